using NodaTime;

namespace Holdfast.Simulator.Randomness;

/// <summary>Whose chance it is. Each kind of owner draws from streams of its own.</summary>
internal enum ChanceOwner : byte
{
    Firm, Customer, Household, Market, Story, Attack, Background, Staff, Plan, Traffic, Network, Payee,
}

/// <summary>
/// One owner's stream of random draws, and the mint of the ids that come of what this owner does. Streams of different
/// owners know nothing of one another, so that one more attack, customer or story shifts nobody else's life; and no two
/// owners ever mint the same id.
/// </summary>
internal sealed class Chance
{
    private const int CounterBits = 24;
    private const int PartsFrom = 24, MostParts = 254;
    private const ulong NumberMask = (1UL << 60) - 1;

    private readonly ulong _seed;
    private readonly ulong _owner;
    private ulong _state;
    private uint _minted;

    private Chance(ulong seed, ulong owner)
    {
        _seed = seed;
        _owner = owner;
        _state = Mixed(seed ^ Mixed(owner + 0x9E37_79B9_7F4A_7C15));
    }

    /// <summary>The stream of an owner, from 0 to 2^32 − 1 of its kind.</summary>
    public static Chance Of(ulong seed, ChanceOwner owner, uint number) =>
        new(Mixed(seed), ((ulong)owner << 32) | number);

    /// <summary>
    /// The stream of a part of what this owner does, as of one of many people in a story: however much is drawn from
    /// it, the other parts are not shifted. For owners below number 2^24 that are no parts themselves.
    /// </summary>
    /// <param name="number">Which part, from 0 to 254.</param>
    public Chance Part(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, MostParts);
        return new(_seed, _owner + (((ulong)number + 1) << PartsFrom));
    }

    /// <summary>64 random bits (SplitMix64).</summary>
    public ulong Bits()
    {
        unchecked
        {
            _state += 0x9E37_79B9_7F4A_7C15;
            return Mixed(_state);
        }
    }

    /// <summary>0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Bits(), (ulong)count, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>Both ends included.</summary>
    public long Between(long least, long most) => least + (long)Math.BigMul(Bits(), (ulong)(most - least + 1), out _);

    /// <summary>From 0, below 1.</summary>
    public double Share() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From the least, below the most.</summary>
    public double Between(double least, double most) => least + (Share() * (most - least));

    /// <summary>Evenly between two lengths of time, to the second.</summary>
    public Duration Between(Duration least, Duration most) =>
        Duration.FromSeconds(Between((long)least.TotalSeconds, (long)most.TotalSeconds));

    /// <summary>True with this probability.</summary>
    public bool Is(double probability) => Share() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>Which of some weights, each drawn as often as it is heavy.</summary>
    public int Weighed(params ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var drawn = Share() * sum;
        for (var at = 0; at < weights.Length - 1; at++)
        {
            drawn -= weights[at];
            if (drawn < 0)
            {
                return at;
            }
        }

        return weights.Length - 1;
    }

    /// <summary>About normal, with mean 0 and deviation 1; never beyond 3.5.</summary>
    public double Normal() => (Share() + Share() + Share() + Share() - 2) * 1.7320508075688772;

    /// <summary>Log-normal by its median and the deviation of its logarithm.</summary>
    public double Spread(double median, double deviation) => median * Curve.Exp(Normal() * deviation);

    /// <summary>Exponential: how long until what happens at random with this mean gap.</summary>
    public double Wait(double mean) => -Curve.Log(1 - Share()) * mean;

    /// <summary>A whole number with this mean, 0 most often where the mean is small (Poisson).</summary>
    public int Count(double mean)
    {
        var count = 0;
        for (var reached = Wait(1); reached < mean && count < 10_000; reached += Wait(1))
        {
            count++;
        }

        return count;
    }

    /// <summary>An id or a token that nobody had before.</summary>
    public Tag Mint(TagKind kind)
    {
        if (_minted >> CounterBits != 0)
        {
            throw new InvalidOperationException("One owner has minted all the ids it may.");
        }

        return Tag.Of(kind, Scattered((_owner << CounterBits) | _minted++));
    }

    /// <summary>A stable draw for a place and a number, 0 to 1: the same whenever it is asked for.</summary>
    public static double Fixed(ulong seed, ulong number) => (Mixed(seed ^ Mixed(number)) >> 11) * (1.0 / (1UL << 53));

    // Each step can be undone, so that different numbers stay different: ids are unique without being looked up.
    private ulong Scattered(ulong number)
    {
        unchecked
        {
            number = (number ^ _seed) & NumberMask;
            number = ((number ^ (number >> 31)) * 0xBF58_476D_1CE4_E5B9) & NumberMask;
            number = ((number ^ (number >> 29)) * 0x94D0_49BB_1331_11EB) & NumberMask;
            return (number ^ (number >> 30)) & NumberMask;
        }
    }

    private static ulong Mixed(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
            return bits ^ (bits >> 31);
        }
    }
}
