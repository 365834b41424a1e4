namespace Holdfast.Runtime.Trials;

/// <summary>
/// Exponentials and logarithms of arithmetic that every machine does alike, to a part in 10^13 or better: those of a
/// platform may differ in their last bits, and a fit that takes many steps would carry that into what it writes.
/// </summary>
internal static class SteadyMath
{
    private const double Ln2 = 0.693147180559945309;

    // Beyond this nothing is left of a probability that matters.
    private const double Widest = 500;

    public static double Exp(double x)
    {
        x = Math.Clamp(x, -Widest, Widest);
        var halvings = (int)Math.Floor((x / Ln2) + 0.5);
        var rest = x - (halvings * Ln2);
        var (term, sum) = (1.0, 1.0);
        for (var i = 1; i <= 18; i++)
        {
            term *= rest / i;
            sum += term;
        }

        return Math.ScaleB(sum, halvings);
    }

    /// <summary>The natural logarithm of a number above zero.</summary>
    public static double Log(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.41421356)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh((m - 1) / (m + 1)), whose argument is at most 0.172 here.
        var part = (mantissa - 1) / (mantissa + 1);
        var square = part * part;
        var (power, sum) = (part, 0.0);
        for (var i = 1; i <= 23; i += 2)
        {
            sum += power / i;
            power *= square;
        }

        return (exponent * Ln2) + (2 * sum);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Logistic(double x) => x >= 0 ? 1 / (1 + Exp(-x)) : Exp(x) / (1 + Exp(x));

    /// <summary>ln(1 + e^x): the loss of a forecast with log-odds x where it does not come true.</summary>
    public static double SoftPlus(double x) => x > 0 ? x + Log(1 + Exp(-x)) : Log(1 + Exp(x));
}
