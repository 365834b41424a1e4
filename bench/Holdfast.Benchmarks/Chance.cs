namespace Holdfast.Benchmarks;

/// <summary>Numbers that look random and are the same in every run (SplitMix64).</summary>
internal struct Chance(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>From 0 up to, not including, a limit.</summary>
    public int Below(int limit) => (int)(Next() % (uint)limit);

    /// <summary>True in some of a thousand cases.</summary>
    public bool In(int thousandths) => Below(1000) < thousandths;

    /// <summary>A number that belongs to two others.</summary>
    public static ulong Of(long first, int second) =>
        new Chance(unchecked(((ulong)first * 1_000_003) + (ulong)second)).Next();
}
