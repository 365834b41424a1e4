using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Messages.Webhooks;

namespace Holdfast.Desk.Instructions;

/// <summary>What the firm's systems are told of an instruction, by webhook.</summary>
internal static class WebhookWords
{
    /// <summary>The types of webhooks that facts come to.</summary>
    public static IEnumerable<string> Of(ImmutableArray<InstructionFact> facts) => facts.Select(fact => fact switch
    {
        InstructionFact.Received => "instruction.received",
        InstructionFact.ConfirmationSought => "instruction.awaitingConfirmation",
        InstructionFact.Held => "instruction.held",
        InstructionFact.Confirmed => "instruction.confirmed",
        InstructionFact.Released => "instruction.released",
        InstructionFact.Refused => "instruction.refused",
        InstructionFact.Expired => "instruction.expired",
        InstructionFact.Rejected => "instruction.rejected",
        InstructionFact.Settled => "instruction.settled",
        InstructionFact.Returned => "instruction.returned",
        InstructionFact.Recalled => "instruction.recalled",
        _ => null,
    }).OfType<string>();

    /// <summary>Ids and words alone; what is known of the customer is asked for over the API.</summary>
    public static string DataOf(Instruction instruction) => WebhookData.Of(
        ("instruction", instruction.Id.ToString()), ("transfer", instruction.Order.Transfer),
        ("state", Words.Of(instruction.State)), ("payment", instruction.Release?.Release.Payment),
        ("reason", instruction.Rejection is { } rejection ? Words.Of(rejection.Rejection.Reason) : null),
        ("supersedes", instruction.Supersedes?.ToString()),
        ("supersededBy", instruction.Rejection?.Rejection.SupersededBy?.ToString()));
}

/// <summary>What the engine is told of an instruction: it learns from what became of it.</summary>
internal static class EngineWords
{
    /// <summary>A report of the customer's, or the end of a transfer.</summary>
    public enum Word
    {
        /// <summary>The customer says that it is not theirs.</summary>
        Denied,

        /// <summary>It arrived.</summary>
        Settled,

        /// <summary>It was not carried out.</summary>
        Cancelled,

        /// <summary>It was sent back.</summary>
        Returned,

        /// <summary>It was taken back.</summary>
        Recalled,
    }

    /// <summary>The words that facts come to, in their order.</summary>
    public static IEnumerable<Word> Of(ImmutableArray<InstructionFact> facts) => facts.Select(fact => fact switch
    {
        InstructionFact.Refused(var refusal) when refusal.Kinds.Contains(RefusalKind.Denied) => Word.Denied,
        InstructionFact.Disowned => Word.Denied,
        InstructionFact.Rejected(var rejection) when rejection.Reason is not RejectionReason.Superseded =>
            Word.Cancelled,
        InstructionFact.Settled => Word.Settled,
        InstructionFact.Returned => Word.Returned,
        InstructionFact.Recalled => Word.Recalled,
        _ => (Word?)null,
    }).OfType<Word>();
}
