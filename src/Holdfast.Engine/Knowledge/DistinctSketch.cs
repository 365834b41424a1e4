using System.Numerics;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// About how many different things were seen, in eight bytes: linear counting over 64 bits. Exact to within one or two
/// below ten, good to a fifth below a hundred, and ends at 266.
/// </summary>
internal struct DistinctSketch
{
    private static readonly ushort[] Estimates = [.. Enumerable.Range(0, 65).Select(Estimate)];

    private ulong _bits;

    public readonly int Count => Estimates[BitOperations.PopCount(_bits)];

    public readonly ulong Stored => _bits;

    public static DistinctSketch FromStored(ulong bits) => new() { _bits = bits };

    /// <summary>Takes one in; true if it was surely new.</summary>
    public bool Add(Mark thing)
    {
        var bit = 1UL << (int)(thing.Value & 63);
        var isNew = (_bits & bit) == 0;
        _bits |= bit;
        return isNew;
    }

    // n = -64 ln(free / 64).
    private static ushort Estimate(int set) => set switch
    {
        64 => 266,
        _ => (ushort)(((64L * ExactMath.LnRatio(64, (ulong)(64 - set))) + 500) / 1000),
    };
}
