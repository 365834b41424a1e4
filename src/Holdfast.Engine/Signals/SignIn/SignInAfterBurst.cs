using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// A sign-in succeeds from a neighbourhood that is new to the customer and where passwords were tried in bulk in the
/// last day; or, on a new device, from a network where they were with the same kind of browser.
/// </summary>
internal sealed class SignInAfterBurst() : Signal(new()
{
    Id = "signInAfterBurst",
    Sheet = ["ATO-04"],
    Name = "Sign-in from the place of a burst",
    Definition =
        "A sign-in succeeds from a neighbourhood that is new to the customer and where passwords were tried "
        + "in bulk in the last day; or, on a new device, from a network where they were with the same kind of "
        + "browser.",
    Source = "SEC risk alert of 15 September 2020 on credential stuffing",
    Review = "End the session, reset the password, tell the customer.",
    Family = EvidenceFamily.Credentials,
    Weight = 3.2m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.ResetCredentials;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (!scene.Visit.HasHistory || scene.Visit.Network >= NetworkStanding.KnownNeighborhood)
        {
            return;
        }

        var memory = scene.Limit(PolicyLimits.BurstMemory);
        var neighborhood = scene.Crowd.Addresses.Get(scene.Visit.Neighborhood).BurstAt;
        var network = scene.Crowd.Addresses.Get(SignInLearning.NetworkAgentKey(scene)).BurstAt;
        if (scene.Now.IsWithin(memory, neighborhood))
        {
            findings.Add(this, Fact.Of(FactNames.Since, neighborhood));
        }
        else if (scene.Now.IsWithin(memory, network) && scene.Visit.StrangeDevice)
        {
            findings.AddPart(this, 500, Fact.Of(FactNames.Since, network));
        }
    }

    internal override string Sentence(Facts facts) =>
        "Passwords were tried in bulk from the same place within the last day";
}
