using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals;

/// <summary>
/// The risk-based score of Freeman et al. (NDSS 2016) in whole numbers: how much likelier a feature is in the crowd
/// than with this person, each smoothed over a hierarchy, so that an address never seen still counts for something
/// where its network or country is known.
/// </summary>
internal static class Familiarness
{
    /// <summary>Scale of probabilities here.</summary>
    private const ulong One = 1_000_000_000;

    /// <summary>How many sightings the coarser level of a hierarchy is worth beside the person's own.</summary>
    private const ulong Smoothing = 2;

    private const int Most = 6_000;

    /// <summary>ln(crowd / person) of address, network and country, thousandths; above zero it is strange.</summary>
    public static int OfNetwork(Scene scene, CustomerKnowledge customer)
    {
        var (visit, crowd) = (scene.Visit, scene.Crowd);
        var country = scene.Event.Network!.Country;
        var countryMark = country.IsAbsent ? default : Mark.Of(country.Stored);
        var crowdCountry = InCrowd(crowd, FamiliarKind.Country, countryMark);
        var crowdNetwork = InCrowd(crowd, FamiliarKind.Network, visit.NetworkMark);
        var inCountry = Math.Min(One, crowdNetwork * One / crowdCountry);

        var personCountry = Person(customer, FamiliarKind.Country, countryMark, crowdCountry);
        var personNetwork = Person(customer, FamiliarKind.Network, visit.NetworkMark, personCountry * inCountry / One);
        // To the crowd each address of a network is as likely as another, so the last step only helps the person.
        var known = customer.Familiar.Get(FamiliarKind.Neighborhood, visit.Neighborhood).Count;
        var closeness = Math.Min(2_000, known * 400);
        return Math.Clamp(ExactMath.LnRatio(crowdNetwork, Math.Max(1, personNetwork)) - closeness, -Most, Most);
    }

    /// <summary>ln(crowd / person) of browser and system, thousandths.</summary>
    public static int OfAgent(Scene scene, CustomerKnowledge customer)
    {
        var crowdAgent = InCrowd(scene.Crowd, FamiliarKind.Agent, scene.Visit.AgentMark);
        var platform = Mark.Of((ulong)scene.Event.Device!.Platform);
        var personPlatform = Person(customer, FamiliarKind.Platform, platform, One / 6);
        var coarser = Math.Min(crowdAgent, personPlatform);
        var person = Person(customer, FamiliarKind.Agent, scene.Visit.AgentMark, coarser);
        return Math.Clamp(ExactMath.LnRatio(crowdAgent, Math.Max(1, person)), -Most, Most);
    }

    /// <summary>
    /// Of an anonymiser's weight: less where the customer uses others, or signs in on a trusted device.
    /// </summary>
    public static int PartOfAnonymizer(Scene scene)
    {
        var usesOthers = scene.Customer!.Familiar.Total(FamiliarKind.Anonymizer).Sightings >= 3;
        var part = usesOthers ? 400 : 1000;
        return scene.Visit.Device switch
        {
            DeviceStanding.Seasoned => part * 25 / 100,
            DeviceStanding.Known => part * 50 / 100,
            _ => part,
        };
    }

    /// <summary>
    /// Of the weight of a setting of the device (its language, its time zone): all of it where it is new to the
    /// customer, half where nothing was seen of the customer yet but hardly anybody uses it.
    /// </summary>
    public static int PartOfSetting(Scene scene, bool? isNew, FamiliarKind kind)
    {
        var device = scene.Event.Device;
        var value = (kind is FamiliarKind.Language ? device?.Language : device?.TimeZone) ?? default;
        if (value.IsAbsent || isNew is false)
        {
            return 0;
        }

        var part = scene.Visit.TrustedDevice ? 200 : 1000;
        if (isNew is true)
        {
            return scene.Visit.Sure(part);
        }

        var seen = scene.Crowd.Counts.Get(Crowd.KeyOf(kind, value.Mark)).Seen;
        return scene.Crowd.SignIns >= 500 && seen * 50UL < scene.Crowd.SignIns ? part / 2 : 0;
    }

    /// <summary>Of travel's weight: a fifth where the device is bound to the customer by a passed factor.</summary>
    public static int PartOfTravel(Scene scene) =>
        scene.Visit.Device is DeviceStanding.Known or DeviceStanding.Seasoned
            && (scene.Visit.DeviceEntry.Traits & FamiliarTraits.ProvenByFactor) != 0 ? 200
        : scene.Visit.Device is DeviceStanding.Known or DeviceStanding.Seasoned ? 500
        : 1000;

    // What was seen with nobody yet counts as seen at one sign-in in a thousand.
    private static ulong InCrowd(Crowd crowd, FamiliarKind kind, Mark thing)
    {
        var seen = crowd.Counts.Get(Crowd.KeyOf(kind, thing)).Seen;
        return Math.Max(One / 1000, Math.Min(One, seen * One / Math.Max(1, crowd.SignIns)));
    }

    private static ulong Person(CustomerKnowledge customer, FamiliarKind kind, Mark thing, ulong coarser)
    {
        var seen = customer.Familiar.Get(kind, thing).Count;
        var all = (ulong)customer.Familiar.Total(kind).Sightings;
        return ((seen * One) + (Smoothing * coarser)) / (all + Smoothing);
    }
}
