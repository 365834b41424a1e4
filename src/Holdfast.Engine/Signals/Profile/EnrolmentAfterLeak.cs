using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// Within two weeks of records having been taken out in a way that was stopped, a customer who never signed
/// in gets their first credential, or a forgotten one is set anew on a strange device.
/// </summary>
internal sealed class EnrolmentAfterLeak() : Signal(new()
{
    Id = "enrolmentAfterLeak",
    Name = "Enrolment after a leak",
    Definition =
        "Within two weeks of records having been taken out in a way that was stopped, a customer who "
        + "never signed in gets their first credential, or a forgotten one is set anew on a strange device.",
    Source = "In re Voya Financial Advisors (2018): new web profiles made for customers whose data had been seen",
    Review = "Call the customer before access is given.",
    Family = EvidenceFamily.Credentials,
    Weight = 5.0m,
    Reads = EventSet.Of(EventType.CredentialChanged),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not { Customer: { } customer, Event.Data: CredentialChanged credential })
        {
            return;
        }

        var recovered = credential.How is CredentialChangeWay.Forgotten && scene.Visit.StrangeDevice;
        var first = customer.LastSignIn.IsNever;
        if ((first || recovered) && scene.Now.Since(scene.Crowd.LeakAt) is >= 0 and <= 14 * Stamp.Day)
        {
            findings.Add(
                this, Fact.Of(FactNames.Since, scene.Crowd.LeakAt), Fact.Of(FactNames.What, first ? "first" : "anew"));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word is "first"
        ? "A customer who never signed in gets a credential, soon after records were taken out"
        : "A forgotten credential is set anew on a strange device, soon after records were taken out";
}
