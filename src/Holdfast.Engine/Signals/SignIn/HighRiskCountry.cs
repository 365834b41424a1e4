using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in: the country is on the firm's list of high-risk countries and was never seen with this
/// customer.
/// </summary>
internal sealed class HighRiskCountry() : Signal(new()
{
    Id = "highRiskCountry",
    Sheet = ["ATO-14"],
    Name = "High-risk country",
    Definition =
        "At a sign-in: the country is on the firm's list of high-risk countries and was never seen with "
        + "this customer.",
    Source = "OFAC sanctions programmes; firm list",
    Review = "Do not act on instructions; have the AML officer look.",
    Family = EvidenceFamily.Network,
    Weight = 4.0m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Network is { Country.IsAbsent: false } network && scene.Visit.Network is NetworkStanding.NewCountry or NetworkStanding.NotTold
            && scene.Policy.Lists.HighRiskCountries.Contains(network.Country))
        {
            findings.Add(this, Fact.Of(FactNames.Country, network.Country.ToString()));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"Signed in from {facts.Of(FactNames.Country).Word}, which is on the list of high-risk countries";
}
