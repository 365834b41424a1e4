using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Releases an instruction: by a second person, who is neither who entered it nor who asked the customer nor who placed
/// the hold on it; above a limit by a principal. What speaks against it is asked again at that moment.
/// </summary>
public static class ReleaseFunds
{
    /// <summary>What is asked again when it is released.</summary>
    /// <param name="Score">
    /// The engine's score now; null where it could not be computed, and then nothing is released.
    /// </param>
    /// <param name="Sanctions">What the lists say now.</param>
    /// <param name="Standing">How it stands with the account now.</param>
    public sealed record Recheck(Probability? Score, SanctionsResult Sanctions, AccountStanding Standing);

    /// <summary>Whether it is released.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="recheck">What was asked again.</param>
    /// <param name="reason">Why, where a hold is lifted by it.</param>
    /// <param name="acting">Who releases.</param>
    public static Verdict Decide(Instruction instruction, Recheck recheck, Personal reason, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(recheck);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(instruction, InstructionState.Confirmed, InstructionState.Held);
        objections.When(
            !instruction.IsConfirmedAsNeeded || instruction.Confirmation is null, ObjectionKind.ConfirmationMissing,
            "The confirmation that the route needs is not recorded.");
        AddOfReleaser(objections, instruction, acting);
        AddOfHold(objections, instruction, reason, acting);
        AddOfRecheck(objections, instruction, recheck, acting);
        return Verdict.Unless(
            objections, () => [Released(instruction, recheck, reason, RouteNow(instruction, acting))]);
    }

    /// <summary>
    /// The release by the customer's own confirmation, where the policy lets it: the customer proved by what only they
    /// have that the instruction is theirs, and nothing spoke against it since. Null where a person is needed.
    /// </summary>
    public static InstructionFact.Released? ByCustomer(Instruction confirmed, Recheck recheck, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(confirmed);
        ArgumentNullException.ThrowIfNull(recheck);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(confirmed, InstructionState.Confirmed);
        objections.When(
            RouteNow(confirmed, acting) is not ReleaseNeed.Customer
                || confirmed.Confirmation?.Confirmation.Method is not ConfirmationMethod.Link,
            ObjectionKind.PersonNeeded, "A second person releases it.");
        AddOfRecheck(objections, confirmed, recheck, acting);
        return objections.Count == 0
            ? Released(confirmed, recheck, Personal.Of(null), ReleaseNeed.Customer)
            : null;
    }

    // The limits of the day on which it is released hold, where they are stricter than those of the day before.
    private static ReleaseNeed RouteNow(Instruction instruction, Acting acting)
    {
        var then = instruction.Screening?.Route.Release ?? ReleaseNeed.Principal;
        var now = RouteChoice.ReleaseFor(instruction.Order, instruction.Needs, acting.Policy);
        return then > now ? then : now;
    }

    private static void AddOfReleaser(List<Objection> objections, Instruction instruction, Acting acting)
    {
        objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A person releases, under their own name.");
        objections.When(
            acting.By.IsSamePersonAs(instruction.EnteredBy), ObjectionKind.SameAsEntrant,
            "Whoever entered the instruction does not release it.");
        objections.When(
            acting.By.IsSamePersonAs(instruction.Confirmation?.By), ObjectionKind.SameAsCaller,
            "Whoever asked the customer does not release it.");
        objections.When(
            acting.By.Is(instruction.Order.Representative), ObjectionKind.AccountRepresentative,
            "The account's representative does not release it.");
        objections.When(
            RouteNow(instruction, acting) is ReleaseNeed.Principal && !acting.By.ActsAs(Capacity.Principal),
            ObjectionKind.PrincipalNeeded, "An amount like this is released by a principal.");
    }

    private static void AddOfHold(List<Objection> objections, Instruction instruction, Personal reason, Acting acting)
    {
        if (instruction.Hold is not { } hold)
        {
            return;
        }

        objections.When(
            acting.By.IsSamePersonAs(hold.PlacedBy), ObjectionKind.SameAsPlacer,
            "Whoever placed the hold does not lift it.");
        objections.When(reason.IsEmpty, ObjectionKind.ReasonMissing, "It is said why the hold is lifted.");
        objections.When(
            hold.Reviews is not [.., (var last, _, _)] || last.DoesSupportBelief, ObjectionKind.ReviewMissing,
            "The last review has to speak against what was believed.");

        // FINRA Rule 2165(b)(1)(B): whatever comes of the hold, the parties hear of it.
        objections.When(
            hold.StillToTell.Any(), ObjectionKind.NoticesMissing, "All parties are told, or skipped for a reason.");
        objections.When(
            hold.Hold.Kind is not HoldKind.Verification
                && !acting.By.ActsAs(Capacity.Supervisory, Capacity.Compliance, Capacity.Legal, Capacity.Principal),
            ObjectionKind.CapacityNeeded, "It takes somebody in a supervisory, compliance or legal capacity.");
    }

    private static void AddOfRecheck(
        List<Objection> objections, Instruction instruction, Recheck recheck, Acting acting)
    {
        var reviewedAt = instruction.Hold is { Reviews: [.., (_, var at, _)] } ? at : (NodaTime.Instant?)null;
        var clearedAt = NodaTime.Instant.Max(
            instruction.Confirmation?.At ?? NodaTime.Instant.MinValue, reviewedAt ?? NodaTime.Instant.MinValue);
        objections.When(
            instruction.LaterSignals.Any(signal => signal.At >= clearedAt), ObjectionKind.NewerSignal,
            "Something spoke against it since; it is held and looked into first.");
        objections.When(
            recheck.Score is null, ObjectionKind.ScoreTooHigh, "The score could not be computed again.");

        // The score that it was confirmed against has been heard; a higher one has not.
        objections.When(
            recheck.Score is { } score && score >= acting.Policy.HoldFromScore && reviewedAt is null
                && score > (instruction.Screening?.Input.Score ?? default),
            ObjectionKind.ScoreTooHigh, "The score has risen to where it is held.");
        objections.When(
            recheck.Sanctions is not (SanctionsResult.Clear or SanctionsResult.ScreenedByFirm),
            ObjectionKind.SanctionsNotClear, "The sanctions lists are asked again, and are clear.");
        objections.When(
            recheck.Standing is not AccountStanding.Open, ObjectionKind.AccountNotOpen,
            $"The account is {Words.Of(recheck.Standing)}.");
    }

    private static InstructionFact.Released Released(
        Instruction instruction, Recheck recheck, Personal reason, ReleaseNeed way) => new(new Release(
        way, instruction.Screening!.Route.Rule, Releases.PaymentOf(instruction.Id), recheck.Score!.Value,
        Screen.NoticeOf(instruction), reason));
}
