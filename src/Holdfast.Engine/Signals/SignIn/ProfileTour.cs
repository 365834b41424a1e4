using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>At least three security, bank and limits pages in a session on a new device.</summary>
internal sealed class ProfileTour() : Signal(new()
{
    Id = "profileTour",
    Sheet = ["ATO-71"],
    Name = "Tour of the settings",
    Definition = "At least three security, bank and limits pages in a session on a new device.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Look what was changed.",
    Family = EvidenceFamily.Behavior,
    Weight = 2.5m,
    Reads = EventSet.Of(EventType.SessionObserved),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is not SessionObserved { TourPages: > 0 and var pages })
        {
            return;
        }

        var opened = scene.Session.TourPages + pages;
        if (opened >= scene.Limit(PolicyLimits.TourPages)
            && (scene.Session.Has(SessionTraits.NewDevice) || scene.Visit.StrangeDevice))
        {
            findings.Add(this, Fact.Of(FactNames.Times, opened));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Times).Number} security, bank and limits pages opened on a new device";
}
