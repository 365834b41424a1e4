using System.Globalization;

namespace Holdfast.Engine.Values;

/// <summary>
/// An amount in a currency, held exactly as ten-thousandths of its unit. May be negative (a margin debit). Amounts in
/// different currencies do not mix: adding them throws. <c>default</c> is zero US dollars.
/// </summary>
public readonly record struct Money
{
    /// <summary>Ten-thousandths in a unit.</summary>
    public const long Scale = 10_000;

    /// <summary>The largest amount the contract takes, in units (1e13).</summary>
    public const long MaximumUnits = 10_000_000_000_000;

    private Money(long tenThousandths, Currency currency)
    {
        TenThousandths = tenThousandths;
        Currency = currency;
    }

    /// <summary>The amount in ten-thousandths of the unit.</summary>
    public long TenThousandths { get; }

    /// <summary>The currency, US dollars unless said otherwise.</summary>
    public Currency Currency { get; }

    /// <summary>An amount of ten-thousandths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond ±1e13 units.</exception>
    public static Money OfTenThousandths(long amount, Currency currency = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, MaximumUnits * Scale);
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, -MaximumUnits * Scale);
        return new Money(amount, currency);
    }

    /// <summary>A sum of ten-thousandths, which may go beyond an amount: as far as an amount goes.</summary>
    public static Money OfSum(decimal tenThousandths, Currency currency = default) => new(
        (long)Math.Clamp(tenThousandths, -MaximumUnits * (decimal)Scale, MaximumUnits * (decimal)Scale), currency);

    /// <summary>An amount of units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond ±1e13 units, or more than four decimals.</exception>
    public static Money Of(decimal units, Currency currency = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(units), MaximumUnits, nameof(units));
        var scaled = units * Scale;
        if (decimal.Truncate(scaled) != scaled)
        {
            throw new ArgumentOutOfRangeException(nameof(units), "Money has at most four decimals.");
        }

        return OfTenThousandths((long)scaled, currency);
    }

    /// <summary>The amount in units.</summary>
    public decimal Units => (decimal)TenThousandths / Scale;

    /// <summary>
    /// This as thousandths of <paramref name="whole"/> (500 is half), cut, within a million either way; null where the
    /// whole is not above zero or stands in another currency, for then there is nothing to compare with.
    /// </summary>
    public int? ThousandthsOf(Money whole)
    {
        if (whole.TenThousandths <= 0 || whole.Currency != Currency)
        {
            return null;
        }

        var share = (Int128)TenThousandths * 1000 / whole.TenThousandths;
        return (int)Int128.Clamp(share, -1_000_000, 1_000_000);
    }

    /// <summary>The sum of two amounts in one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => left.Currency == right.Currency
        ? new Money(left.TenThousandths + right.TenThousandths, left.Currency)
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add up.");

    /// <summary>As "1234.56 USD": at least two decimals.</summary>
    public override string ToString() => Units.ToString("0.00##", CultureInfo.InvariantCulture) + " " + Currency;
}
