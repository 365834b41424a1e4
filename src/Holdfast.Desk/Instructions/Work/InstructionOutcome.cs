using System.Collections.Immutable;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>What a command on an instruction came to.</summary>
public abstract record InstructionOutcome
{
    private InstructionOutcome()
    {
    }

    /// <summary>It is done and durable.</summary>
    /// <param name="Instruction">The instruction as it is now.</param>
    public sealed record Done(Instruction Instruction) : InstructionOutcome;

    /// <summary>It was done before, by the same request.</summary>
    /// <param name="Instruction">The instruction as it is now.</param>
    public sealed record Repeated(Instruction Instruction) : InstructionOutcome;

    /// <summary>It is not done.</summary>
    public sealed record Refused(ImmutableArray<Objection> Objections) : InstructionOutcome;

    /// <summary>Somebody else changed it since it was read.</summary>
    /// <param name="Instruction">The instruction as it is now.</param>
    public sealed record Stale(Instruction Instruction) : InstructionOutcome;

    /// <summary>There is no such instruction.</summary>
    public sealed record Unknown : InstructionOutcome;
}

/// <summary>What a command on a change of account data came to.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>It is done and durable.</summary>
    public sealed record Done(Changes.DataChange Change) : ChangeOutcome;

    /// <summary>It is not done.</summary>
    public sealed record Refused(ImmutableArray<Objection> Objections) : ChangeOutcome;

    /// <summary>Somebody else changed it since it was read.</summary>
    public sealed record Stale(Changes.DataChange Change) : ChangeOutcome;

    /// <summary>There is no such change.</summary>
    public sealed record Unknown : ChangeOutcome;
}
