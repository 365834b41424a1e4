using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The sign-in page was served from a host that is not on the firm's list (without a list: that fewer than one in
/// fifty of at least two hundred sessions came from), or a session moves to another network within five minutes of a
/// sign-in from a hosting network.
/// </summary>
internal sealed class RelayedSignIn() : Signal(new()
{
    Id = "relayedSignIn",
    Sheet = ["ATO-20"],
    Name = "Relayed sign-in",
    Definition =
        "The sign-in page was served from a host that is not on the firm's list (without a list: that fewer "
        + "than one in fifty of at least two hundred sessions came from), or a session moves to another network "
        + "within five minutes of a sign-in from a hosting network.",
    Source = "FINRA 2025 and 2026 oversight reports on adversary-in-the-middle phishing",
    Review =
        "End the session, reset credentials, report the host for take-down. Corporate web gateways "
        + "rewrite host names too.",
    Family = EvidenceFamily.Behavior,
    Weight = 1.6m,
    Reads = EventSet.Of(EventType.SessionObserved, EventType.OrderPlaced, EventType.TransferRequested),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is SessionObserved { LoginOrigin: { IsAbsent: false } origin } && IsStrange(scene, origin))
        {
            findings.Add(this, Fact.Of(FactNames.Origin, origin));
        }
        else if (scene.Event.Network is { } network && HasMoved(scene, network))
        {
            findings.AddPart(this, 1500, Fact.Of(FactNames.Network, network));
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.Origin).Kind is FactKind.None
            ? "The session moved to another network minutes after a sign-in from a hosting network"
            : "The sign-in page was served from a host that is not the firm's";

    private static bool HasMoved(Scene scene, NetworkOrigin network) =>
        scene.Session.Has(SessionTraits.Hosting)
        && scene.Session.Asn != 0 && network.Asn != 0 && network.Asn != scene.Session.Asn
        && scene.Now.IsWithin(scene.Limit(PolicyLimits.RelayWindow), scene.Session.Start);

    private static bool IsStrange(Scene scene, Text origin)
    {
        var hosts = scene.Policy.Lists.SignInHosts;
        if (hosts.Count > 0)
        {
            return !hosts.Contains(origin.ToString(), StringComparer.OrdinalIgnoreCase);
        }

        // Without a list, a host that fewer than one session in fifty comes from is strange, once enough were seen.
        var seen = scene.Crowd.Counts.Get(SessionLearning.OriginKey(origin)).Seen;
        return scene.Crowd.OriginsSeen >= 200 && seen * 50UL < scene.Crowd.OriginsSeen;
    }
}
