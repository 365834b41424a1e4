using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Screens an instruction: authority, sanctions, standing of the account, categories, signals; then chooses its way.
/// All that it is decided by is kept, so that it can be decided again from the record.
/// </summary>
public static class Screen
{
    /// <summary>What screening comes to.</summary>
    public static Verdict Decide(Instruction instruction, ScreeningInput input, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(instruction, InstructionState.Received);
        if (objections.Count > 0)
        {
            return new Verdict.Refused([.. objections]);
        }

        var order = instruction.Order;
        if (RejectionOf(order, input) is { } reason)
        {
            return Verdict.By(new InstructionFact.Rejected(
                new Rejection(reason, Personal.Of(null), NoticeOf(instruction))));
        }

        var screening = new Screening(
            AuthorityFor(order, input.Authorities)!, Categories.Of(order), input,
            RouteChoice.Choose(order, input, acting.Policy));
        ImmutableArray<InstructionFact> facts = [new InstructionFact.Screened(screening)];
        return screening.Route.Kind switch
        {
            RouteKind.Automated => Verdict.By(
                [.. facts, new InstructionFact.Released(Releases.Of(instruction, screening, input.Score))]),
            RouteKind.Hold => Verdict.By(
                [.. facts, new InstructionFact.Held(Holds.ForVerification(screening.Route.Reasons, order, acting))]),
            RouteKind.Confirm => Verdict.By(facts),
        };
    }

    /// <summary>
    /// Decides a screening again from what was kept of it: the same route, or the record is not what was decided.
    /// </summary>
    public static bool IsReplayable(Instruction instruction, Policy.InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        return instruction.Screening is { } kept
            && kept.Categories.SequenceEqual(Categories.Of(instruction.Order))
            && RouteChoice.Choose(instruction.Order, kept.Input, policy) is var again
            && again.Reasons.SequenceEqual(kept.Route.Reasons)
            && again with { Reasons = kept.Route.Reasons } == kept.Route;
    }

    /// <summary>The notice by which the customer hears of the end of an instruction: one for each.</summary>
    internal static string NoticeOf(Instruction instruction) => $"n-{instruction.Id}";

    private static RejectionReason? RejectionOf(TransmittalOrder order, ScreeningInput input) =>
        input.Sanctions is SanctionsResult.Hit ? RejectionReason.Sanctions
        : input.Standing is AccountStanding.Closed ? RejectionReason.AccountClosed
        : input.Standing is AccountStanding.Restricted ? RejectionReason.AccountRestricted
        : AuthorityFor(order, input.Authorities) is null ? RejectionReason.NoAuthority
        : null;

    // A representative or an employee passes on what the owner asks. Whoever else instructs needs an authority of
    // their own that reaches as far as the instruction: one for trading moves no money, one for the owner's own
    // accounts pays nobody else. The other firm of an account transfer acts on the owner's signed form.
    internal static Authority? AuthorityFor(TransmittalOrder order, ImmutableArray<Authority> onFile)
    {
        if (order.InstructedBy is not Instructor.ThirdParty || order.Rail is Rail.Acats)
        {
            return onFile.FirstOrDefault(authority => authority.Scope is AuthorityScope.Owner);
        }

        return onFile.FirstOrDefault(authority => authority.Id == order.Authority && authority.Scope switch
        {
            AuthorityScope.AnyTransfer => true,
            AuthorityScope.TransfersToOwner => !Categories.IsThirdParty(order),
            AuthorityScope.Trading => false,
            AuthorityScope.Owner => false,
        });
    }
}
