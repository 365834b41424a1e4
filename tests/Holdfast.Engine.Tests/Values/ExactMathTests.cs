using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Values;

public sealed class ExactMathTests
{
    private const long Week = 7 * 86_400;

    [Theory]
    [InlineData(0, 5000)]
    [InlineData(100, 5250)]
    [InlineData(693, 6666)]
    [InlineData(1000, 7311)]
    [InlineData(2000, 8808)]
    [InlineData(3400, 9677)]
    [InlineData(5000, 9933)]
    [InlineData(9000, 9999)]
    [InlineData(10_000, 10_000)]
    [InlineData(-1000, 2689)]
    [InlineData(-5000, 67)]
    [InlineData(-6000, 25)]
    [InlineData(-9000, 1)]
    [InlineData(-10_000, 0)]
    [InlineData(int.MaxValue, 10_000)]
    [InlineData(int.MinValue, 0)]
    public void Log_odds_stand_for_the_probability_of_the_textbook(int thousandths, int tenThousandths) =>
        Assert.Equal(new Probability(tenThousandths), new LogOdds(thousandths).ToProbability());

    [Fact]
    public void Probability_is_the_nearest_ten_thousandth_at_every_weight()
    {
        for (var x = -21_000; x <= 21_000; x++)
        {
            var exact = 10_000 / (1 + Math.Exp(-x / 1000.0));
            Assert.InRange(ExactMath.Logistic(new LogOdds(x)).TenThousandths - exact, -0.5001, 0.5001);
        }
    }

    [Fact]
    public void More_evidence_never_lowers_a_probability_and_turned_round_it_is_the_rest_to_one()
    {
        var before = new Probability(0);
        for (var x = -25_000; x <= 25_000; x++)
        {
            var probability = ExactMath.Logistic(new LogOdds(x));
            Assert.True(probability >= before);
            Assert.Equal(10_000, probability.TenThousandths + ExactMath.Logistic(new LogOdds(-x)).TenThousandths);
            before = probability;
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 693)]
    [InlineData(3, 1098)]
    [InlineData(10, 2302)]
    [InlineData(100, 4605)]
    [InlineData(1_000, 6907)]
    [InlineData(25_000, 10_126)]
    [InlineData(1_000_000, 13_815)]
    [InlineData(uint.MaxValue, 22_180)]
    [InlineData(4_294_967_296, 22_180)]
    [InlineData(10_000_000_000_000_000_000, 43_749)]
    [InlineData(ulong.MaxValue, 44_361)]
    public void Logarithms_are_those_of_the_textbook_cut_to_thousandths(ulong number, int thousandths) =>
        Assert.Equal(thousandths, ExactMath.Ln(number));

    [Fact]
    public void Logarithms_are_at_most_a_thousandth_below_the_true_one_and_grow_with_the_number()
    {
        var before = 0;
        for (ulong number = 1; number < 200_000; number++)
        {
            var ln = ExactMath.Ln(number);
            Assert.InRange((Math.Log(number) * 1000) - ln, -1e-6, 1.02);
            Assert.True(ln >= before);
            before = ln;
        }

        for (var bit = 17; bit < 64; bit++)
        {
            var power = 1UL << bit;
            foreach (var number in new[] { power - 1, power, power + 1, power + (power / 2) })
            {
                Assert.InRange((Math.Log(number) * 1000) - ExactMath.Ln(number), -1e-6, 1.02);
            }
        }
    }

    [Fact]
    public void Nothing_has_no_logarithm() => Assert.Throws<ArgumentOutOfRangeException>(() => ExactMath.Ln(0));

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 693)]
    [InlineData(1, 2, -693)]
    [InlineData(1, 1_000, -6907)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, 0)]
    public void Logarithm_of_a_ratio_turns_its_sign_with_the_ratio(
        ulong numerator, ulong denominator, int thousandths) =>
        Assert.Equal(thousandths, ExactMath.LnRatio(numerator, denominator));

    [Theory]
    [InlineData(0, 3400)]
    [InlineData(-60, 3400)]
    [InlineData(Week, 1700)]
    [InlineData(2 * Week, 850)]
    [InlineData(3 * Week, 425)]
    [InlineData(10 * Week, 3)]
    [InlineData((12 * Week) - 1, 0)]
    [InlineData(12 * Week, 0)]
    [InlineData(long.MaxValue, 0)]
    public void Evidence_halves_at_every_half_life_until_nothing_is_left(long seconds, int left)
    {
        Assert.Equal(new LogOdds(left), ExactMath.Fade(new LogOdds(3400), seconds, Week));
        Assert.Equal(new LogOdds(-left), ExactMath.Fade(new LogOdds(-3400), seconds, Week));
    }

    [Fact]
    public void Half_a_half_life_leaves_seven_tenths() =>
        Assert.InRange(ExactMath.Fade(new LogOdds(10_000), Week / 2, Week).Thousandths, 7_064, 7_078);

    [Fact]
    public void Heaviest_evidence_is_gone_after_twelve_half_lives()
    {
        Assert.Equal(new LogOdds(4), ExactMath.Fade(new LogOdds(20_000), (12 * Week) - 1, Week));
        Assert.Equal(LogOdds.Zero, ExactMath.Fade(new LogOdds(20_000), 12 * Week, Week));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-3)]
    [InlineData(2500)]
    [InlineData(-2500)]
    public void Evidence_only_ever_fades_towards_nothing_on_both_sides_alike(int thousandths)
    {
        var before = Math.Abs(thousandths);
        for (long seconds = 0; seconds <= 13 * Week; seconds += 3_600)
        {
            var left = ExactMath.Fade(new LogOdds(thousandths), seconds, Week);
            Assert.InRange(Math.Abs(left.Thousandths), 0, before);
            Assert.Equal(-left, ExactMath.Fade(new LogOdds(-thousandths), seconds, Week));
            before = Math.Abs(left.Thousandths);
        }

        Assert.Equal(0, before);
    }

    [Theory]
    [InlineData(3400, 250, 850)]
    [InlineData(-3400, 250, -850)]
    [InlineData(3333, 1500, 4999)]
    [InlineData(1, 999, 0)]
    public void A_part_of_a_weight_is_cut_to_thousandths(int weight, int part, int expected) =>
        Assert.Equal(new LogOdds(expected), new LogOdds(weight).Part(part));
}
