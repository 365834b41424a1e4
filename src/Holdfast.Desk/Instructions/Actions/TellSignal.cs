using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Keeps what spoke against an instruction after it was screened. What was confirmed before is held: nobody releases on
/// a confirmation that is older than the doubt.
/// </summary>
public static class TellSignal
{
    /// <summary>What it comes to; nothing where the instruction is past it or nothing new is said.</summary>
    public static Verdict Decide(
        Instruction instruction, string source, Probability score, ImmutableArray<SignalValue> signals, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(acting);
        if (!instruction.State.IsBeforeRelease() || instruction.State is InstructionState.Received
            || instruction.LaterSignals.Any(signal => signal.Source == source))
        {
            return Verdict.By();
        }

        var told = new InstructionFact.Signalled(source, score, signals);
        return instruction.State is InstructionState.Confirmed
            ? Verdict.By(told, new InstructionFact.Held(
                Holds.ForVerification([RouteReason.HighScore], instruction.Order, acting)))
            : Verdict.By(told);
    }
}
