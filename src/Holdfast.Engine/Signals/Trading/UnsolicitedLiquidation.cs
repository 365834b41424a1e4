using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// An employee or representative sells for the customer while an instruction to pay is still to be verified, or sells
/// several positions whole within three days of a call.
/// </summary>
internal sealed class UnsolicitedLiquidation() : Signal(new()
{
    Id = "unsolicitedLiquidation",
    Name = "Sold by a representative without the customer",
    Definition =
        "An employee or representative sells for the customer while an instruction to pay is still to be "
        + "verified (for three days at most), or sells at least three positions whole in an hour and a half within "
        + "three days of a call.",
    Source = "FINRA AWC of October 2018 (contractor invoice by e-mail); Regulatory Notice 09-64",
    Review = "Ask who gave the order, and call the customer.",
    Family = EvidenceFamily.Instruction,
    Weight = 1.2m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    private const int ManyPositions = 3;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Actor is not (ActorKind.Representative or ActorKind.Employee)
            || scene.Order.Request.Side is not OrderSide.Sell)
        {
            return;
        }

        var unverified = scene.SinceAccount(Happening.InstructionUnverified) is >= 0 and <= 3 * Stamp.Day;
        var closed = scene.Order.PositionsClosed + (scene.Order.Request.ClosesPosition is true ? 1 : 0);
        var afterCall = scene.SinceCustomer(Happening.SupportContacted) is >= 0 and <= 3 * Stamp.Day
            && closed >= ManyPositions;
        if (unverified || afterCall)
        {
            findings.Add(
                this, Fact.Of(FactNames.What, unverified ? "instruction" : "call"), Fact.Of(FactNames.Times, closed));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word is "instruction"
        ? "The firm sells for the customer while an instruction to pay is still to be verified"
        : $"{facts.Of(FactNames.Times).Number} positions sold whole by the firm within three days of a call";
}
