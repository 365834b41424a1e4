using System.Globalization;
using FsCheck.Xunit;
using Holdfast.Engine.Values;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Engine.Tests.Values;

public sealed class BusinessCalendarTests
{
    private static BusinessCalendar Federal => BusinessCalendar.UnitedStatesFederal;

    private static BusinessCalendar Exchange => BusinessCalendar.NewYorkStockExchange;

    [Theory]
    [InlineData(2, "2026-11-25")]
    [InlineData(5, "2026-12-01")]
    [InlineData(15, "2026-12-15")]
    [InlineData(25, "2026-12-30")]
    [InlineData(55, "2027-02-12")]
    public void Hold_placed_on_Monday_23_November_2026_ends_on_the_day_that_the_rule_book_counts(int days, string end)
    {
        var placed = new LocalDate(2026, 11, 23);

        Assert.Equal(Date(end), Federal.Add(placed, days));
        Assert.Equal(days, Federal.Between(placed, Date(end)));
    }

    [Theory]
    [InlineData("2000-02-28", 1, "2000-02-29")]
    [InlineData("2000-02-29", 1, "2000-03-01")]
    [InlineData("2023-02-28", 1, "2023-03-01")]
    [InlineData("2024-02-28", 1, "2024-02-29")]
    [InlineData("2024-02-28", 2, "2024-03-01")]
    [InlineData("2026-07-02", 1, "2026-07-06")]
    [InlineData("2026-11-25", 1, "2026-11-27")]
    [InlineData("2021-12-30", 1, "2022-01-03")]
    [InlineData("2022-12-30", 1, "2023-01-03")]
    public void One_or_two_business_days_step_over_weekends_holidays_and_leap_days(string from, int days, string to)
    {
        Assert.Equal(Date(to), Federal.Add(Date(from), days));
        Assert.Equal(Date(from), Federal.Add(Date(to), -days));
    }

    [Theory]
    [InlineData("2026-11-21", 1, "2026-11-23")]
    [InlineData("2026-11-22", 1, "2026-11-23")]
    [InlineData("2026-11-26", 1, "2026-11-27")]
    [InlineData("2026-11-21", 0, "2026-11-21")]
    [InlineData("2026-11-23", 0, "2026-11-23")]
    [InlineData("2026-11-22", -1, "2026-11-20")]
    [InlineData("2026-11-26", -1, "2026-11-25")]
    public void Day_zero_is_not_counted_whether_or_not_it_is_a_business_day(string from, int days, string to) =>
        Assert.Equal(Date(to), Federal.Add(Date(from), days));

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", 0)]
    [InlineData("2026-11-20", "2026-11-21", 0)]
    [InlineData("2026-11-20", "2026-11-22", 0)]
    [InlineData("2026-11-20", "2026-11-23", 1)]
    [InlineData("2026-11-21", "2026-11-23", 1)]
    [InlineData("2026-11-23", "2026-11-20", -1)]
    [InlineData("2026-11-23", "2026-11-21", 0)]
    [InlineData("2026-01-01", "2026-12-31", 250)]
    [InlineData("2025-12-31", "2026-12-31", 250)]
    [InlineData("2000-01-01", "2000-12-31", 251)]
    public void Between_counts_the_last_day_but_not_the_first(string from, string to, int days) =>
        Assert.Equal(days, Federal.Between(Date(from), Date(to)));

    // As published by the Office of Personnel Management.
    [Theory]
    [InlineData(2010, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26")]
    [InlineData(2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    [InlineData(2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25")]
    [InlineData(2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    public void Federal_holidays_are_those_that_were_published(int year, string days) =>
        Assert.Equal(days, Days(Federal, year));

    [Theory]
    [InlineData(2001, "01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25")]
    [InlineData(2004, "01-01 01-19 02-16 04-09 05-31 06-11 07-05 09-06 11-25 12-24")]
    [InlineData(2007, "01-01 01-02 01-15 02-19 04-06 05-28 07-04 09-03 11-22 12-25")]
    [InlineData(2012, "01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25")]
    [InlineData(2018, "01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25")]
    [InlineData(2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24")]
    [InlineData(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26")]
    [InlineData(2025, "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24")]
    public void Exchange_closes_on_the_days_that_it_published_or_that_nobody_foresaw(int year, string days) =>
        Assert.Equal(days, Days(Exchange, year));

    [Fact]
    public void New_Years_Day_on_a_Saturday_is_observed_by_the_government_on_Friday_and_by_the_exchange_not_at_all()
    {
        var eve = new LocalDate(2021, 12, 31);

        Assert.False(Federal.IsBusinessDay(eve));
        Assert.Equal(new BusinessHoliday(eve, "New Year's Day"), Federal.HolidaysOf(2021)[^1]);
        Assert.DoesNotContain(Federal.HolidaysOf(2022), holiday => holiday.Name == "New Year's Day");
        Assert.True(Exchange.IsBusinessDay(eve));
    }

    [Theory]
    [InlineData("2026-10-12", false, true)]
    [InlineData("2026-11-11", false, true)]
    [InlineData("2026-04-03", true, false)]
    [InlineData("2021-06-18", false, true)]
    [InlineData("2020-06-19", true, true)]
    [InlineData("2022-06-20", false, false)]
    [InlineData("2025-01-09", true, false)]
    [InlineData("2026-11-27", true, true)]
    public void Government_and_exchange_rest_on_different_days(string date, bool federal, bool exchange)
    {
        Assert.Equal(federal, Federal.IsBusinessDay(Date(date)));
        Assert.Equal(exchange, Exchange.IsBusinessDay(Date(date)));
    }

    [Fact]
    public void Dates_outside_the_years_covered_are_not_guessed()
    {
        var (before, first) = (new LocalDate(1999, 12, 31), new LocalDate(2000, 1, 1));
        var (last, after) = (new LocalDate(2099, 12, 31), new LocalDate(2100, 1, 1));

        Assert.False(Federal.Covers(before));
        Assert.True(Federal.Covers(first));
        Assert.True(Federal.Covers(last));
        Assert.False(Federal.Covers(after));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.IsBusinessDay(before));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.IsBusinessDay(after));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.Between(before, first));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.Between(last, after));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.Add(before, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.Add(last, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.Add(first, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.Add(last, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.Add(first, int.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.HolidaysOf(1999));
        Assert.Throws<ArgumentOutOfRangeException>(() => Federal.HolidaysOf(2100));
    }

    [Fact]
    public void First_and_last_business_days_covered_are_found()
    {
        Assert.Equal(new LocalDate(2000, 1, 3), Federal.Add(new LocalDate(2000, 1, 1), 1));
        Assert.Equal(new LocalDate(2000, 1, 3), Federal.Add(new LocalDate(2000, 1, 4), -1));
        Assert.Equal(new LocalDate(2099, 12, 31), Federal.Add(new LocalDate(2099, 12, 30), 1));
    }

    [Fact]
    public void Every_holiday_is_a_weekday_that_is_listed_once_and_every_other_weekday_is_a_business_day()
    {
        foreach (var calendar in new[] { Federal, Exchange })
        {
            for (var year = 2000; year < 2100; year++)
            {
                var holidays = calendar.HolidaysOf(year).Select(holiday => holiday.Date).ToList();
                Assert.Equal(holidays.Distinct().Order(), holidays);
                for (var date = new LocalDate(year, 1, 1); date.Year == year; date = date.PlusDays(1))
                {
                    var weekday = date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
                    Assert.Equal(weekday && !holidays.Contains(date), calendar.IsBusinessDay(date));
                    Assert.True(weekday || !holidays.Contains(date));
                }
            }
        }
    }

    [Property]
    public bool Between_is_the_reverse_of_Add(ushort start, short days)
    {
        var from = new LocalDate(2005, 1, 1).PlusDays(start % 32_000);
        var steps = days % 1_200;

        var to = Federal.Add(from, steps);

        return Federal.Between(from, to) == steps && (steps == 0 || Federal.IsBusinessDay(to));
    }

    [Property]
    public bool Between_counts_what_a_person_counts_on_the_wall(ushort start, byte length)
    {
        var from = new LocalDate(2001, 1, 1).PlusDays(start % 36_000);
        var to = from.PlusDays(length);

        var counted = Enumerable.Range(1, length).Count(day => Federal.IsBusinessDay(from.PlusDays(day)));

        return Federal.Between(from, to) == counted;
    }

    [Fact]
    public void A_calendar_is_named_so_that_a_deadline_can_say_how_it_was_counted()
    {
        Assert.Equal("United States federal", Federal.Name);
        Assert.Equal("New York Stock Exchange", Exchange.ToString());
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static string Days(BusinessCalendar calendar, int year) => string.Join(' ', calendar.HolidaysOf(year)
        .Select(holiday => holiday.Date.ToString("MM-dd", CultureInfo.InvariantCulture)));
}
