using Holdfast.Desk.Console;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Tests.Console;

public sealed class FirmTimeTests
{
    private static readonly FirmTime Time = new(
        DateTimeZoneProviders.Tzdb["America/New_York"],
        new SetClock(new DateTimeOffset(2026, 11, 23, 15, 0, 0, default)));

    [Theory]
    [InlineData("2026-11-26T14:05:00Z", "Nov 26, 2026, 9:05 AM EST", "Nov 26, 2026, 9:05 AM EST")]
    [InlineData("2026-07-04T04:30:00Z", "Jul 4, 2026, 12:30 AM EDT", "Jul 4, 2026, 12:30 AM EDT")]
    [InlineData("2026-11-26T05:00:00Z", "Nov 26, 2026, 12:00 AM EST", "end of Nov 25, 2026")]
    public void A_moment_is_told_in_the_firm_s_zone_and_the_end_of_a_day_by_that_day(
        string at, string text, string until)
    {
        var instant = InstantPattern.ExtendedIso.Parse(at).Value;

        Assert.Equal(text, Time.Text(instant));
        Assert.Equal(until, Time.UntilText(instant));
    }

    [Theory]
    [InlineData(59, "under a minute")]
    [InlineData(60, "1 min")]
    [InlineData(3_599, "59 min")]
    [InlineData(3_600, "1 h")]
    [InlineData(3_660, "1 h 1 min")]
    [InlineData(86_399, "23 h 59 min")]
    [InlineData(86_400, "1 d")]
    [InlineData(90_000, "1 d 1 h")]
    [InlineData(-7_200, "2 h")]
    public void A_stretch_of_time_is_told_in_its_two_largest_units(int seconds, string text) =>
        Assert.Equal(text, FirmTime.Text(Duration.FromSeconds(seconds)));

    [Fact]
    public void Notices_and_pages_go_by_the_clock_that_is_given() =>
        Assert.Equal(new LocalDate(2026, 11, 23), Time.Today);
}
