using System.Globalization;

namespace Holdfast.Engine.Values;

/// <summary>
/// Weight of evidence: the natural logarithm of odds, in thousandths. Adding is exact, so the order in which signals
/// are added never changes a decision. +0.693 doubles the odds that it is not the customer, −0.693 halves them.
/// </summary>
public readonly record struct LogOdds(int Thousandths) : IComparable<LogOdds>
{
    /// <summary>No evidence either way.</summary>
    public static LogOdds Zero => default;

    /// <summary>From a number such as 3.4; cut to thousandths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond ±100.</exception>
    public static LogOdds Of(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(value), 100m, nameof(value));
        return new LogOdds((int)(value * 1000));
    }

    /// <summary>Some thousandths of this weight: <c>Part(250)</c> is a quarter.</summary>
    public LogOdds Part(int thousandths) => new((int)((long)Thousandths * thousandths / 1000));

    /// <summary>The probability these odds stand for.</summary>
    public Probability ToProbability() => ExactMath.Logistic(this);

    /// <inheritdoc/>
    public int CompareTo(LogOdds other) => Thousandths.CompareTo(other.Thousandths);

    /// <summary>Evidence added.</summary>
    public static LogOdds operator +(LogOdds left, LogOdds right) => new(left.Thousandths + right.Thousandths);

    /// <summary>Evidence taken away.</summary>
    public static LogOdds operator -(LogOdds left, LogOdds right) => new(left.Thousandths - right.Thousandths);

    /// <summary>Turned round.</summary>
    public static LogOdds operator -(LogOdds weight) => new(-weight.Thousandths);

    /// <summary>Order by weight.</summary>
    public static bool operator <(LogOdds left, LogOdds right) => left.Thousandths < right.Thousandths;

    /// <summary>Order by weight.</summary>
    public static bool operator >(LogOdds left, LogOdds right) => left.Thousandths > right.Thousandths;

    /// <summary>Order by weight.</summary>
    public static bool operator <=(LogOdds left, LogOdds right) => left.Thousandths <= right.Thousandths;

    /// <summary>Order by weight.</summary>
    public static bool operator >=(LogOdds left, LogOdds right) => left.Thousandths >= right.Thousandths;

    /// <summary>As in a decision: "3.4", "-0.25".</summary>
    public override string ToString() => (Thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
}
