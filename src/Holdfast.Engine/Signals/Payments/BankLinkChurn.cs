using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// At least three different bank accounts linked within a week, or a link after two failed verifications
/// within a day.
/// </summary>
internal sealed class BankLinkChurn() : Signal(new()
{
    Id = "bankLinkChurn",
    Sheet = ["ATO-38"],
    Name = "Many bank links",
    Definition =
        "At least three different bank accounts linked within a week, or a link after two failed "
        + "verifications within a day.",
    Source = "FINRA Regulatory Notice 21-14; Nacha micro-entry rules",
    Review = "Ask which bank account is the customer's.",
    Family = EvidenceFamily.Payee,
    Weight = 1.2m,
    Reads = EventSet.Of(EventType.BankLinked),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not { Customer: { } customer, Event.Data: BankLinked linked })
        {
            return;
        }

        // A bank account that is linked again is not one more.
        var another = scene.Account is not { } account || account.GetPayee(linked.Destination.Mark).LinkedAt.IsNever;
        var tries = customer.BankLinkTries.Within(7 * Stamp.Day, scene.Now) + 1;
        var misses = customer.MicroEntryMisses.Within(Stamp.Day, scene.Now);
        var many = another && tries >= scene.Limit(PolicyLimits.LinkChurn);
        if (many || misses >= 2)
        {
            findings.Add(
                this,
                many ? Fact.Of(FactNames.Times, tries) : default,
                misses >= 2 ? Fact.Of(FactNames.Failures, misses) : default);
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.Times) is { Kind: FactKind.Count, Number: var times }
            ? $"{Plain.Count(times, "bank account")} linked within a week"
            : $"A bank account was linked after {facts.Of(FactNames.Failures).Number} failed checks within a day";
}
