using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions;

/// <summary>What an action on an instruction came to.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>It is done by these facts, in this order.</summary>
    public sealed record Done(ImmutableArray<InstructionFact> Facts) : Verdict;

    /// <summary>It is not done.</summary>
    /// <param name="Objections">Every reason; never empty.</param>
    public sealed record Refused(ImmutableArray<Objection> Objections) : Verdict;

    /// <summary>Done by facts.</summary>
    internal static Verdict By(params ImmutableArray<InstructionFact> facts) => new Done(facts);

    /// <summary>Done where nothing speaks against it, else refused for all that does.</summary>
    internal static Verdict Unless(List<Objection> objections, Func<ImmutableArray<InstructionFact>> facts) =>
        objections.Count == 0 ? new Done(facts()) : new Refused([.. objections]);
}

/// <summary>Why something is not done: a wire word, and a sentence for who asked.</summary>
public sealed record Objection(ObjectionKind Kind, string Detail);

/// <summary>Collects what speaks against an action.</summary>
internal static class Objections
{
    /// <summary>Adds a reason where it holds.</summary>
    public static void When(this List<Objection> objections, bool holds, ObjectionKind kind, string detail)
    {
        if (holds)
        {
            objections.Add(new Objection(kind, detail));
        }
    }

    /// <summary>Adds that the instruction stands where the action is not made.</summary>
    public static void UnlessIn(
        this List<Objection> objections, Instruction instruction, params ReadOnlySpan<InstructionState> states)
    {
        if (!states.Contains(instruction.State))
        {
            objections.Add(new Objection(
                ObjectionKind.NotInThisState, $"The instruction is {Words.Of(instruction.State)}."));
        }
    }
}
