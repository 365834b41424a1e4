using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: the country is on the firm's list of high-risk countries and was never seen
/// with this customer; silent for addresses the customer is used to and for exempt networks, which may be placed
/// wrongly.
/// </summary>
internal sealed class HighRiskCountry() : Signal(new()
{
    Id = "highRiskCountry",
    Sheet = ["ATO-14"],
    Name = "High-risk country",
    Definition =
        "At a sign-in or the start of a visit: the country is on the firm's list of high-risk countries and "
        + "was never seen with this customer; silent for addresses the customer is used to and for exempt "
        + "networks, which may be placed wrongly.",
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
        if (scene is { Event.Network: { Country: { IsAbsent: false } country }, Visit: { Exempt: false } visit }
            && visit.Network < NetworkStanding.KnownNeighborhood
            && scene.Policy.Lists.HighRiskCountries.Contains(country)
            && scene.Customer?.Familiar.Get(FamiliarKind.Country, Mark.Of(country.Stored)).Count is null or 0)
        {
            findings.Add(this, Fact.Of(FactNames.Country, country));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The connection comes from {facts.Of(FactNames.Country).Word}, which is on the list of high-risk countries";
}
