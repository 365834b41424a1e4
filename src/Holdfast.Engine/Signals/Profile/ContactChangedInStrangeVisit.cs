using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>E-mail or telephone is changed in a session on a new device.</summary>
internal sealed class ContactChangedInStrangeVisit() : Signal(new()
{
    Id = "contactChangedInStrangeVisit",
    Name = "Contact changed in a strange visit",
    Definition = "E-mail or telephone is changed in a session on a new device.",
    Source = "SID-19; FINRA Regulatory Notice 21-18",
    Review = "Tell the customer at the former contact, with one link to undo it.",
    Family = EvidenceFamily.Contact,
    Weight = 0.2m,
    Reads = EventSet.Of(EventType.ContactChanged),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.NotifyPriorContact;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { OnNewDevice: true, Event.Data: ContactChanged { What: ContactKind.Email or ContactKind.Phone } })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "E-mail or telephone was changed on a new device";
}
