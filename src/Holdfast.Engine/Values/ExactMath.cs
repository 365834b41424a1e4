using System.Numerics;

namespace Holdfast.Engine.Values;

/// <summary>
/// Exponentials and logarithms in whole numbers, so that a score has the same digits on every machine: the
/// floating-point functions of a platform may differ in their last bits.
/// </summary>
internal static class ExactMath
{
    private const int Limit = 20_000;

    // exp(-2^k / 1000) in units of 2^-32, for k = 0 … 14.
    private static readonly ulong[] Decay =
    [
        4290674475, 4286385946, 4277821741, 4260744631, 4226794655, 4159704096, 4028700796, 3778941489,
        3324914438, 2573955809, 1542560875, 554019132, 71464385, 1189103, 329,
    ];

    /// <summary>1 / (1 + e^-x), to the nearest ten-thousandth.</summary>
    public static Probability Logistic(LogOdds x)
    {
        var magnitude = Math.Min(Math.Abs((long)x.Thousandths), Limit);
        var e = ExpOfMinus(magnitude);

        // p = e / (1 + e) is the smaller of the two sides.
        var denominator = (1UL << 32) + e;
        var small = (int)(((e * 10_000) + (denominator / 2)) / denominator);
        return new Probability(x.Thousandths >= 0 ? 10_000 - small : small);
    }

    /// <summary>The natural logarithm of a whole number of at least one, in thousandths, cut.</summary>
    public static int Ln(ulong number)
    {
        ArgumentOutOfRangeException.ThrowIfZero(number);
        var exponent = BitOperations.Log2(number);
        // Mantissa in 1.31 fixed point, squared bit by bit: each squaring yields one binary digit of log2.
        var mantissa = exponent <= 31 ? number << (31 - exponent) : number >> (exponent - 31);
        long log2 = 0;
        for (var bit = 0; bit < 16; bit++)
        {
            mantissa = (mantissa * mantissa) >> 31;
            log2 <<= 1;
            if (mantissa >= 1UL << 32)
            {
                mantissa >>= 1;
                log2 |= 1;
            }
        }

        // ln(2) = 0.693147…: thousandths of it per 2^-16.
        return (int)((((long)exponent << 16) + log2) * 693_147 / 65_536_000);
    }

    /// <summary>ln(numerator / denominator) in thousandths; both at least one.</summary>
    public static int LnRatio(ulong numerator, ulong denominator) => Ln(numerator) - Ln(denominator);

    /// <summary>What is left of a weight after a time, halving every half-life.</summary>
    public static LogOdds Fade(LogOdds weight, long seconds, long halfLifeSeconds)
    {
        if (seconds <= 0)
        {
            return weight;
        }

        if (seconds / halfLifeSeconds >= 12)
        {
            return LogOdds.Zero;
        }

        // exp(-ln 2 × t / halfLife), the exponent in thousandths.
        var exponent = (long)((Int128)seconds * 693 / halfLifeSeconds);

        // Divided, not shifted: a shift rounds what speaks for the customer away from nothing, and -0.001 never fades.
        return new LogOdds((int)(weight.Thousandths * (long)ExpOfMinus(exponent) / (1L << 32)));
    }

    // e^(-thousandths / 1000) in units of 2^-32, for exponents below 2^15 thousandths.
    private static ulong ExpOfMinus(long thousandths)
    {
        var result = 1UL << 32;
        for (var bit = 0; thousandths >> bit != 0; bit++)
        {
            if (((thousandths >> bit) & 1) != 0)
            {
                result = (result * Decay[bit]) >> 32;
            }
        }

        return result;
    }
}
