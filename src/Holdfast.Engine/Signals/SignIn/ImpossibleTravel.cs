using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: from the place of the last successful sign-in nobody gets here so fast (500
/// km at more than 900 km/h after allowing for the error of places). Weighs a fifth on a device bound to the customer
/// by a second factor or passkey, half on another known one; silent for networks and tunnels the customer is used to.
/// </summary>
internal sealed class ImpossibleTravel() : Signal(new()
{
    Id = "impossibleTravel",
    Sheet = ["ATO-08"],
    Name = "Impossible travel",
    Definition =
        "At a sign-in or the start of a visit: from the place of the last successful sign-in nobody gets here "
        + "so fast (500 km at more than 900 km/h after allowing for the error of places). Weighs a fifth on a "
        + "device bound to the customer by a second factor or passkey, half on another known one; silent for "
        + "networks and tunnels the customer is used to.",
    Source = "FINRA Regulatory Notice 21-18; regulation sheet section 4.1",
    Review = "Ask the customer where they are now.",
    Family = EvidenceFamily.Network,
    Weight = 1.1m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.ByCustomer && scene.Visit.Travel is TravelVerdict.Impossible)
        {
            findings.AddPart(
                this,
                Familiarness.PartOfTravel(scene),
                Fact.OfKilometers(FactNames.Distance, scene.Visit.Kilometers),
                Fact.OfKilometers(FactNames.Speed, scene.Visit.KilometersPerHour));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"At least {facts.Of(FactNames.Distance).Number} km from the last sign-in, "
        + $"which takes {facts.Of(FactNames.Speed).Number} km/h or more";
}
