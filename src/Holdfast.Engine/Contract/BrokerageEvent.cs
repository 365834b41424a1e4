using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Contract;

/// <summary>
/// One thing that happened at the firm, as its systems tell it: the envelope, and in <see cref="Data"/> what its type
/// adds. Filled by <see cref="EventReader"/> or by whoever makes events up, and not changed afterwards.
/// Its texts are valid as long as the buffer they were read from.
/// </summary>
public sealed class BrokerageEvent
{
    /// <summary>The idempotency key, 1–64 of <c>A-Za-z0-9._:-</c>.</summary>
    public required Text Id { get; set; }

    /// <summary>What it is about.</summary>
    public required EventType Type { get; set; }

    /// <summary>When it happened at the source, to 100 ns.</summary>
    public required Instant Time { get; set; }

    /// <summary>The same to the second, as the engine remembers it.</summary>
    public Stamp At => Stamp.Of(Time);

    /// <summary>Brokerage account, number or token.</summary>
    public Text Account { get; set; }

    /// <summary>The person whose login it is.</summary>
    public Text Customer { get; set; }

    /// <summary>Who acted; the customer unless said otherwise.</summary>
    public ActorKind Actor { get; set; } = ActorKind.Customer;

    /// <summary>Which employee, representative … it was.</summary>
    public Text ActorId { get; set; }

    /// <summary>By which way; the web unless said otherwise.</summary>
    public Channel Channel { get; set; } = Channel.Web;

    /// <summary>The online session it belongs to.</summary>
    public Text Session { get; set; }

    /// <summary>Where it came from; null where not told.</summary>
    public NetworkOrigin? Network { get; set; }

    /// <summary>On what it was done; null where not told.</summary>
    public DeviceOrigin? Device { get; set; }

    /// <summary>What the type adds; null for the types that add nothing.</summary>
    public EventData? Data { get; set; }

    /// <summary>
    /// Fingerprint of the whole content, members in any order and numbers by value: two events of one id are the same
    /// event exactly when this is the same. None for events that were not read from JSON.
    /// </summary>
    public ContentMark Content { get; set; }
}

/// <summary>128-bit fingerprint of an event's content.</summary>
public readonly record struct ContentMark(ulong High, ulong Low);

/// <summary>Where an event came from.</summary>
public sealed class NetworkOrigin
{
    /// <summary>The address.</summary>
    public NetworkAddress Ip { get; set; }

    /// <summary>Autonomous system number; 0 where not told.</summary>
    public uint Asn { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public CountryCode Country { get; set; }

    /// <summary>Where the address is thought to be.</summary>
    public GeoPoint Place { get; set; }

    /// <summary>What hides the origin, if anything is known to.</summary>
    public Anonymizer Anonymizer { get; set; }
}

/// <summary>The device an event was made on.</summary>
public sealed class DeviceOrigin
{
    /// <summary>The firm's own device or cookie id.</summary>
    public Text Id { get; set; }

    /// <summary>Operating system family.</summary>
    public Platform Platform { get; set; }

    /// <summary>Browser or app family.</summary>
    public Text Browser { get; set; }

    /// <summary>User-agent header.</summary>
    public Text UserAgent { get; set; }

    /// <summary>BCP 47 tag.</summary>
    public Text Language { get; set; }

    /// <summary>IANA time zone.</summary>
    public Text TimeZone { get; set; }

    /// <summary>A remote-control tool is seen.</summary>
    public bool? RemoteAccess { get; set; }

    /// <summary>An emulated device.</summary>
    public bool? Emulator { get; set; }

    /// <summary>Driven by a program.</summary>
    public bool? Automation { get; set; }
}

/// <summary>What a type of event adds to the envelope. One class a type, closed to this assembly.</summary>
public abstract class EventData
{
    private protected EventData()
    {
    }
}
