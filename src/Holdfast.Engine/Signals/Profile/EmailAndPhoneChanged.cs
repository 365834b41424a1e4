using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>E-mail and telephone are changed within three days of each other.</summary>
internal sealed class EmailAndPhoneChanged() : Signal(new()
{
    Id = "emailAndPhoneChanged",
    Sheet = ["ATO-30"],
    Name = "E-mail and telephone both changed",
    Definition = "E-mail and telephone are changed within three days of each other.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Tell both former contacts; call.",
    Family = EvidenceFamily.Contact,
    Weight = 0.7m,
    Reads = EventSet.Of(EventType.ContactChanged),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.NotifyPriorContact;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var age = scene.Event.Data switch
        {
            ContactChanged { What: ContactKind.Email } => scene.SinceCustomer(Happening.PhoneChanged),
            ContactChanged { What: ContactKind.Phone } => scene.SinceCustomer(Happening.EmailChanged),
            _ => long.MaxValue,
        };
        if (age >= 0 && age <= scene.Limit(PolicyLimits.BothContactsWindow))
        {
            findings.Add(this, Fact.OfSeconds(FactNames.Within, age));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"E-mail and telephone were both changed within {Plain.Span(facts.Of(FactNames.Within).Number)}";
}
