using System.Globalization;

namespace Holdfast.Engine.Values;

/// <summary>A probability in ten-thousandths, 0 to 10,000: the score of a decision.</summary>
public readonly record struct Probability(int TenThousandths) : IComparable<Probability>
{
    /// <summary>From a number between 0 and 1; cut to ten-thousandths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public static Probability Of(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1m);
        return new Probability((int)(value * 10_000));
    }

    /// <inheritdoc/>
    public int CompareTo(Probability other) => TenThousandths.CompareTo(other.TenThousandths);

    /// <summary>Order.</summary>
    public static bool operator <(Probability left, Probability right) => left.TenThousandths < right.TenThousandths;

    /// <summary>Order.</summary>
    public static bool operator >(Probability left, Probability right) => left.TenThousandths > right.TenThousandths;

    /// <summary>Order.</summary>
    public static bool operator <=(Probability left, Probability right) => left.TenThousandths <= right.TenThousandths;

    /// <summary>Order.</summary>
    public static bool operator >=(Probability left, Probability right) => left.TenThousandths >= right.TenThousandths;

    /// <summary>As in a decision: "0.9731".</summary>
    public override string ToString() => (TenThousandths / 10_000m).ToString("0.####", CultureInfo.InvariantCulture);
}
