using Holdfast.Desk.Cases.Facts;
using static Holdfast.Desk.Cases.CaseObjectionKind;

namespace Holdfast.Desk.Cases.Actions;

/// <summary>
/// Who has a case in hand: one person, so that nothing is done twice and nothing is left to the other.
/// </summary>
internal static class HandleCase
{
    /// <summary>Takes it in hand.</summary>
    public static CaseVerdict Take(CaseStand stand, CaseActing acting)
    {
        if (stand.State is CaseState.InWork && stand.IsWith(acting.By))
        {
            return CaseVerdict.By();
        }

        List<CaseObjection> objections = [];
        objections.When(!acting.By.IsStaff, NotAPerson, "A case is taken in hand by a person.");
        objections.When(
            stand.IsWithAnother(acting.By), TakenByAnother, $"{stand.AssigneeName} has it in hand.");
        objections.UnlessIn(stand, CaseState.Open, CaseState.InWork);
        return CaseVerdict.Unless(objections, () => new CaseFact.Taken());
    }

    /// <summary>Gives it into somebody's hand.</summary>
    /// <param name="stand">The case.</param>
    /// <param name="to">Who is to have it; null where there is no such member of staff who works on cases.</param>
    public static CaseVerdict Assign(CaseStand stand, Colleague? to)
    {
        if (to is not null && stand.State is CaseState.InWork && stand.Assignee == to.Id)
        {
            return CaseVerdict.By();
        }

        List<CaseObjection> objections = [];
        objections.When(
            to is null, NoSuchColleague, "There is no such member of staff who has the right to work on cases.");
        objections.UnlessIn(stand, CaseState.Open, CaseState.InWork);
        return CaseVerdict.Unless(objections, () => new CaseFact.Assigned(to!.Id, to.Name));
    }

    /// <summary>Gives it back, so that anybody may take it.</summary>
    public static CaseVerdict GiveBack(CaseStand stand, CaseActing acting)
    {
        if (stand.State is CaseState.Open)
        {
            return CaseVerdict.By();
        }

        List<CaseObjection> objections = [];
        objections.When(
            stand.IsWithAnother(acting.By) && !acting.IsOverseer, TakenByAnother,
            $"{stand.AssigneeName} has it in hand; they give it back, or somebody who oversees them.");
        objections.UnlessIn(stand, CaseState.InWork);
        return CaseVerdict.Unless(objections, () => new CaseFact.GivenBack());
    }
}

/// <summary>A member of staff who works on cases.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Name">Their name.</param>
internal sealed record Colleague(string Id, string Name);
