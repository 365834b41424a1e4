using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>What the rail says of an instruction that was released.</summary>
public static class AfterRelease
{
    /// <summary>It arrived.</summary>
    public static Verdict Settle(Instruction instruction, string trace)
    {
        var objections = Common(instruction, trace);
        return Verdict.Unless(objections, () => [new InstructionFact.Settled(trace)]);
    }

    /// <summary>It was sent back.</summary>
    public static Verdict Return(Instruction instruction, string code, Money recovered)
    {
        var objections = Common(instruction, code);
        AddOfAmount(objections, instruction, recovered);
        return Verdict.Unless(objections, () => [new InstructionFact.Returned(code, recovered)]);
    }

    /// <summary>It was taken back.</summary>
    public static Verdict Recall(Instruction instruction, string code, Money recovered)
    {
        var objections = Common(instruction, code);
        AddOfAmount(objections, instruction, recovered);
        return Verdict.Unless(objections, () => [new InstructionFact.Recalled(code, recovered)]);
    }

    /// <summary>
    /// The firm objected at the other firm to a transfer that the customer disowned (FINRA Rule 11870: within a
    /// business
    /// day).
    /// </summary>
    public static Verdict TakeException(Instruction instruction, string code, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        var objections = Common(instruction, code);
        objections.When(
            instruction.Order.Rail is not Rail.Acats, ObjectionKind.InvalidOrder,
            "Exceptions are taken to transfers between firms.");
        objections.When(
            instruction.ExceptionCode is not null, ObjectionKind.DoneAlready, "An exception was taken already.");
        return Verdict.Unless(objections, () => [new InstructionFact.ExceptionTaken(code)]);
    }

    private static List<Objection> Common(Instruction instruction, string code)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        List<Objection> objections = [];
        objections.UnlessIn(instruction, InstructionState.Released);
        objections.When(
            string.IsNullOrWhiteSpace(code), ObjectionKind.ReasonMissing, "The rail's number or code is kept.");
        return objections;
    }

    private static void AddOfAmount(List<Objection> objections, Instruction instruction, Money recovered) =>
        objections.When(
            recovered.Currency != instruction.Order.Amount.Currency || recovered.TenThousandths < 0
                || recovered.TenThousandths > instruction.Order.Amount.TenThousandths,
            ObjectionKind.AmountTooHigh, "No more comes back than was sent, in the same currency.");
}
