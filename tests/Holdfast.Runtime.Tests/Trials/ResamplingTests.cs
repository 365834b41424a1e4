using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class ResamplingTests
{
    private static readonly long[] Ones = [.. Enumerable.Repeat(1L, 40)];

    [Fact]
    public void Same_sample_gives_the_same_interval() =>
        Assert.Equal(Resampling.Of(Ones, [First(9), First(20)]), Resampling.Of(Ones, [First(9), First(20)]));

    [Fact]
    public void Interval_of_a_share_does_not_depend_on_what_is_asked_beside_it() =>
        Assert.Equal(Resampling.Of(Ones, [First(9)])[0], Resampling.Of(Ones, [First(30), First(9)])[1]);

    [Fact]
    public void Interval_contains_the_share_and_lies_between_none_and_all()
    {
        for (var part = 0; part <= Ones.Length; part++)
        {
            var (low, high) = Resampling.Of(Ones, [First(part)])[0];

            Assert.InRange(part / 40.0, low, high);
            Assert.InRange(low, 0, 1);
            Assert.InRange(high, low, 1);
        }
    }

    // Nine of ten such samples: the normal approximation, 1.645 times the square root of p(1-p)/n, is 0.13 here.
    [Fact]
    public void Interval_of_a_half_is_as_wide_as_theory_has_it()
    {
        var (low, high) = Resampling.Of(Ones, [First(20)])[0];

        Assert.InRange(low, 0.35, 0.40);
        Assert.InRange(high, 0.60, 0.65);
    }

    // (1 - 0.0722)^40 = 0.05
    [Fact]
    public void Nothing_seen_is_not_nothing_there()
    {
        var nothing = Resampling.Of(Ones, [First(0)])[0];
        var all = Resampling.Of(Ones, [First(40)])[0];

        Assert.Equal((0, 0.0722), (nothing.Low, Math.Round(nothing.High, 4)));
        Assert.Equal((0.9278, 1), (Math.Round(all.Low, 4), all.High));
    }

    [Fact]
    public void Units_that_count_more_make_a_share_less_certain()
    {
        long[] lumpy = [40, .. Enumerable.Repeat(1L, 39)];
        var sure = Resampling.Of(Ones, [First(20)])[0];
        var unsure = Resampling.Of(lumpy, [[40, .. Enumerable.Repeat(0L, 39)]])[0];

        Assert.True(unsure.High - unsure.Low > sure.High - sure.Low);
    }

    private static long[] First(int count) => [.. Enumerable.Range(0, 40).Select(unit => unit < count ? 1L : 0)];
}
