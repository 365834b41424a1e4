using NodaTime;

namespace Holdfast.Engine.Contract;

/// <summary>
/// Times and dates as RFC 3339 writes them. Both letters may be small (its section 5.6); between date and time stands a
/// T, not a space; there are no leap seconds, whose length no clock of the engine has; years are 0000 to 9999 in UTC.
/// </summary>
internal static class Rfc3339
{
    /// <summary>Bytes of the longest time written.</summary>
    public const int MaximumLength = 28;

    private const long TicksOfSecond = 10_000_000;
    private const long SecondsOfDay = 86_400;

    // Days from 0000-03-01 to 1970-01-01.
    private const int DaysToEpoch = 719_468;
    private const int DaysOfEra = 146_097;

    private static readonly long FirstSecond = DaysSinceEpoch(0, 1, 1) * SecondsOfDay;
    private static readonly long EndSecond = DaysSinceEpoch(10_000, 1, 1) * SecondsOfDay;

    /// <summary>Reads a time with its offset, to at most seven digits after the point.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> utf8, out Instant time)
    {
        time = default;
        if (utf8.Length < 20 || !TryDate(utf8, out var year, out var month, out var day)
            || utf8[10] is not ((byte)'T' or (byte)'t')
            || utf8[13] != (byte)':' || utf8[16] != (byte)':'
            || !TryTwo(utf8[11..], 23, out var hour)
            || !TryTwo(utf8[14..], 59, out var minute)
            || !TryTwo(utf8[17..], 59, out var second)
            || !TryFraction(utf8[19..], out var ticks, out var length)
            || !TryOffset(utf8[(19 + length)..], out var offsetMinutes))
        {
            return false;
        }

        var seconds = (DaysSinceEpoch(year, month, day) * SecondsOfDay)
            + (hour * 3_600) + ((minute - offsetMinutes) * 60) + second;
        if (seconds < FirstSecond || seconds >= EndSecond)
        {
            return false;
        }

        time = Instant.FromUnixTimeTicks((seconds * TicksOfSecond) + ticks);
        return true;
    }

    /// <summary>Reads a date.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> utf8, out LocalDate date)
    {
        date = default;
        if (utf8.Length != 10 || !TryDate(utf8, out var year, out var month, out var day))
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    /// <summary>Writes a time in UTC with as many digits after the point as it needs.</summary>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is none of 0000 to 9999.</exception>
    public static int Write(Instant time, Span<byte> output)
    {
        var ticks = time.ToUnixTimeTicks();
        var seconds = Math.DivRem(ticks, TicksOfSecond, out var fraction);
        if (fraction < 0)
        {
            seconds--;
            fraction += TicksOfSecond;
        }

        if (seconds < FirstSecond || seconds >= EndSecond)
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "Its year has no four digits.");
        }

        var ofDay = (int)((seconds - FirstSecond) % SecondsOfDay);
        WriteDate((seconds - ofDay) / SecondsOfDay, output);
        output[10] = (byte)'T';
        Digits(output[11..], ofDay / 3_600, 2);
        output[13] = (byte)':';
        Digits(output[14..], ofDay / 60 % 60, 2);
        output[16] = (byte)':';
        Digits(output[17..], ofDay % 60, 2);
        var length = 19;
        if (fraction != 0)
        {
            output[length++] = (byte)'.';
            Digits(output[length..], (int)fraction, ContractLimits.SecondDigits);
            length += ContractLimits.SecondDigits;
            while (output[length - 1] == (byte)'0')
            {
                length--;
            }
        }

        output[length++] = (byte)'Z';
        return length;
    }

    /// <summary>Writes a date, in ten bytes.</summary>
    public static int Write(LocalDate date, Span<byte> output)
    {
        Digits(output, date.Year, 4);
        output[4] = output[7] = (byte)'-';
        Digits(output[5..], date.Month, 2);
        Digits(output[8..], date.Day, 2);
        return 10;
    }

    private static bool TryDate(ReadOnlySpan<byte> utf8, out int year, out int month, out int day)
    {
        month = day = year = 0;
        if (utf8[4] != (byte)'-' || utf8[7] != (byte)'-'
            || !TryTwo(utf8, 99, out var century) || !TryTwo(utf8[2..], 99, out year)
            || !TryTwo(utf8[5..], 12, out month) || !TryTwo(utf8[8..], 31, out day))
        {
            return false;
        }

        year += century * 100;
        return month > 0 && day > 0 && day <= DaysOfMonth(year, month);
    }

    private static bool TryTwo(ReadOnlySpan<byte> utf8, int most, out int number)
    {
        int tens = utf8[0] - '0', ones = utf8[1] - '0';
        number = (tens * 10) + ones;
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 && number <= most;
    }

    // A point and one to seven digits, or nothing.
    private static bool TryFraction(ReadOnlySpan<byte> utf8, out long ticks, out int length)
    {
        ticks = 0;
        length = 0;
        if (utf8[0] != (byte)'.')
        {
            return true;
        }

        long unit = TicksOfSecond;
        for (length = 1; length < utf8.Length && utf8[length] is >= (byte)'0' and <= (byte)'9'; length++)
        {
            unit /= 10;
            if (unit == 0)
            {
                return false;
            }

            ticks += (utf8[length] - '0') * unit;
        }

        return length > 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> utf8, out int minutes)
    {
        minutes = 0;
        if (utf8 is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        if (utf8 is not [(byte)'+' or (byte)'-', _, _, (byte)':', _, _]
            || !TryTwo(utf8[1..], 23, out var hours) || !TryTwo(utf8[4..], 59, out minutes))
        {
            return false;
        }

        minutes = ((hours * 60) + minutes) * (utf8[0] == (byte)'-' ? -1 : 1);
        return true;
    }

    private static int DaysOfMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    // Counted in years that begin in March and in eras of 400 years, in which the leap days fall alike.
    private static long DaysSinceEpoch(int year, int month, int day)
    {
        var fromMarch = month > 2 ? month - 3 : month + 9;
        var shifted = month > 2 ? year + 400 : year + 399;
        var yearOfEra = shifted % 400;
        var dayOfYear = (((153 * fromMarch) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return ((shifted / 400) - 1) * (long)DaysOfEra + dayOfEra - DaysToEpoch;
    }

    private static void WriteDate(long daysSinceEpoch, Span<byte> output)
    {
        var days = (int)(daysSinceEpoch + DaysToEpoch + DaysOfEra);
        var era = days / DaysOfEra;
        var dayOfEra = days % DaysOfEra;
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var fromMarch = ((5 * dayOfYear) + 2) / 153;
        var month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        Digits(output, yearOfEra + ((era - 1) * 400) + (month <= 2 ? 1 : 0), 4);
        output[4] = output[7] = (byte)'-';
        Digits(output[5..], month, 2);
        Digits(output[8..], dayOfYear - (((153 * fromMarch) + 2) / 5) + 1, 2);
    }

    private static void Digits(Span<byte> output, int number, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            output[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
