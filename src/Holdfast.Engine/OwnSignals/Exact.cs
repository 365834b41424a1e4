using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// Numbers of the language: exact decimals, and nothing where a result would not fit or there is none. They are never
/// rounded by a processor's own arithmetic, so that the same event gives the same digits everywhere.
/// </summary>
internal static class Exact
{
    /// <summary>What is larger, either way, is unknown.</summary>
    public const decimal Largest = 10_000_000_000_000_000_000_000_000_000m;

    public static decimal? Sum(decimal left, decimal right) => Fits(left) && Fits(right) ? Kept(left + right) : null;

    public static decimal? Difference(decimal left, decimal right) =>
        Fits(left) && Fits(right) ? Kept(left - right) : null;

    public static decimal? Product(decimal left, decimal right)
    {
        var (first, second) = (Math.Abs(left), Math.Abs(right));
        return first > 1 && second > 1 && second > Largest / first ? null : left * right;
    }

    public static decimal? Quotient(decimal left, decimal right)
    {
        var divisor = Math.Abs(right);
        return divisor == 0 || (divisor < 1 && Math.Abs(left) > Largest * divisor) ? null : left / right;
    }

    /// <summary>A whole number of tenths, hundredths … as a decimal, without a division.</summary>
    public static decimal Scaled(long units, byte decimals)
    {
        var magnitude = units < 0 ? unchecked((ulong)-units) : (ulong)units;
        return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, units < 0, decimals);
    }

    public static decimal? Share(int? thousandths) => thousandths is { } share ? Scaled(share, 3) : null;

    public static decimal? Units(Money? money) => money is { } amount ? Scaled(amount.TenThousandths, 4) : null;

    /// <summary>A point in time, in the seconds of a <see cref="Stamp"/>; nothing for never.</summary>
    public static decimal? Moment(Stamp stamp) => stamp.IsNever ? null : stamp.Stored;

    public static decimal? Moment(Instant? time) => time is { } given ? Stamp.Of(given).Stored : null;

    /// <summary>A time ago; nothing for never, and for what lies after the event.</summary>
    public static decimal? Ago(long seconds) => seconds is >= 0 and < long.MaxValue ? seconds : null;

    private static bool Fits(decimal number) => Math.Abs(number) <= Largest;

    private static decimal? Kept(decimal number) => Fits(number) ? number : null;
}
