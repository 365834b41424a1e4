using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// Contact data or a credential are changed by an employee on the telephone, within an hour of a call from a number
/// that has not been the customer's for ten days, or is withheld.
/// </summary>
internal sealed class ContactChangedByPhone() : Signal(new()
{
    Id = "contactChangedByPhone",
    Name = "Contact changed by telephone",
    Definition =
        "Contact data or a credential are changed by an employee on the telephone, within an hour of a call from a "
        + "number that has not been seen with this customer for ten days, or that is withheld.",
    Source = "In re Voya Financial Advisors (2018); FINRA Regulatory Notice 12-05",
    Review = "Call the customer at the number that was on file before.",
    Family = EvidenceFamily.Contact,
    Weight = 3.2m,
    Reads = EventSet.Of(EventType.ContactChanged, EventType.CredentialChanged),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Actor is ActorKind.Employee && scene.Event.Channel is Channel.Phone
            && scene.SinceCustomer(Happening.SupportContacted) is >= 0 and <= Stamp.Hour and var age
            && scene.SinceCustomer(Happening.KnownCallerHeard) > age)
        {
            findings.Add(this, Fact.OfSeconds(FactNames.Within, age));
        }
    }

    internal override string Sentence(Facts facts) =>
        "Changed by an employee for a caller whose number is not known to be the customer's";
}
