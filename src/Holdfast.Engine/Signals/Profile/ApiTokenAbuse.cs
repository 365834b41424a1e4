using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// A program was let in within a day before money goes to a new payee, or a program signs in from a hosting
/// network for the first time.
/// </summary>
internal sealed class ApiTokenAbuse() : Signal(new()
{
    Id = "apiTokenAbuse",
    Sheet = ["ATO-69"],
    Name = "New program, then money out",
    Definition =
        "A program was let in within a day before money goes to a new payee, or a program signs in from a "
        + "hosting network for the first time.",
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
        else if (scene.Event.Data is TokenGranted granted && scene.Visit.StrangeDevice)
        {
            findings.AddPart(this, 600, Fact.Of(FactNames.What, granted.Client));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A program was let into the account just before, or from a new device";
}
