using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>What a release says.</summary>
internal static class Releases
{
    /// <summary>The release of an instruction that passes by itself.</summary>
    public static Release Of(Instruction instruction, Screening screening, Probability score) => new(
        screening.Route.Release, screening.Route.Rule, PaymentOf(instruction.Id), score, Screen.NoticeOf(instruction),
        Personal.Of(null));

    /// <summary>
    /// What the firm's system carries an instruction out by: the same however often it is told, so that no payment is
    /// made twice.
    /// </summary>
    public static string PaymentOf(InstructionId id) => $"p-{id}";
}
