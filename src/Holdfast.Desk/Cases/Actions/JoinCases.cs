using System.Collections.Immutable;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Instructions;
using static Holdfast.Desk.Cases.CaseObjectionKind;

namespace Holdfast.Desk.Cases.Actions;

/// <summary>Puts cases together and takes them apart. Nothing of either is lost: each is a fact of its own.</summary>
internal static class JoinCases
{
    /// <summary>Puts all of a case into another.</summary>
    public static CaseVerdict Merge(CaseStand from, CaseStand? into, Personal why, CaseActing acting)
    {
        List<CaseObjection> objections = [];
        objections.UnlessIn(from, CaseState.Open, CaseState.InWork);
        objections.When(
            from.IsWithAnother(acting.By), TakenByAnother, $"{from.AssigneeName} has it in hand.");
        objections.When(
            into is null || into.Id == from.Id, NoSuchCase, "There is no other case by this id.");
        objections.When(
            into?.State is CaseState.Decided, NotInThisState, "The other case is decided; take it up again first.");
        objections.When(
            into is not null && into.Id != from.Id && from.Alerts + into.Alerts > Gathering.MostAlerts, TooMany,
            $"Together they would have more than {Gathering.MostAlerts} alerts.");
        return CaseVerdict.Unless(objections, () => new CaseFact.Merged(into!.Id, why));
    }

    /// <summary>Takes some alerts out into a case of their own.</summary>
    /// <param name="stand">The case.</param>
    /// <param name="alerts">Those of the alerts named that it has.</param>
    /// <param name="why">Why.</param>
    /// <param name="acting">Who acts.</param>
    public static CaseVerdict Split(
        CaseStand stand, ImmutableArray<long> alerts, Personal why, CaseActing acting)
    {
        List<CaseObjection> objections = [];
        objections.UnlessIn(stand, CaseState.Open, CaseState.InWork);
        objections.When(
            stand.IsWithAnother(acting.By), TakenByAnother, $"{stand.AssigneeName} has it in hand.");
        objections.When(alerts.IsEmpty, NoSuchAlert, "None of these alerts is in the case.");
        objections.When(
            !alerts.IsEmpty && alerts.Length >= stand.Alerts, NothingLeft, "All of the case would leave it.");
        return CaseVerdict.Unless(objections, () => new CaseFact.Split(alerts, why));
    }
}
