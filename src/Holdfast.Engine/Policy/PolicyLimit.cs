namespace Holdfast.Engine.Policy;

/// <summary>In what a limit is given.</summary>
public enum LimitUnit : byte
{
    /// <summary>A plain number.</summary>
    Count,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes, kept as seconds.</summary>
    Minutes,

    /// <summary>Hours, kept as seconds.</summary>
    Hours,

    /// <summary>Days, kept as seconds.</summary>
    Days,

    /// <summary>Percent, kept as thousandths.</summary>
    Percent,

    /// <summary>US dollars, kept as ten-thousandths.</summary>
    Dollars,

    /// <summary>Kilometres, or kilometres per hour.</summary>
    Kilometers,
}

/// <summary>A number by which signals are defined and that a firm may set, with its unit, default and bounds.</summary>
public sealed class PolicyLimit
{
    internal PolicyLimit(
        int index, string name, LimitUnit unit, decimal standard, string explanation, decimal least, decimal? most)
    {
        Index = index;
        Name = name;
        Unit = unit;
        Default = standard;
        Explanation = explanation;
        Least = least;
        Most = most ?? MostOf(unit);
    }

    /// <summary>Its name in the policy file.</summary>
    public string Name { get; }

    /// <summary>In what it is given there.</summary>
    public LimitUnit Unit { get; }

    /// <summary>Its default, in that unit.</summary>
    public decimal Default { get; }

    /// <summary>What it is, in a sentence.</summary>
    public string Explanation { get; }

    /// <summary>The smallest value that makes sense, in that unit.</summary>
    public decimal Least { get; }

    /// <summary>The largest value that makes sense, in that unit.</summary>
    public decimal Most { get; }

    internal int Index { get; }

    /// <summary>
    /// A number in the unit of the file as the engine keeps it: seconds, thousandths, ten-thousandths. Rounded, so that
    /// a third of a day comes back from <see cref="FromKept"/> as the same seconds.
    /// </summary>
    /// <exception cref="OverflowException">Too large to keep.</exception>
    public long ToKept(decimal value) =>
        decimal.ToInt64(decimal.Round(value * FactorOf(Unit), MidpointRounding.AwayFromZero));

    /// <summary>The reverse of <see cref="ToKept"/>.</summary>
    public decimal FromKept(long kept) => kept / (decimal)FactorOf(Unit);

    // Beyond these a number is a slip of the pen: a window of ten years, a share of ten times the account.
    private static decimal MostOf(LimitUnit unit) => unit switch
    {
        LimitUnit.Count => 1_000_000,
        LimitUnit.Seconds => 86_400,
        LimitUnit.Minutes => 10_080,
        LimitUnit.Hours => 8_784,
        LimitUnit.Days => 3_660,
        LimitUnit.Percent => 1_000,
        LimitUnit.Dollars => 1_000_000_000_000,
        LimitUnit.Kilometers => 100_000,
    };

    private static long FactorOf(LimitUnit unit) => unit switch
    {
        LimitUnit.Count or LimitUnit.Seconds or LimitUnit.Kilometers => 1,
        LimitUnit.Minutes => 60,
        LimitUnit.Hours => 3_600,
        LimitUnit.Days => 86_400,
        LimitUnit.Percent => 10,
        LimitUnit.Dollars => 10_000,
    };
}
