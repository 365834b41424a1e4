using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>What every event may tell: the envelope of the contract, and its time on the firm's own clock.</summary>
internal static class EnvelopeTerms
{
    public static IEnumerable<Term> All { get; } = new KnownTerms()
        .Text("account", "The account that the event names.", static scene => scene.Event.Account, isShown: false)
        .Text("customer", "The customer that the event names.", static scene => scene.Event.Customer, isShown: false)
        .Text("session", "The online session that the event belongs to.", static scene => scene.Event.Session)
        .Word("channel", WordSets.Channel, "By which way the event came about; web where not told.",
            static scene => (byte)scene.Event.Channel)
        .Word("actor", WordSets.Actor, "Who acted; the customer where not told.",
            static scene => (byte)scene.Event.Actor)
        .Text("actor.id", "Which employee, representative or program acted.", static scene => scene.Event.ActorId)
        .Code("network.ip", TermKind.Address, "The address that the event came from.",
            static scene => scene.Event.Network is { Ip.IsAbsent: false } network ? Literals.CodeOf(network.Ip) : 0,
            isShown: false)
        .Number("network.asn", Units.None, "The number of the autonomous system that the address belongs to.",
            static scene => scene.Event.Network is { Asn: not 0 } network ? network.Asn : null)
        .Code("network.country", TermKind.Country, "The country that the address is in.",
            static scene => scene.Event.Network?.Country.Stored ?? 0)
        .Number("network.latitude", "degrees", "Where the address is thought to be, north of the equator.",
            static scene => scene.Event.Network is { Place.IsUnknown: false } network ? network.Place.Latitude : null,
            isShown: false)
        .Number("network.longitude", "degrees", "Where the address is thought to be, east of Greenwich.",
            static scene => scene.Event.Network is { Place.IsUnknown: false } network ? network.Place.Longitude : null,
            isShown: false)
        .Word("network.anonymizer", WordSets.Anonymizer, "What hides where the connection comes from; none: nothing.",
            static scene => (byte)(scene.Event.Network?.Anonymizer ?? default))
        .Text("device.id", "The firm's own id of the device.", static scene => scene.Event.Device?.Id ?? default)
        .Word("device.platform", WordSets.Platform, "The operating system of the device.",
            static scene => (byte)(scene.Event.Device?.Platform ?? default))
        .Text("device.browser", "The browser or app.", static scene => scene.Event.Device?.Browser ?? default)
        .Text("device.userAgent", "What the browser says of itself.",
            static scene => scene.Event.Device?.UserAgent ?? default, isShown: false)
        .Text("device.language", "The language that the device is set to.",
            static scene => scene.Event.Device?.Language ?? default)
        .Text("device.timeZone", "The time zone that the device is set to.",
            static scene => scene.Event.Device?.TimeZone ?? default)
        .Truth("device.remoteAccess", "A remote-control tool is seen.",
            static scene => scene.Event.Device?.RemoteAccess)
        .Truth("device.emulator", "The device is emulated.", static scene => scene.Event.Device?.Emulator)
        .Truth("device.automation", "The device is driven by a program.",
            static scene => scene.Event.Device?.Automation)
        .Moment("time", "When the event happened.", static scene => Exact.Moment(scene.Now))
        .Number("time.hour", Units.None, "The hour of the day in the firm's time zone, 0 to 23.",
            static scene => scene.LocalTime.Hour)
        .Number("time.minute", Units.None, "The minute of that hour, 0 to 59.",
            static scene => scene.LocalTime.Minute)
        .Word("time.weekday", WordSets.Weekday, "The day of the week in the firm's time zone.",
            static scene => (byte)scene.LocalTime.DayOfWeek)
        .Number("time.day", Units.None, "The day of the month in the firm's time zone, 1 to 31.",
            static scene => scene.LocalTime.Day)
        .Number("time.month", Units.None, "The month in the firm's time zone, 1 to 12.",
            static scene => scene.LocalTime.Month)
        .Number("time.year", Units.None, "The year in the firm's time zone.",
            static scene => scene.LocalTime.Year);
}
