using NodaTime;

namespace Holdfast.Engine.Values;

/// <summary>
/// The days on which business is done: weekdays that are no holiday of a named list. It covers whole years and throws
/// outside them, so that no deadline is guessed.
/// </summary>
/// <remarks>
/// Rules that say "business day" seldom say whose, and the answers differ (an exchange closes on Good Friday, a federal
/// office on Columbus Day), so whoever counts names the calendar. Asking costs two look-ups and no memory.
/// </remarks>
public sealed class BusinessCalendar
{
    private readonly LocalDate _first;
    private readonly LocalDate _last;

    // How many business days lie before the n-th day covered; one entry more than there are days.
    private readonly int[] _before;

    // On which day covered the n-th business day falls.
    private readonly int[] _dayOf;

    private readonly BusinessHoliday[] _holidays;

    private BusinessCalendar(
        string name, int firstYear, int lastYear, Func<int, IEnumerable<BusinessHoliday>> holidaysOfYear)
    {
        Name = name;
        _first = new LocalDate(firstYear, 1, 1);
        _last = new LocalDate(lastYear, 12, 31);

        // New Year's Day of the year after may be observed on the last day covered.
        _holidays =
        [
            .. Enumerable.Range(firstYear, lastYear - firstYear + 2).SelectMany(holidaysOfYear)
                .Where(holiday => Covers(holiday.Date)).OrderBy(holiday => holiday.Date),
        ];
        var closed = _holidays.Select(holiday => DayOf(holiday.Date)).ToHashSet();

        var days = DayOf(_last) + 1;
        _before = new int[days + 1];
        var open = new List<int>(days);
        for (var day = 0; day < days; day++)
        {
            _before[day] = open.Count;
            var weekday = (_first.DayOfWeek - IsoDayOfWeek.Monday + day) % 7;
            if (weekday < 5 && !closed.Contains(day))
            {
                open.Add(day);
            }
        }

        _before[days] = open.Count;
        _dayOf = [.. open];
    }

    /// <summary>
    /// The legal public holidays of 5 U.S.C. 6103, 2000 to 2099, each on the weekday on which it is observed. Without
    /// Inauguration Day, which is one around Washington only, and without closings by executive order.
    /// </summary>
    public static BusinessCalendar UnitedStatesFederal { get; } =
        new("United States federal", 2000, 2099, HolidayRules.UnitedStatesFederal);

    /// <summary>
    /// The days on which the New York Stock Exchange trades, 2000 to 2099, by its Rule 7.2 and with the closings that
    /// no rule foretold, up to June 2025. Days on which it closes early are business days.
    /// </summary>
    public static BusinessCalendar NewYorkStockExchange { get; } =
        new("New York Stock Exchange", 2000, 2099, HolidayRules.NewYorkStockExchange);

    /// <summary>The name by which a deadline says how it was counted.</summary>
    public string Name { get; }

    /// <summary>Whether a date lies in the years covered. Dates of another calendar than ISO throw.</summary>
    public bool Covers(LocalDate date) => date >= _first && date <= _last;

    /// <summary>Whether business is done on a date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is not covered.</exception>
    public bool IsBusinessDay(LocalDate date)
    {
        var day = DayOf(date);
        return _before[day + 1] > _before[day];
    }

    /// <summary>
    /// The business day some business days after a date; before it where negative. The date itself is day 0 and not
    /// counted, whether or not it is a business day; zero business days on is the date itself.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The date or the answer is not covered.</exception>
    public LocalDate Add(LocalDate date, int businessDays)
    {
        var day = DayOf(date);
        if (businessDays == 0)
        {
            return date;
        }

        var place = businessDays > 0 ? _before[day + 1] + (long)businessDays - 1 : _before[day] + (long)businessDays;
        return place >= 0 && place < _dayOf.Length
            ? _first.PlusDays(_dayOf[place])
            : throw new ArgumentOutOfRangeException(
                nameof(businessDays), businessDays, $"The calendar '{Name}' ends before so many business days.");
    }

    /// <summary>
    /// How many business days <paramref name="to"/> is after <paramref name="from"/>, which is day 0 and not counted;
    /// negative if it is before. The reverse of <see cref="Add"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A date is not covered.</exception>
    public int Between(LocalDate from, LocalDate to)
    {
        var (first, last) = (DayOf(from), DayOf(to));
        return last >= first ? _before[last + 1] - _before[first + 1] : _before[last] - _before[first];
    }

    /// <summary>
    /// The weekdays of a year on which no business is done, in order, under the name of the holiday each is observed
    /// for: 31 December 2021 is the New Year's Day of 2022.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not covered.</exception>
    public IReadOnlyList<BusinessHoliday> HolidaysOf(int year) => year >= _first.Year && year <= _last.Year
        ? [.. _holidays.Where(holiday => holiday.Date.Year == year)]
        : throw new ArgumentOutOfRangeException(nameof(year), year, $"The calendar '{Name}' does not cover it.");

    /// <inheritdoc/>
    public override string ToString() => Name;

    private int DayOf(LocalDate date) => Covers(date)
        ? Period.DaysBetween(_first, date)
        : throw new ArgumentOutOfRangeException(nameof(date), date, $"The calendar '{Name}' does not cover it.");
}

/// <summary>A weekday without business, and why.</summary>
public readonly record struct BusinessHoliday(LocalDate Date, string Name);
