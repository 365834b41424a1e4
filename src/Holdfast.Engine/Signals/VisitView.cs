using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals;

/// <summary>How well a device is known to a customer, from strange to trusted.</summary>
internal enum DeviceStanding : byte { NotTold, New, Fresh, Known, Seasoned }

/// <summary>How well a network is known to a customer, from strange to home.</summary>
internal enum NetworkStanding : byte { NotTold, NewCountry, KnownCountry, KnownNetwork, KnownNeighborhood, Home }

/// <summary>How well a kind of browser and system is known to a customer.</summary>
internal enum AgentStanding : byte { NotTold, NewPlatform, KnownPlatform, Known }

/// <summary>Whether somebody could have got here since the last sign-in.</summary>
internal enum TravelVerdict : byte { Possible, Unlikely, Impossible }

/// <summary>Where and on what an event was made, beside what the customer is used to.</summary>
internal struct VisitView
{
    /// <summary>There is enough history for novelty to mean anything.</summary>
    public bool HasHistory;

    /// <summary>How many sign-ins the history holds.</summary>
    public int SignIns;

    public DeviceStanding Device;
    public Familiar DeviceEntry;
    public NetworkStanding Network;
    public AgentStanding Agent;

    public Mark DeviceMark;
    public Mark Neighborhood;
    public Mark NetworkMark;
    public Mark AgentMark;

    /// <summary>Something hides where the connection comes from, and the customer is not used to it.</summary>
    public Anonymizer StrangeAnonymizer;

    /// <summary>A time zone or a language never seen with this customer, though one was; null where not told.</summary>
    public bool? NewTimeZone;
    public bool? NewLanguage;

    /// <summary>A device known by its id shows a language or a system never seen with this customer.</summary>
    public bool NotItself;

    public TravelVerdict Travel;
    public int Kilometers;
    public int KilometersPerHour;

    /// <summary>The firm's own loss of device ids: many customers of this browser have new ids today.</summary>
    public bool DeviceIdsLost;

    /// <summary>An office, campus or carrier gateway that many customers share.</summary>
    public bool SharedAddress;

    /// <summary>The policy exempts this network.</summary>
    public bool Exempt;

    /// <summary>
    /// A part of a weight, less where the history is short: one or two sign-ins show only some of a life.
    /// </summary>
    public readonly int Sure(int part) => SignIns switch
    {
        0 => 0,
        1 => part * 70 / 100,
        2 => part * 85 / 100,
        _ => part,
    };

    public readonly bool StrangeNetwork => Network is NetworkStanding.NewCountry or NetworkStanding.KnownCountry;

    public readonly bool StrangeDevice => Device is DeviceStanding.New or DeviceStanding.Fresh;

    /// <summary>The device was there in a visit that scored high, or is named as a thief's.</summary>
    public readonly bool InDoubt => (DeviceEntry.Traits & (FamiliarTraits.Doubtful | FamiliarTraits.Disowned)) != 0;

    /// <summary>The device itself has been there long and is not in doubt.</summary>
    public readonly bool TrustedDevice => Device is DeviceStanding.Seasoned && !NotItself;

    public static VisitView Of(Scene scene)
    {
        var view = default(VisitView);
        var (device, network, customer) = (scene.Event.Device, scene.Event.Network, scene.Customer);
        if (device is not null)
        {
            view.DeviceMark = device.Id.Mark;
            view.AgentMark = AgentOf(device);
        }

        if (network is not null)
        {
            view.Neighborhood = network.Ip.Prefix;
            view.NetworkMark = network.Asn == 0 ? default : Mark.Of(network.Asn);
            view.Exempt = network.Asn != 0 && scene.Policy.Lists.IsExempt(network.Asn);
        }

        if (customer is null)
        {
            return view;
        }

        view.SignIns = customer.SignIns;
        view.HasHistory = customer.HasHistory(scene.Now, (int)scene.Limit(PolicyLimits.HistorySignIns));
        if (device is not null)
        {
            view.SeeDevice(scene, customer, device);
        }

        if (network is not null)
        {
            view.SeeNetwork(scene, customer, network);
        }

        if (view.Device is DeviceStanding.New && !view.StrangeNetwork)
        {
            var crowd = scene.Crowd.Counts.Get(Crowd.KeyOf(FamiliarKind.Agent, view.AgentMark));
            view.DeviceIdsLost = crowd.SeenToday >= 12 && crowd.NewIdsToday * 4 >= crowd.SeenToday;
        }

        return view;
    }

    /// <summary>System and browser family together: versions change every few weeks and are left out.</summary>
    public static Mark AgentOf(DeviceOrigin device) =>
        device.Platform is Platform.NotGiven ? default : Mark.Of((ulong)device.Platform).With(device.Browser.Mark);

    private void SeeDevice(Scene scene, CustomerKnowledge customer, DeviceOrigin device)
    {
        DeviceEntry = customer.Familiar.Get(FamiliarKind.Device, DeviceMark);
        var age = scene.Now.Since(DeviceEntry.First);
        Device = DeviceMark.IsNone ? DeviceStanding.NotTold
            : DeviceEntry.Count == 0 ? DeviceStanding.New
            : age < scene.Limit(PolicyLimits.NewDevice) ? DeviceStanding.Fresh
            : age >= scene.Limit(PolicyLimits.SeasonedDevice)
                && DeviceEntry.Count >= scene.Limit(PolicyLimits.SeasonedDeviceVisits)
                && !InDoubt ? DeviceStanding.Seasoned
            : DeviceStanding.Known;

        // Where no system was ever told of the customer, the first one told is not a new one.
        var platform = Mark.Of((ulong)device.Platform);
        var everTold = customer.Familiar.Total(FamiliarKind.Platform).Different > 0;
        Agent = AgentMark.IsNone || !everTold ? AgentStanding.NotTold
            : customer.Familiar.Get(FamiliarKind.Agent, AgentMark).Count > 0 ? AgentStanding.Known
            : customer.Familiar.Get(FamiliarKind.Platform, platform).Count > 0 ? AgentStanding.KnownPlatform
            : AgentStanding.NewPlatform;

        NewTimeZone = IsNew(customer, FamiliarKind.TimeZone, device.TimeZone);
        NewLanguage = IsNew(customer, FamiliarKind.Language, device.Language);
        NotItself = Device is DeviceStanding.Known or DeviceStanding.Seasoned
            && (NewLanguage is true || Agent is AgentStanding.NewPlatform);
    }

    private static bool? IsNew(CustomerKnowledge customer, FamiliarKind kind, Text value) =>
        value.IsAbsent || customer.Familiar.Total(kind).Different == 0
            ? null
            : customer.Familiar.Get(kind, value.Mark).Count == 0;

    private void SeeNetwork(Scene scene, CustomerKnowledge customer, NetworkOrigin network)
    {
        var neighborhood = customer.Familiar.Get(FamiliarKind.Neighborhood, Neighborhood);
        var country = network.Country.IsAbsent
            ? default
            : customer.Familiar.Get(FamiliarKind.Country, Mark.Of(network.Country.Stored));
        Network =
            neighborhood.Count >= scene.Limit(PolicyLimits.HomeNetworkVisits)
                && scene.Now.Since(neighborhood.First) >= scene.Limit(PolicyLimits.HomeNetwork) ? NetworkStanding.Home
            : neighborhood.Count > 0 ? NetworkStanding.KnownNeighborhood
            : Exempt || customer.Familiar.Get(FamiliarKind.Network, NetworkMark).Count > 0
                ? NetworkStanding.KnownNetwork
            : country.Count > 0 ? IsPlaced(network) ? NetworkStanding.KnownCountry : NetworkStanding.NotTold
            : network.Country.IsAbsent ? NetworkStanding.NotTold
            : NetworkStanding.NewCountry;

        if (network.Anonymizer > Anonymizer.None && !Exempt)
        {
            var used = customer.Familiar.Get(FamiliarKind.Anonymizer, Mark.Of((ulong)network.Anonymizer)).Count;
            StrangeAnonymizer = used < scene.Limit(PolicyLimits.AnonymizerUses)
                ? network.Anonymizer
                : Anonymizer.NotGiven;
        }

        var watch = scene.Crowd.Addresses.Get(Neighborhood);
        SharedAddress = watch.PeopleEver >= scene.Limit(PolicyLimits.SharedAddressPeople) && watch.SignIns >= 40;
        SeeTravel(scene, customer, network);
    }

    // A country alone, that the customer is used to, says nothing of the network.
    private static bool IsPlaced(NetworkOrigin network) => !network.Ip.IsAbsent || network.Asn != 0;

    private void SeeTravel(Scene scene, CustomerKnowledge customer, NetworkOrigin network)
    {
        // A tunnel's far end says nothing of where the person is, nor does a network the customer uses anyway.
        if (network.Place.IsUnknown || customer.LastPlace.IsUnknown || Exempt || Network >= NetworkStanding.KnownNetwork
            || (network.Anonymizer > Anonymizer.None && StrangeAnonymizer is Anonymizer.NotGiven))
        {
            return;
        }

        // Both places may be off by the radius.
        var between = network.Place.MetersTo(customer.LastPlace);
        var meters = Math.Max(0, between - (2_000 * scene.Limit(PolicyLimits.PlaceRadius)));
        var seconds = Math.Max(1, Math.Abs(scene.Now.Since(customer.LastPlaceAt)));
        Kilometers = (int)(meters / 1000);
        KilometersPerHour = (int)Math.Min(1_000_000, meters * Stamp.Hour / seconds / 1000);
        Travel = Exceeds(PolicyLimits.ImpossibleDistance, PolicyLimits.ImpossibleSpeed) ? TravelVerdict.Impossible
            : Exceeds(PolicyLimits.UnlikelyDistance, PolicyLimits.UnlikelySpeed) ? TravelVerdict.Unlikely
            : TravelVerdict.Possible;

        bool Exceeds(PolicyLimit distance, PolicyLimit speed) =>
            meters >= 1000 * scene.Limit(distance) && meters * Stamp.Hour > 1000 * scene.Limit(speed) * seconds;
    }
}
