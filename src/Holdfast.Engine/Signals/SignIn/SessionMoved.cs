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
        if (scene.Session.Key.IsNone)
        {
            return;
        }

        var (network, device, session) = (scene.Event.Network, scene.Event.Device, scene.Session);
        var country = network is { Country.IsAbsent: false } && !session.Country.IsAbsent && network.Country != session.Country;
        var system = device is { Platform: not Platform.NotGiven } && session.Platform is not Platform.NotGiven && device.Platform != session.Platform;
        if (country || system)
        {
            findings.Add(this, Fact.Of(FactNames.Session, scene.Event.Session), Fact.Of(FactNames.What, country ? "country" : "system"));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The {facts.Of(FactNames.What).Word} changed within one session";
}
