using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// A program was let in within a day before money goes to a new payee, or is let in on a new device.
/// </summary>
internal sealed class ApiTokenAbuse() : Signal(new()
{
    Id = "apiTokenAbuse",
    Sheet = ["ATO-69"],
    Name = "New program, then money out",
    Definition =
        "A program was let in within a day before money goes to a new payee, or is let in on a new device, "
        + "which weighs less.",
    Source = "FINRA Regulatory Notice 21-18; Reg S-P on service providers",
    Review = "Revoke the grant; tell the customer.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.3m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.TokenGranted),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer.NewPayee && scene.Lately(Happening.ClientGranted, PolicyLimits.ResetWindow))
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.ClientGranted]));
        }
        else if (scene.Event.Data is TokenGranted granted && scene.OnNewDevice)
        {
            findings.AddPart(this, 600, Fact.Of(FactNames.What, granted.Client));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.Since).Kind is FactKind.None
        ? "A program was let into the account on a new device"
        : $"A program was let into the account on {Plain.Moment(facts.Of(FactNames.Since))}, and money now goes out";
}
