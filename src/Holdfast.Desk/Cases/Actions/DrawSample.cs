using System.Collections.Immutable;

namespace Holdfast.Desk.Cases.Actions;

/// <summary>
/// Draws decided cases to be looked at by somebody else. The lot is made of the case's id by a key that only the server
/// has: the same sample whenever it is drawn, and nobody who decides knows beforehand which case is in it.
/// </summary>
internal static class DrawSample
{
    /// <summary>The most cases of one draw.</summary>
    public const int AtMost = 500;

    private const int Hundred = 100;

    /// <summary>A decided case.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="DecidedBy">Who decided it.</param>
    /// <param name="IsDrawn">Whether it was drawn before.</param>
    public sealed record Decided(CaseId Id, string DecidedBy, bool IsDrawn);

    /// <summary>The cases that are drawn now, of those decided in a period.</summary>
    /// <param name="decided">The decided cases.</param>
    /// <param name="percent">How many of a hundred.</param>
    /// <param name="lotOf">The lot of a case.</param>
    public static ImmutableArray<CaseId> Draw(
        IEnumerable<Decided> decided, int percent, Func<CaseId, uint> lotOf)
    {
        if (percent == 0)
        {
            return [];
        }

        // Of everybody who decided anything at least one, so that nobody's work is never seen.
        return
        [
            .. decided.GroupBy(one => one.DecidedBy, StringComparer.Ordinal)
                .SelectMany(all =>
                {
                    var byLot = all.OrderBy(one => lotOf(one.Id))
                        .ThenBy(one => one.Id.ToString(), StringComparer.Ordinal).ToList();
                    var below = (uint)((ulong)uint.MaxValue * (ulong)percent / Hundred);
                    return byLot.Where((one, at) => at == 0 || lotOf(one.Id) <= below);
                })
                .Where(one => !one.IsDrawn).Select(one => one.Id).OrderBy(id => id.ToString(), StringComparer.Ordinal)
                .Take(AtMost),
        ];
    }
}
