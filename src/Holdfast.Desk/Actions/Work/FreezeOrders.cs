using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Work;

namespace Holdfast.Desk.Actions.Work;

/// <summary>
/// Knows which orders freeze an account. One that the firm's systems refused freezes nothing there, and cannot be taken
/// back: what it froze here, a person takes off.
/// </summary>
internal sealed class FreezeOrders : IFreezeOrders
{
    private static readonly ActionState[] Standing =
        [ActionState.Ordered, ActionState.CarriedOut, ActionState.Partly];

    public string? StandingOf(DeskDb db, string accountMark) => db.Set<ActionRow>()
        .Where(row => row.Kind == ActionKind.FreezeAccount && row.TargetMark == accountMark && row.Undoes == null
            && Standing.Contains(row.State))
        .Select(row => row.Id).FirstOrDefault();
}
