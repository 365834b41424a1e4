using System.Collections.Frozen;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>Who is thought to have done something.</summary>
public enum Whose
{
    /// <summary>The customer: on a device or network that was theirs long before the first alert.</summary>
    Customer,

    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>Somebody else: in a session or on a device of an alert, which was not theirs before.</summary>
    Stranger,

    /// <summary>An employee, a representative, or one of the firm's own systems.</summary>
    Firm,
}

/// <summary>
/// Tells the customer's own life from a stranger's. It is a thought that an analyst is helped by, and decides nothing:
/// what was used with somebody for two weeks before the first alert is theirs; what an alert came from and was not is
/// somebody else's; of the rest nobody knows.
/// </summary>
public sealed class WhoseHand
{
    /// <summary>What was used so long before the first alert is the customer's own.</summary>
    public static readonly Duration OwnAfter = Duration.FromDays(14);

    private readonly Instant _firstAlert;
    private readonly Func<string, string, Instant?> _deviceSince, _networkSince;
    private readonly FrozenSet<string> _sessions, _devices, _networks;

    /// <param name="happenings">What happened around the case.</param>
    /// <param name="deviceSince">Since when somebody was seen with a device; null where never.</param>
    /// <param name="networkSince">Since when somebody was seen on a network; null where never.</param>
    public WhoseHand(
        IReadOnlyCollection<Happening> happenings,
        Func<string, string, Instant?> deviceSince,
        Func<string, string, Instant?> networkSince)
    {
        ArgumentNullException.ThrowIfNull(happenings);
        (_deviceSince, _networkSince) = (deviceSince, networkSince);
        Happening[] alerts = [.. happenings.Where(one => one.IsAlert && IsCustomers(one))];
        _firstAlert = alerts.Length == 0 ? Instant.MaxValue : alerts.Min(one => one.At);
        Happening[] strange = [.. alerts.Where(one => !IsOwnDevice(one) && !(one.Device is null && IsOwnNetwork(one)))];
        _sessions = Set(strange, one => one.Session);
        _devices = Set(strange, one => one.Device?.Id);
        _networks = Set(strange.Where(one => !IsOwnNetwork(one)), one => one.Network?.Name);
    }

    /// <summary>Who is thought to have done something.</summary>
    public Whose Of(Happening happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        if (happening.Kind is HappeningKind.Staff || !IsCustomers(happening))
        {
            return Whose.Firm;
        }

        if (IsOwnDevice(happening))
        {
            return Whose.Customer;
        }

        if (_sessions.Contains(Key(happening, happening.Session))
            || _devices.Contains(Key(happening, happening.Device?.Id)))
        {
            return Whose.Stranger;
        }

        if (happening.Device is { Id.Length: > 0 })
        {
            return Whose.Unknown;
        }

        return IsOwnNetwork(happening) ? Whose.Customer
            : _networks.Contains(Key(happening, happening.Network?.Name)) ? Whose.Stranger
            : Whose.Unknown;
    }

    // The daily baseline and the like are told by the firm's systems without saying so.
    private static bool IsCustomers(Happening happening) =>
        happening.Actor is ActorKind.NotGiven or ActorKind.Customer or ActorKind.ThirdParty or ActorKind.Aggregator
        && happening.Type is not (EventType.AccountSnapshot or EventType.TransferCompleted or EventType.OrderFilled
            or EventType.NoticeReturned or EventType.TelecomChecked or EventType.ExposureFound
            or EventType.HouseholdLinked or EventType.AccountOpened or EventType.AccountClosed);

    private bool IsOwnDevice(Happening happening) =>
        happening.Device is { Id.Length: > 0 } device && IsOld(_deviceSince(happening.Party, device.Id));

    private bool IsOwnNetwork(Happening happening) =>
        happening.Network is { Name.Length: > 0 } network && IsOld(_networkSince(happening.Party, network.Name));

    private bool IsOld(Instant? since) => since is { } at && at <= _firstAlert - OwnAfter;

    // One device of two customers may be the one's own and strange to the other.
    private static string Key(Happening happening, string? what) =>
        what is { Length: > 0 } ? $"{happening.Party}\0{what}" : "";

    private static FrozenSet<string> Set(IEnumerable<Happening> happenings, Func<Happening, string?> what) =>
        happenings.Select(one => Key(one, what(one))).Where(key => key.Length > 0).ToFrozenSet(StringComparer.Ordinal);
}
