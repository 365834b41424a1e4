using System.Collections.Immutable;
using Holdfast.Desk.Access;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>A link to something that can be done.</summary>
/// <param name="Text">What is done.</param>
/// <param name="Path">Where.</param>
/// <param name="IsMain">Whether it is what is to be done next.</param>
public sealed record StepLink(string Text, string Path, bool IsMain = false);

/// <summary>
/// What is to be done next with an instruction, said to whoever looks: what it waits for, what they can do, and why
/// they
/// cannot do what others can. It allows nothing: rules do.
/// </summary>
/// <param name="Advice">What is to be done, in a sentence or two.</param>
/// <param name="Links">What whoever looks can do.</param>
/// <param name="Obstacles">Why they cannot release it.</param>
public sealed record StepAdvice(string Advice, ImmutableArray<StepLink> Links, ImmutableArray<string> Obstacles)
{
    /// <summary>What comes next.</summary>
    /// <param name="opened">The instruction.</param>
    /// <param name="has">Whether whoever looks has a right.</param>
    public static StepAdvice Of(OpenedInstruction opened, Func<string, bool> has)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(has);
        var instruction = opened.Instruction;
        var path = $"/instructions/{instruction.Id}";
        var isRelease = instruction.State is InstructionState.Confirmed
            || instruction is { State: InstructionState.Held, Confirmation: not null };
        return new StepAdvice(
            AdviceOf(opened),
            [.. Deeds(instruction, path).Where(link => has(link.Scope)).Select(link => link.Link)],
            isRelease && has(Scopes.InstructionsRelease)
                ? [.. opened.AgainstRelease.Select(objection => objection.Detail)]
                : []);
    }

    private static string AdviceOf(OpenedInstruction opened)
    {
        var instruction = opened.Instruction;
        return instruction.State switch
        {
            InstructionState.Received => "It is being screened.",
            InstructionState.Screened => "Ask the customer, at a contact from before.",
            InstructionState.AwaitingConfirmation => instruction.Sought?.Method switch
            {
                ConfirmationMethod.Link =>
                    "The customer has a link and a code, sent to two contacts from before. If no answer comes, call.",
                ConfirmationMethod.CallBack =>
                    "Call the customer at a number below that may be used. Dial it yourself: a call that comes in is "
                    + "no call-back.",
                _ => "No contact may be used. Ask the customer to come in, or to send a notarized letter, or for a "
                    + "video call with an identity document.",
            },
            InstructionState.Confirmed => ReleaserOf(instruction),
            InstructionState.Held when instruction.Hold is { Hold.Kind: HoldKind.Rule2165 or HoldKind.Proposed2166 } =>
                "Tell the parties, look into it, and then release, reject or extend it before the period is over.",
            InstructionState.Held => "Look into the reasons. If it may be the customer's, ask them; if not, reject it.",
            InstructionState.Refused or InstructionState.Expired => "It is being rejected.",
            InstructionState.Released => "The firm may carry it out. Record what became of it.",
            InstructionState.Rejected or InstructionState.Settled or InstructionState.Returned
                or InstructionState.Recalled => "Nothing more is to be done.",
        };
    }

    private static string ReleaserOf(Instruction instruction) =>
        $"Somebody else releases it: neither {instruction.EnteredBy.Actor.Name}, who entered it, nor "
        + $"{instruction.Confirmation?.By.Actor.Name ?? "whoever asked the customer"}, who asked the customer."
        + (instruction.Screening?.Route.Release is ReleaseNeed.Principal ? " It takes a principal." : "");

    private static IEnumerable<(StepLink Link, string Scope)> Deeds(Instruction instruction, string path)
    {
        var state = instruction.State;
        var isOpen = state is InstructionState.Screened or InstructionState.AwaitingConfirmation
            or InstructionState.Confirmed or InstructionState.Held;
        if (state is InstructionState.AwaitingConfirmation)
        {
            yield return (new("Record a call", $"{path}/call", IsMain: true), Scopes.InstructionsConfirm);
            yield return (new("Record an attempt", $"{path}/attempt"), Scopes.InstructionsConfirm);
            yield return (new("Record proof in person", $"{path}/proof"), Scopes.InstructionsConfirm);
        }

        if (state is InstructionState.Screened or InstructionState.AwaitingConfirmation
            || (state is InstructionState.Held && instruction.Confirmation is null))
        {
            yield return (
                new("Ask the customer", $"{path}/ask", IsMain: state is not InstructionState.AwaitingConfirmation),
                Scopes.InstructionsConfirm);
        }

        if (state is InstructionState.Confirmed
            || (state is InstructionState.Held && instruction.Confirmation is not null))
        {
            yield return (new("Release", $"{path}/release", IsMain: true), Scopes.InstructionsRelease);
        }

        if (state is InstructionState.Held)
        {
            yield return (new("Work on the hold", $"{path}/hold"), Scopes.InstructionsRead);
        }

        if (state is InstructionState.Released or InstructionState.Settled
            && instruction.Order.DeliverTo is DeliverTo.HandDelivery && instruction.Cheque?.IsComplete != true)
        {
            yield return (
                new("The check carried by hand", $"{path}/cheque", IsMain: state is InstructionState.Settled),
                Scopes.InstructionsWrite);
        }

        if (state is InstructionState.Released)
        {
            yield return (
                new("Record what became of it", $"{path}/conclude", IsMain: true), Scopes.InstructionsWrite);
        }

        if (isOpen)
        {
            if (instruction.Hold is null or { Hold.Kind: HoldKind.Verification })
            {
                yield return (new("Put another in its place", $"{path}/amend"), Scopes.InstructionsWrite);
            }

            yield return (new("Hold", $"{path}/hold/place"), Scopes.InstructionsHold);
            yield return (new("Reject", $"{path}/reject"), Scopes.InstructionsRelease);
        }
    }
}
