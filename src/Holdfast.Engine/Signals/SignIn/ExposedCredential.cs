using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in by password: a password of this customer was found in a leak within the last 180 days, and has not
/// been changed since.
/// </summary>
internal sealed class ExposedCredential() : Signal(new()
{
    Id = "exposedCredential",
    Sheet = ["ATO-07"],
    Name = "Leaked password",
    Definition =
        "At a sign-in by password: a password of this customer was found in a leak within the last 180 days, "
        + "and has not been changed since.",
    Source = "SEC risk alert of 15 September 2020; NIST SP 800-63B",
    Review = "Have the customer change the password, here and elsewhere.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.8m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Days,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.ResetCredentials;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Customer: { } customer, Event.Data: LoginSucceeded { Method: LoginMethod.Password } }
            && scene.Lately(Happening.CredentialExposed, PolicyLimits.ExposureMemory)
            && customer.Moments[Happening.CredentialExposed] is var exposed
            && customer.Moments[Happening.PasswordChanged] < exposed)
        {
            findings.AddPart(this, scene.Visit.StrangeDevice ? 2000 : 500, Fact.Of(FactNames.Since, exposed));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The password is known from a leak and has not been changed since";
}
