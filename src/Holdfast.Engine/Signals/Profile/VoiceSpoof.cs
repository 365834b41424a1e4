using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// The caller's number is probably false, the voice is not the customer's, or authentication failed.
/// </summary>
internal sealed class VoiceSpoof() : Signal(new()
{
    Id = "voiceSpoof",
    Sheet = ["ATO-64"],
    Name = "Caller is not who they seem",
    Definition =
        "The caller's number is probably false, the voice is not the customer's, or authentication failed, which "
        + "weighs less.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Refuse changes; call a number on file.",
    Family = EvidenceFamily.Contact,
    Weight = 1.65m,
    Reads = EventSet.Of(EventType.SupportContacted),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.CallBack;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is not SupportContacted contacted)
        {
            return;
        }

        var spoofed = contacted.SpoofScore >= scene.Limit(PolicyLimits.SpoofScore);
        var voice = contacted.VoiceScore < scene.Limit(PolicyLimits.VoiceScore);
        var failed = contacted.Authentication is CallerAuthentication.Failed;
        if (spoofed || voice || failed)
        {
            findings.AddPart(
                this, spoofed || voice ? 1000 : 400,
                Fact.Of(FactNames.What, spoofed ? "number" : voice ? "voice" : "authentication"));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word switch
    {
        "number" => "The caller's number is probably false",
        "voice" => "The caller's voice is not like the customer's",
        _ => "The caller failed to prove who they are",
    };
}
