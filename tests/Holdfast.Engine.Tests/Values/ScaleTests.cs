using System.Globalization;
using FsCheck.Xunit;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Values;

/// <summary>The two scales of a decision: weight of evidence and probability.</summary>
public sealed class ScaleTests
{
    [Theory]
    [InlineData("3.4", 3_400, "3.4")]
    [InlineData("-0.25", -250, "-0.25")]
    [InlineData("0", 0, "0")]
    [InlineData("1.2349", 1_234, "1.234")]
    [InlineData("-1.2349", -1_234, "-1.234")]
    [InlineData("100", 100_000, "100")]
    [InlineData("-100", -100_000, "-100")]
    public void A_weight_is_cut_to_thousandths_and_written_without_needless_zeros(
        string value, int thousandths, string written)
    {
        var weight = LogOdds.Of(Number(value));

        Assert.Equal(thousandths, weight.Thousandths);
        Assert.Equal(written, weight.ToString());
    }

    [Theory]
    [InlineData("100.001")]
    [InlineData("-100.001")]
    [InlineData("79228162514264337593543950335")]
    public void A_weight_beyond_a_hundred_is_no_weight(string value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LogOdds.Of(Number(value)));

    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("0.9731", 9_731, "0.9731")]
    [InlineData("0.99999", 9_999, "0.9999")]
    [InlineData("0.3", 3_000, "0.3")]
    [InlineData("1", 10_000, "1")]
    public void A_probability_is_cut_to_ten_thousandths(string value, int tenThousandths, string written)
    {
        var probability = Probability.Of(Number(value));

        Assert.Equal(tenThousandths, probability.TenThousandths);
        Assert.Equal(written, probability.ToString());
    }

    [Theory]
    [InlineData("-0.0001")]
    [InlineData("1.0001")]
    public void There_is_no_probability_below_nought_or_above_one(string value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Probability.Of(Number(value)));

    [Property]
    public bool Evidence_adds_up_in_any_order(int a, int b, int c)
    {
        var (x, y, z) = (new LogOdds(a % 20_000), new LogOdds(b % 20_000), new LogOdds(c % 20_000));

        return x + y + z == z + x + y && x - y == x + -y && x + LogOdds.Zero == x;
    }

    [Property]
    public bool Order_is_that_of_the_numbers(int a, int b)
    {
        var (x, y) = (new LogOdds(a), new LogOdds(b));
        var (p, q) = (new Probability(a), new Probability(b));

        return (x < y) == (a < b) && (x > y) == (a > b) && (x <= y) == (a <= b) && (x >= y) == (a >= b)
            && (p < q) == (a < b) && (p > q) == (a > b) && (p <= q) == (a <= b) && (p >= q) == (a >= b)
            && x.CompareTo(y) == a.CompareTo(b) && p.CompareTo(q) == a.CompareTo(b);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
