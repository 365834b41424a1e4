using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money out to a new payee abroad (outside the United States), in a country the customer was never seen in.
/// </summary>
internal sealed class ForeignPayee() : Signal(new()
{
    Id = "foreignPayee",
    Name = "Payee abroad",
    Definition =
        "Money out to a new payee abroad (outside the United States), in a country the customer was "
        + "never seen in.",
    Source = "FBI alerts on business e-mail compromise: wires abroad",
    Review = "Ask about the payee; recall is hard abroad.",
    Family = EvidenceFamily.Payee,
    Weight = 0.9m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Customer is { } customer
            && scene.Transfer is { NewPayee: true, Request.Destination.Country: { IsAbsent: false } country }
            && country != CountryCode.Of("US")
            && customer.Familiar.Get(FamiliarKind.Country, Mark.Of(country.Stored)).Count == 0)
        {
            findings.Add(this, Fact.Of(FactNames.Country, country));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The payee is in {facts.Of(FactNames.Country).Word}, where this customer was never seen";
}
