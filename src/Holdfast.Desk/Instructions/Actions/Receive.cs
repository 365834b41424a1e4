using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Takes an instruction in, by whatever way it came. FINRA Regulatory Notice 09-64: all instructions are looked at,
/// also those of an adviser or another third party.
/// </summary>
public static class Receive
{
    /// <summary>Whether it is taken in.</summary>
    public static Verdict Decide(TransmittalOrder order)
    {
        var objections = Faults(order);
        return Verdict.Unless(objections, () => [new InstructionFact.Received(order)]);
    }

    /// <summary>Whether an order that has the request id of another is the same: then nothing is done twice.</summary>
    public static bool IsRepeat(TransmittalOrder earlier, TransmittalOrder order)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return earlier == order;
    }

    /// <summary>What does not make sense of an order.</summary>
    internal static List<Objection> Faults(TransmittalOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        List<Objection> faults = [];
        Add(order.Amount.TenThousandths <= 0, "The amount is above zero.");
        Add(order.Rail is Rail.NotGiven, "It is said by which rail it goes.");
        Add(order.Payee.Kind is DestinationKind.NotGiven, "It is said what kind of place it goes to.");
        Add(order.Medium is InstructionMedium.NotGiven, "It is said how it came.");
        Add(order.InstructedBy is Instructor.NotGiven, "It is said who gave it.");
        Add(order.Customer.Length == 0, "It is said whose it is.");
        Add(order.Account.IsEmpty, "It is said which account pays.");
        Add(order.Rail is not Rail.Check && order.DeliverTo is not DeliverTo.None, "Only cheques are delivered.");
        Add(order.Rail is Rail.Check && order.DeliverTo is DeliverTo.None, "It is said how a cheque is delivered.");
        Add(DateTimeZoneProviders.Tzdb.GetZoneOrNull(order.Zone) is null, "The time zone is one of the IANA's.");
        return faults;

        void Add(bool holds, string detail) => faults.When(holds, ObjectionKind.InvalidOrder, detail);
    }
}
