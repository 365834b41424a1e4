using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>Device, network and visit beside what the customer is used to and what others do there.</summary>
internal static class VisitTerms
{
    public static IEnumerable<Term> All { get; } = new KnownTerms()
        .Truth("device.isNew", "The device was never seen with the customer; unknown while too little is known of "
            + "the customer for anything to be new.", static scene => scene.Visit.HasHistory && HasDevice(scene)
            ? scene.Visit.Device is DeviceStanding.New
            : null)
        .Word("device.standing", WordSets.DeviceStanding, "How well the device is known to the customer, from never "
            + "seen to trusted.", static scene => (byte)scene.Visit.Device)
        .Moment("device.firstSeen", "When the device was first seen with the customer.",
            static scene => Exact.Moment(scene.Visit.DeviceEntry.First))
        .Duration("device.age", "For how long the device has been seen with the customer; unknown where it never was.",
            static scene => Exact.Ago(scene.Now.Since(scene.Visit.DeviceEntry.First)))
        .Number("device.visits", Units.Count, "How often the device was seen with the customer.",
            static scene => HasDevice(scene) ? scene.Visit.DeviceEntry.Count : null)
        .Truth("device.inDoubt", "The device was there in a visit that scored high, or is named as a thief's.",
            static scene => HasDevice(scene) ? scene.Visit.InDoubt : null)
        .Truth("device.notItself", "A known device shows a language or a system never seen with the customer.",
            static scene => HasDevice(scene) ? scene.Visit.NotItself : null)
        .Number("device.otherPeople", Units.Count, "How many customers of other households used the device within a "
            + "day; at most 4 are counted.", static scene => OtherPeople(scene, Stamp.Day))
        .Number("device.otherPeopleInMonth", Units.Count, "How many customers of other households used the device "
            + "within 30 days; at most 4 are counted.", static scene => OtherPeople(scene, 30 * Stamp.Day))
        .Word("network.standing", WordSets.NetworkStanding, "How well the network is known to the customer, from "
            + "another country to home.", static scene => (byte)scene.Visit.Network)
        .Truth("network.isExempt", "The policy exempts the network.",
            static scene => scene.Event.Network is { Asn: not 0 } ? scene.Visit.Exempt : null)
        .Truth("network.isShared", "Many customers sign in near this address: an office, a campus, a carrier.",
            static scene => HasNeighborhood(scene) && scene.Customer is not null ? scene.Visit.SharedAddress : null)
        .Number("network.peopleEver", Units.Count, "About how many customers ever signed in near this address.",
            static scene => HasNeighborhood(scene) ? Watch(scene).PeopleEver : null)
        .Number("network.peopleToday", Units.Count, "About how many customers signed in near this address in the day "
            + "so far.", static scene => HasNeighborhood(scene) ? Watch(scene).PeopleToday : null)
        .Number("network.failures", Units.Count, "How many sign-ins failed near this address in the short window in "
            + "which attacks are watched.", static scene => HasNeighborhood(scene) ? Watch(scene).Failures : null)
        .Truth("visit.startsHere", "The event is a sign-in, or the first that is seen of its session.",
            static scene => scene.StartsVisit)
        .Truth("visit.onNewDevice", "The visit began on a device that was new then, or the event is made on one that "
            + "is new.", static scene => scene.OnNewDevice)
        .Number("visit.evidence", "log-odds", "The heaviest evidence under which the session stood so far; unknown "
            + "where nothing was seen of it before.",
            static scene => scene.Session.Key.IsNone ? null : Exact.Scaled(scene.Session.Suspicion, 3))
        .Truth("visit.phoneCall", "A telephone call was seen during the session.",
            static scene => scene.Session.Key.IsNone ? null : scene.Session.Has(SessionTraits.PhoneCall))
        .Truth("visit.remoteAccess", "A remote-control tool was seen during the session.",
            static scene => scene.Session.Key.IsNone ? null : scene.Session.Has(SessionTraits.RemoteAccess))
        .Duration("visit.length", "For how long the session has been seen.",
            static scene => scene.Session.Key.IsNone ? null : Exact.Ago(scene.Now.Since(scene.Session.Start)))
        .Word("visit.travel", WordSets.Travel, "Whether somebody could have come here since the last sign-in.",
            static scene => IsPlaced(scene) ? (byte)(scene.Visit.Travel + 1) : (byte)0)
        .Number("visit.kilometers", "kilometers", "How far it is from the place of the last sign-in, less what the "
            + "places may be off.", static scene => IsPlaced(scene) ? scene.Visit.Kilometers : null)
        .Number("visit.kilometersPerHour", "kilometers per hour", "How fast one would have had to come here.",
            static scene => IsPlaced(scene) ? scene.Visit.KilometersPerHour : null);

    private static bool HasDevice(Scene scene) => scene.Visit.Device is not DeviceStanding.NotTold;

    private static bool HasNeighborhood(Scene scene) => !scene.Visit.Neighborhood.IsNone;

    private static bool IsPlaced(Scene scene) => scene is
    {
        Event.Network.Place.IsUnknown: false, Customer.LastPlace.IsUnknown: false,
    };

    private static AddressWatch Watch(Scene scene) => scene.Crowd.Addresses.Get(scene.Visit.Neighborhood);

    private static decimal? OtherPeople(Scene scene, long seconds) =>
        scene.Customer is { } customer && !scene.Visit.DeviceMark.IsNone
            ? scene.Crowd.OthersWith(SharedKind.Device, scene.Visit.DeviceMark, seconds, scene.Now, customer.Number,
                scene.HouseholdOf(customer))
            : null;
}
