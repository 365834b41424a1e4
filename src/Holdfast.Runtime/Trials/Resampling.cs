namespace Holdfast.Runtime.Trials;

/// <summary>Between which bounds a share lies in nine of ten such samples.</summary>
internal readonly record struct Interval(double Low, double High);

/// <summary>
/// How far a share can be trusted, by the bootstrap: units (customers, campaigns) are drawn anew with replacement, many
/// times, and the middle nine tenths of the shares are the interval. Customers and campaigns are drawn whole, because
/// the visits of one customer and the steps of one attack are alike. The same input gives the same interval anywhere.
/// </summary>
internal static class Resampling
{
    public const int Draws = 2_000;

    private const ulong Seed = 0x484F_4C44_4641_5354;
    private const double Tail = 0.05;

    /// <summary>
    /// An interval for each of several shares of the same units: the sum of a numerator over that of the denominator.
    /// </summary>
    public static Interval[] Of(long[] denominators, IReadOnlyList<long[]> numerators)
    {
        var units = denominators.Length;
        var shares = numerators.Select(_ => new double[Draws]).ToArray();
        int[] bearing = [.. Enumerable.Range(0, units).Where(unit => numerators.Any(all => all[unit] != 0))];
        var drawn = new int[units];
        var random = new SplitMix(Seed);
        for (var draw = 0; draw < Draws && units > 0; draw++)
        {
            Array.Clear(drawn);
            long whole = 0;
            for (var i = 0; i < units; i++)
            {
                var unit = random.Below(units);
                drawn[unit]++;
                whole += denominators[unit];
            }

            for (var share = 0; share < shares.Length; share++)
            {
                long part = 0;
                foreach (var unit in bearing)
                {
                    part += drawn[unit] * numerators[share][unit];
                }

                shares[share][draw] = whole == 0 ? 0 : (double)part / whole;
            }
        }

        var all = denominators.Sum();
        var counting = denominators.Count(denominator => denominator > 0);
        return
            [.. shares.Zip(numerators, (drawnShares, parts) => IntervalOf(drawnShares, parts.Sum(), all, counting))];
    }

    private static Interval IntervalOf(double[] shares, long part, long whole, int units)
    {
        if (units == 0 || whole == 0)
        {
            return new Interval(0, 1);
        }

        Array.Sort(shares);
        var point = (double)part / whole;
        var low = Math.Min(point, shares[(int)(Tail * Draws)]);
        var high = Math.Max(point, shares[(int)((1 - Tail) * Draws) - 1]);

        // Where all are alike, drawing anew tells nothing: the bound at which such a sample is one of twenty.
        return new Interval(
            part == whole ? Math.Min(low, 1 - RarestUnseen(units)) : low,
            part == 0 ? Math.Max(high, RarestUnseen(units)) : high);
    }

    // The share of which a sample of some units has none in one of twenty samples.
    private static double RarestUnseen(int units)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Power(1 - middle, units) > Tail ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double Power(double number, int exponent)
    {
        var power = 1.0;
        for (; exponent > 0; exponent >>= 1)
        {
            power *= (exponent & 1) != 0 ? number : 1;
            number *= number;
        }

        return power;
    }
}

/// <summary>Random numbers that are the same on every machine (Steele, Lea and Flood, OOPSLA 2014).</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0 to below a limit.</summary>
    public int Below(int limit)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            mixed ^= mixed >> 31;
            return (int)Math.BigMul(mixed, (ulong)limit, out _);
        }
    }
}
