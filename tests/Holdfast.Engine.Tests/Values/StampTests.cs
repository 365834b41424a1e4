using FsCheck.Xunit;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Tests.Values;

public sealed class StampTests
{
    private static readonly Instant Epoch = Instant.FromUtc(2000, 1, 1, 0, 0);

    private static readonly Stamp First = Stamp.FromStored(1);

    private static readonly Stamp Last = Stamp.FromStored(uint.MaxValue);

    [Fact]
    public void Moments_before_2000_and_after_2136_are_its_first_and_last_second()
    {
        Assert.Equal(First, Stamp.Of(Instant.FromUtc(1970, 1, 1, 0, 0)));
        Assert.Equal(First, Stamp.Of(Instant.MinValue));
        Assert.Equal(First, Stamp.Of(Epoch));
        Assert.Equal(First, Stamp.Of(Epoch + Duration.FromSeconds(1)));
        Assert.Equal(Stamp.FromStored(2), Stamp.Of(Epoch + Duration.FromSeconds(2)));
        Assert.Equal(Instant.FromUtc(2136, 2, 7, 6, 28, 15), Last.ToInstant());
        Assert.Equal(Last, Stamp.Of(Last.ToInstant()));
        Assert.Equal(Last, Stamp.Of(Last.ToInstant() + Duration.FromSeconds(1)));
        Assert.Equal(Last, Stamp.Of(Instant.MaxValue));
        Assert.False(Stamp.Of(Instant.MinValue).IsNever);
    }

    [Fact]
    public void A_moment_is_cut_to_its_second()
    {
        var noon = Instant.FromUtc(2026, 11, 23, 12, 0, 7);

        Assert.Equal(Stamp.Of(noon), Stamp.Of(noon + Duration.FromTicks(9_999_999)));
        Assert.Equal(noon, Stamp.Of(noon + Duration.FromTicks(9_999_999)).ToInstant());
    }

    [Fact]
    public void Never_is_infinitely_long_ago()
    {
        var now = Stamp.Of(Instant.FromUtc(2026, 11, 23, 12, 0));

        Assert.True(default(Stamp).IsNever);
        Assert.True(Stamp.FromStored(0).IsNever);
        Assert.Equal(long.MaxValue, now.Since(default));
        Assert.False(now.IsWithin(long.MaxValue - 1, default));
        Assert.True(default(Stamp) < First);
        Assert.Equal(now, Stamp.Later(default, now));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(-1, true)]
    [InlineData(-100_000, true)]
    public void Within_a_minute_holds_to_the_second_and_for_what_came_late(int ago, bool within)
    {
        var now = Stamp.Of(Instant.FromUtc(2026, 11, 23, 12, 0));
        var earlier = now.Plus(-ago);

        Assert.Equal(ago, now.Since(earlier));
        Assert.Equal(within, now.IsWithin(60, earlier));
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(uint.MaxValue)]
    [InlineData(4_000_000_000)]
    public void Moving_beyond_the_ends_stops_there(long seconds)
    {
        var now = Stamp.Of(Instant.FromUtc(2026, 11, 23, 12, 0));

        Assert.Equal(Last, now.Plus(seconds));
        Assert.Equal(First, now.Plus(-seconds));
        Assert.Equal(First, now.Plus(long.MinValue));
    }

    [Property]
    public bool Order_is_the_order_in_time(uint left, uint right)
    {
        var (a, b) = (Stamp.FromStored(left), Stamp.FromStored(right));

        return (a < b) == (left < right) && (a > b) == (left > right) && (a <= b) == (left <= right)
            && (a >= b) == (left >= right) && a.CompareTo(b) == left.CompareTo(right)
            && Stamp.Later(a, b) == Stamp.FromStored(Math.Max(left, right));
    }

    [Property]
    public bool Day_and_hour_are_those_of_the_calendar(uint seconds)
    {
        var stamp = Stamp.FromStored(Math.Max(1, seconds));
        var utc = stamp.ToInstant().InUtc();

        return stamp.DayOfWeek == (int)utc.DayOfWeek - 1 && stamp.HourOfDay == utc.Hour
            && stamp.DayNumber == Period.DaysBetween(new LocalDate(2000, 1, 1), utc.Date)
            && Stamp.Of(stamp.ToInstant()) == stamp;
    }

    [Fact]
    public void Days_of_the_week_run_from_Monday_to_Sunday()
    {
        Assert.Equal(5, First.DayOfWeek);
        for (var day = 0; day < 7; day++)
        {
            Assert.Equal(day, Stamp.Of(Instant.FromUtc(2026, 11, 23 + day, 23, 59, 59)).DayOfWeek);
        }
    }
}
