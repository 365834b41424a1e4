using NodaTime;

namespace Holdfast.Engine.Values;

/// <summary>On which weekdays of a year, or on the last of the year before, business rests.</summary>
internal static class HolidayRules
{
    /// <summary>The last occurrence of a weekday in a month, as NodaTime counts them.</summary>
    private const int Last = 5;

    // Closings of the exchange for whole days that no rule foretells, 2000 to June 2025.
    private static readonly BusinessHoliday[] ExchangeClosings =
    [
        new(new LocalDate(2001, 9, 11), "Attacks of 11 September"),
        new(new LocalDate(2001, 9, 12), "Attacks of 11 September"),
        new(new LocalDate(2001, 9, 13), "Attacks of 11 September"),
        new(new LocalDate(2001, 9, 14), "Attacks of 11 September"),
        new(new LocalDate(2004, 6, 11), "Mourning for President Reagan"),
        new(new LocalDate(2007, 1, 2), "Mourning for President Ford"),
        new(new LocalDate(2012, 10, 29), "Hurricane Sandy"),
        new(new LocalDate(2012, 10, 30), "Hurricane Sandy"),
        new(new LocalDate(2018, 12, 5), "Mourning for President George H. W. Bush"),
        new(new LocalDate(2025, 1, 9), "Mourning for President Carter"),
    ];

    // 5 U.S.C. 6103(a). Juneteenth by Public Law 117-17, in force from 17 June 2021.
    public static IEnumerable<BusinessHoliday> UnitedStatesFederal(int year) =>
    [
        new(Observed(year, 1, 1), "New Year's Day"),
        new(Nth(3, IsoDayOfWeek.Monday, year, 1), "Birthday of Martin Luther King, Jr."),
        new(Nth(3, IsoDayOfWeek.Monday, year, 2), "Washington's Birthday"),
        new(Nth(Last, IsoDayOfWeek.Monday, year, 5), "Memorial Day"),
        .. From(2021, year, new(Observed(year, 6, 19), "Juneteenth National Independence Day")),
        new(Observed(year, 7, 4), "Independence Day"),
        new(Nth(1, IsoDayOfWeek.Monday, year, 9), "Labor Day"),
        new(Nth(2, IsoDayOfWeek.Monday, year, 10), "Columbus Day"),
        new(Observed(year, 11, 11), "Veterans Day"),
        new(Nth(4, IsoDayOfWeek.Thursday, year, 11), "Thanksgiving Day"),
        new(Observed(year, 12, 25), "Christmas Day"),
    ];

    // NYSE Rule 7.2, which came to Juneteenth a year after the law.
    public static IEnumerable<BusinessHoliday> NewYorkStockExchange(int year) =>
    [
        .. ExchangeNewYear(year),
        new(Nth(3, IsoDayOfWeek.Monday, year, 1), "Martin Luther King, Jr. Day"),
        new(Nth(3, IsoDayOfWeek.Monday, year, 2), "Washington's Birthday"),
        new(EasterSunday(year).PlusDays(-2), "Good Friday"),
        new(Nth(Last, IsoDayOfWeek.Monday, year, 5), "Memorial Day"),
        .. From(2022, year, new(Observed(year, 6, 19), "Juneteenth National Independence Day")),
        new(Observed(year, 7, 4), "Independence Day"),
        new(Nth(1, IsoDayOfWeek.Monday, year, 9), "Labor Day"),
        new(Nth(4, IsoDayOfWeek.Thursday, year, 11), "Thanksgiving Day"),
        new(Observed(year, 12, 25), "Christmas Day"),
        .. ExchangeClosings.Where(closing => closing.Date.Year == year),
    ];

    // 5 U.S.C. 6103(b)(1) and Executive Order 11582: on a Saturday, the Friday before; on a Sunday, the Monday after.
    private static LocalDate Observed(int year, int month, int day)
    {
        var date = new LocalDate(year, month, day);
        return date.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => date.PlusDays(-1),
            IsoDayOfWeek.Sunday => date.PlusDays(1),
            _ => date,
        };
    }

    // A Friday that ends an accounting period is traded on: New Year's Day on a Saturday is not made up for.
    private static IEnumerable<BusinessHoliday> ExchangeNewYear(int year) =>
        Observed(year, 1, 1) is var date && date.Year == year ? [new(date, "New Year's Day")] : [];

    private static IEnumerable<BusinessHoliday> From(int firstYear, int year, BusinessHoliday holiday) =>
        year >= firstYear ? [holiday] : [];

    private static LocalDate Nth(int occurrence, IsoDayOfWeek weekday, int year, int month) =>
        LocalDate.FromYearMonthWeekAndDay(year, month, occurrence, weekday);

    // The Gregorian computus in the form of Meeus, Jones and Butcher.
    private static LocalDate EasterSunday(int year)
    {
        var (century, ofCentury, golden) = (year / 100, year % 100, year % 19);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * correction) + 114;
        return new LocalDate(year, days / 31, (days % 31) + 1);
    }
}
