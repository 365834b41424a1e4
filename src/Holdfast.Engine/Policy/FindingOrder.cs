using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Policy;

/// <summary>
/// Strongest first, whichever way it speaks; equal ones by the id of the signal, so that the order never wavers.
/// Findings are large, so what is sorted are numbers in their place, and each finding is moved once.
/// </summary>
internal static class FindingOrder
{
    private const int PlaceBits = 8, RankBits = 16;

    // Where each signal stands among all by id.
    private static readonly ushort[] RankById = Ranks();

    /// <summary>A number that is the smaller, the earlier a finding stands; its place now is in it.</summary>
    public static ulong Key(LogOdds weight, Signal signal, int place) =>
        ((ulong)(int.MaxValue - Math.Abs(weight.Thousandths)) << (RankBits + PlaceBits))
        | ((ulong)RankById[signal.Index] << PlaceBits)
        | (uint)place;

    /// <summary>The place in a key.</summary>
    public static int PlaceIn(ulong key) => (int)(key & ((1 << PlaceBits) - 1));

    /// <summary>Puts findings in the order of sorted keys.</summary>
    public static void Arrange(Span<Finding> findings, ReadOnlySpan<ulong> order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            // What stood in an earlier place has been swapped to where that one's finding came from.
            var from = PlaceIn(order[i]);
            while (from < i)
            {
                from = PlaceIn(order[from]);
            }

            if (from != i)
            {
                (findings[i], findings[from]) = (findings[from], findings[i]);
            }
        }
    }

    private static ushort[] Ranks()
    {
        var ranks = new ushort[SignalCatalog.All.Count];
        foreach (var (rank, signal) in SignalCatalog.All.OrderBy(signal => signal.Id, StringComparer.Ordinal).Index())
        {
            ranks[signal.Index] = (ushort)rank;
        }

        return ranks;
    }
}
