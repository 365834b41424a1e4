using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Holdfast.Engine.Contract;
using NodaTime;
using NodaTime.Text;
using static Holdfast.Engine.Tests.Contract.Wire;

namespace Holdfast.Engine.Tests.Contract;

public sealed class TimeTests
{
    private static readonly string Snapshot = Examples.Of(EventType.AccountSnapshot);

    [Theory]
    [InlineData("2026-03-02T14:31:05Z", "2026-03-02T14:31:05Z")]
    [InlineData("2026-03-02t14:31:05z", "2026-03-02T14:31:05Z")]
    [InlineData("2026-03-02T14:31:05.2Z", "2026-03-02T14:31:05.2Z")]
    [InlineData("2026-03-02T14:31:05.2000000Z", "2026-03-02T14:31:05.2Z")]
    [InlineData("2026-03-02T14:31:05.0000001Z", "2026-03-02T14:31:05.0000001Z")]
    [InlineData("2026-03-02T14:31:05+00:00", "2026-03-02T14:31:05Z")]
    [InlineData("2026-03-02T14:31:05-00:00", "2026-03-02T14:31:05Z")]
    [InlineData("2026-03-02T00:31:05+01:30", "2026-03-01T23:01:05Z")]
    [InlineData("2026-12-31T23:31:05-23:59", "2027-01-01T23:30:05Z")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z")]
    [InlineData("2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.9999999Z")]
    [InlineData("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z")]
    [InlineData("0000-03-01T00:00:00Z", "0000-03-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    public void A_time_of_this_form_is_taken(string time, string written) => Assert.Contains(
        $"\"time\":\"{written}\"", Write(Event(With(Snapshot, "/time", $"\"{time}\""))), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-03-02T14:31:05")]
    [InlineData("2026-03-02 14:31:05Z")]
    [InlineData("2026-03-02_14:31:05Z")]
    [InlineData("2026-03-02")]
    [InlineData("20260302T143105Z")]
    [InlineData("2026-3-02T14:31:05Z")]
    [InlineData("2026-03-02T14:31Z")]
    [InlineData("2026-03-02T14:31:05.Z")]
    [InlineData("2026-03-02T14:31:05,2Z")]
    [InlineData("2026-03-02T14:31:05.12345678Z")]
    [InlineData("2026-03-02T14:31:05.00000000Z")]
    [InlineData("2026-03-02T14:31:60Z")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2026-03-02T14:60:05Z")]
    [InlineData("2026-03-02T24:00:00Z")]
    [InlineData("2026-02-29T14:31:05Z")]
    [InlineData("1900-02-29T14:31:05Z")]
    [InlineData("2026-04-31T14:31:05Z")]
    [InlineData("2026-00-02T14:31:05Z")]
    [InlineData("2026-13-02T14:31:05Z")]
    [InlineData("2026-03-00T14:31:05Z")]
    [InlineData("2026-03-02T14:31:05+0100")]
    [InlineData("2026-03-02T14:31:05+01")]
    [InlineData("2026-03-02T14:31:05+24:00")]
    [InlineData("2026-03-02T14:31:05+01:60")]
    [InlineData("2026-03-02T14:31:05 Z")]
    [InlineData("2026-03-02T14:31:05Z ")]
    [InlineData(" 2026-03-02T14:31:05Z")]
    [InlineData("2026-03-02T14:31:05ZZ")]
    [InlineData("+2026-03-02T14:31:05Z")]
    [InlineData("-001-03-02T14:31:05Z")]
    [InlineData("2026-03-02T1a:31:05Z")]
    [InlineData("2026-03-02T14:31:0\u0665Z")]
    [InlineData("0000-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("")]
    [InlineData("yesterday")]
    public void A_time_of_this_form_is_refused_by_its_pointer(string time) =>
        Assert.Equal(["/time"], Faults(With(Snapshot, "/time", $"\"{time}\"")));

    [Fact]
    public void A_time_is_text() => Assert.Equal(["/time"], Faults(With(Snapshot, "/time", "1772461865")));

    [Theory]
    [InlineData("2017-02-05", "2017-02-05")]
    [InlineData("0000-01-01", "0000-01-01")]
    [InlineData("2017-02-05T23:30:00-05:00", "2017-02-05")]
    public void A_date_may_come_as_a_time_and_is_the_day_that_stands_there(string date, string written) =>
        Assert.Contains(
            $"\"openedOn\":\"{written}\"",
            Write(Event(With(Snapshot, "/data/openedOn", $"\"{date}\""))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("2017-02-29")]
    [InlineData("2017-2-05")]
    [InlineData("2017-02-05Z")]
    [InlineData("2017-02-05T23:30:00")]
    [InlineData("05.02.2017")]
    [InlineData("")]
    public void A_date_of_this_form_is_refused_by_its_pointer(string date) =>
        Assert.Equal(["/data/openedOn"], Faults(With(Snapshot, "/data/openedOn", $"\"{date}\"")));

    [Fact]
    public void An_exposure_may_be_known_to_the_day_and_a_report_may_not()
    {
        var exposure = With(Examples.Of(EventType.ExposureFound), "/data/firstSeen", "\"2025-06-22\"");
        var report = With(Examples.Of(EventType.CustomerReported), "/data/since", "\"2025-06-22\"");

        Assert.Equal(Instant.FromUtc(2025, 6, 22, 0, 0), Assert.IsType<ExposureFound>(Event(exposure).Data).FirstSeen);
        Assert.Equal(["/data/since"], Faults(report));
    }

    [Property(MaxTest = 1_000)]
    public void Times_are_written_as_the_calendar_of_another_library_writes_them(DoNotSize<int> seed)
    {
        var first = Instant.FromUtc(1, 1, 1, 0, 0);
        var last = Instant.FromUtc(9999, 12, 31, 0, 0);
        var ticks = new Random(seed.Item).NextInt64((last - first).BclCompatibleTicks);
        var time = first.PlusTicks(seed.Item % 2 == 0 ? ticks : ticks / 10_000_000 * 10_000_000);

        var utf8 = new byte[Rfc3339.MaximumLength];
        var length = Rfc3339.Write(time, utf8);

        Assert.Equal(InstantPattern.ExtendedIso.Format(time), Encoding.ASCII.GetString(utf8, 0, length));
        Assert.True(Rfc3339.TryParseTime(utf8.AsSpan(0, length), out var read));
        Assert.Equal(time, read);
    }

    [Fact]
    public void Every_day_of_four_hundred_years_is_written_and_read()
    {
        var utf8 = new byte[Rfc3339.MaximumLength];
        for (var day = new LocalDate(1850, 1, 1); day.Year < 2250; day = day.PlusDays(1))
        {
            var time = day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
            Assert.True(Rfc3339.TryParseTime(utf8.AsSpan(0, Rfc3339.Write(time, utf8)), out var read));
            Assert.Equal(time, read);
            Assert.True(Rfc3339.TryParseDate(utf8.AsSpan(0, 10), out var date));
            Assert.Equal(day, date);
        }
    }

    [Fact]
    public void A_year_without_four_digits_is_never_written() => Assert.Throws<ArgumentOutOfRangeException>(
        () => Rfc3339.Write(Instant.FromUtc(-1, 12, 31, 23, 59), new byte[Rfc3339.MaximumLength]));
}
