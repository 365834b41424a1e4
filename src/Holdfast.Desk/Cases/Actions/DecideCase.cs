using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Instructions;
using static Holdfast.Desk.Cases.CaseObjectionKind;

namespace Holdfast.Desk.Cases.Actions;

/// <summary>Says what a case was, takes it up again, and has somebody else look at it.</summary>
internal static class DecideCase
{
    /// <summary>Says what it was.</summary>
    public static CaseVerdict Decide(
        CaseStand stand, Disposition disposition, Personal why, CaseActing acting)
    {
        List<CaseObjection> objections = [];
        objections.When(!acting.By.IsStaff, NotAPerson, "A case is decided by a person.");
        objections.UnlessIn(stand, CaseState.InWork);
        objections.When(
            stand.State is CaseState.InWork && !stand.IsWith(acting.By), NotInHand,
            $"{stand.AssigneeName} has it in hand, and decides it.");
        objections.When(
            !stand.OpenTasks.IsEmpty, TasksOpen, "It has open tasks: they are done first, or said not to be needed.");
        return CaseVerdict.Unless(objections, () => new CaseFact.Decided(disposition, why));
    }

    /// <summary>
    /// Takes it up again; not one that was drawn for a review, which whoever decided it would escape so.
    /// </summary>
    public static CaseVerdict Reopen(CaseStand stand, Personal why, CaseActing acting)
    {
        List<CaseObjection> objections = [];
        objections.When(!acting.By.IsStaff, NotAPerson, "A case is taken up again by a person.");
        objections.UnlessIn(stand, CaseState.Decided);
        objections.When(
            stand.State is CaseState.Decided && stand.Review is ReviewState.Drawn, NotInThisState,
            "It was drawn for a review: whoever reviews it gives it back.");
        return CaseVerdict.Unless(objections, () => new CaseFact.Reopened(why));
    }

    /// <summary>
    /// Says what the review of a decided case found. FINRA Rule 3110(b)(6)(C): nobody supervises themself.
    /// </summary>
    public static CaseVerdict Review(CaseStand stand, bool isSame, Personal text, CaseActing acting)
    {
        List<CaseObjection> objections = [];
        objections.When(!acting.By.IsStaff, NotAPerson, "A case is reviewed by a person.");
        objections.UnlessIn(stand, CaseState.Decided);
        objections.When(
            stand.State is CaseState.Decided && stand.Review is not ReviewState.Drawn, NotInThisState,
            "It was not drawn for a review, or was reviewed.");
        objections.When(
            acting.By.Is(stand.DecidedBy), SameAsDecider, "Whoever decided a case does not review it.");
        return CaseVerdict.Unless(
            objections, () => isSame ? new CaseFact.ReviewPassed(text) : new CaseFact.ReviewReturned(text));
    }
}
