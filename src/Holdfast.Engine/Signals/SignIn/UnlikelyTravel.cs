using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: few get here so fast from the place of the last successful sign-in (200 km
/// at more than 250 km/h after allowing for the error of places), though it is not impossible. Weighs less on known
/// devices and is silent where impossible travel is.
/// </summary>
internal sealed class UnlikelyTravel() : Signal(new()
{
    Id = "unlikelyTravel",
    Sheet = ["ATO-09"],
    Name = "Unlikely travel",
    Definition =
        "At a sign-in or the start of a visit: few get here so fast from the place of the last successful "
        + "sign-in (200 km at more than 250 km/h after allowing for the error of places), though it is not "
        + "impossible. Weighs less on known devices and is silent where impossible travel is.",
    Source = "FINRA Regulatory Notice 21-18; regulation sheet section 4.1",
    Review = "Look at the device and the network before asking.",
    Family = EvidenceFamily.Network,
    Weight = 0.45m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.ByCustomer && scene.Visit.Travel is TravelVerdict.Unlikely)
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
