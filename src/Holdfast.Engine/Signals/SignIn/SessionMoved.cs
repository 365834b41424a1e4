using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>Within one session the country or the system changes.</summary>
internal sealed class SessionMoved() : Signal(new()
{
    Id = "sessionMoved",
    Sheet = ["ATO-19"],
    Name = "Session moved",
    Definition = "Within one session the country or the system changes.",
    Source = "FINRA Regulatory Notice 21-18: session hijacking",
    Review = "End the session; ask for a fresh sign-in.",
    Family = EvidenceFamily.Behavior,
    Weight = 2.6m,
    Reads = EventSet.Of(
        EventType.SessionObserved, EventType.CredentialChanged, EventType.ContactChanged,
        EventType.DeliveryChanged, EventType.BankLinked, EventType.TransferRequested,
        EventType.OrderPlaced, EventType.MfaChallenged),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Session is not { Key.IsNone: false } session)
        {
            return;
        }

        var country = scene.Event.Network?.Country is { IsAbsent: false } here
            && !session.Country.IsAbsent && here != session.Country;
        var system = scene.Event.Device?.Platform is { } platform and not Platform.NotGiven
            && session.Platform is not Platform.NotGiven && platform != session.Platform;
        if (country || system)
        {
            var what = country && system ? "country and the system" : country ? "country" : "system";
            findings.Add(this, Fact.Of(FactNames.Session, scene.Event.Session), Fact.Of(FactNames.What, what));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The {facts.Of(FactNames.What).Word} changed within one session";
}
