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

    /// <summary>
    /// A number that is the smaller, the earlier a finding stands; its place now is in it. Of those that count for
    /// nothing, the ones that answer by themselves stand before the others.
    /// </summary>
    public static ulong Key(LogOdds weight, Signal signal, ushort rank, int place)
    {
        var strength = (2L * Math.Abs(weight.Thousandths)) + (weight == LogOdds.Zero && signal.Answers ? 1 : 0);
        return ((ulong)((2L * int.MaxValue) + 1 - strength) << (RankBits + PlaceBits))
            | ((ulong)rank << PlaceBits)
            | (uint)place;
    }

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
}
