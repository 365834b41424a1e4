using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: a device known by its id shows a language or a system never seen
/// with this customer: its cookie may have been copied to another.
/// </summary>
internal sealed class DeviceNotItself() : Signal(new()
{
    Id = "deviceNotItself",
    Name = "Device not itself",
    Definition =
        "At a sign-in or the start of a visit: a device known by its id shows a language or a system "
        + "never seen with this customer: its cookie may have been copied to another.",
    Source =
        "Session cookie theft by information-stealing malware; FINRA 2026 oversight report on account "
        + "takeover",
    Review = "End all sessions; ask whether the customer's computer may carry malware.",
    Family = EvidenceFamily.Device,
    Weight = 2.2m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Visit: { NotItself: true } visit, Event.Device: { } device })
        {
            findings.AddPart(
                this,
                visit.NewTimeZone is true || visit.StrangeNetwork ? 1500 : 1000,
                Fact.Of(FactNames.Device, device.Id),
                visit.NewLanguage is true ? Fact.Of(FactNames.Language, device.Language) : default,
                visit.Agent is AgentStanding.NewPlatform
                    ? Fact.Of(FactNames.Platform, ContractWords.Platform.Of(device.Platform))
                    : default);
        }
    }

    internal override string Sentence(Facts facts) =>
        (facts.Of(FactNames.Language).Kind, facts.Of(FactNames.Platform).Kind) switch
        {
            (FactKind.None, _) => "A device known by its id shows another system than any of this customer's",
            (_, FactKind.None) => "A device known by its id shows another language than any of this customer's",
            _ => "A device known by its id shows another language and system than any of this customer's",
        };
}
