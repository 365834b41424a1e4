namespace Holdfast.Simulator.Randomness;

/// <summary>
/// Exponential and logarithm by additions and multiplications alone, which every machine computes alike: those of the
/// library may differ between platforms in their last bits, and with them a whole simulated firm.
/// </summary>
internal static class Curve
{
    private const double NaturalLogOfTwo = 0.6931471805599453;

    /// <summary>e to the power of <paramref name="x"/>, for −300 to 300.</summary>
    public static double Exp(double x)
    {
        var whole = (int)Math.Floor((x / NaturalLogOfTwo) + 0.5);
        var rest = x - (whole * NaturalLogOfTwo);
        double sum = 1, term = 1;
        for (var n = 1; n <= 14; n++)
        {
            term *= rest / n;
            sum += term;
        }

        return sum * BitConverter.Int64BitsToDouble((whole + 1023L) << 52);
    }

    /// <summary>Natural logarithm of a normal number above zero.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xF_FFFF_FFFF_FFFF) | (1023L << 52));
        var t = (mantissa - 1) / (mantissa + 1);
        var square = t * t;
        double sum = 0, power = t;
        for (var n = 1; n <= 31; n += 2)
        {
            sum += power / n;
            power *= square;
        }

        return (2 * sum) + (exponent * NaturalLogOfTwo);
    }
}
