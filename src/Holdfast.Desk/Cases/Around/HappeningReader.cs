using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases.Around;

/// <summary>Reads entries of events as happenings. For one thread at a time.</summary>
public sealed class HappeningReader
{
    private readonly EventReader _reader = new();

    /// <summary>
    /// An entry as a happening; null where its content was disposed of, or this release cannot read it.
    /// </summary>
    public Happening? Read(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry is not { Salted: not null, Head.Kind: EntryKind.Event })
        {
            return null;
        }

        var content = EventContent.Read(entry);
        if (!MemoryMarshal.TryGetArray(content.Event, out var text)
            || _reader.Read(text.Array!, text.Offset, text.Count) is not { IsEvent: true, Event: var happened })
        {
            return null;
        }

        var (title, detail) = HappeningWording.Of(happened);
        var (outcome, score, reasons) = DecisionOf(content.Decision);
        return new Happening
        {
            Position = entry.Position,
            Event = happened.Id.ToString(),
            At = happened.Time,
            Type = happened.Type,
            Kind = KindOf(happened.Type),
            Title = title,
            Detail = detail,
            Outcome = outcome,
            IsAlert = outcome is not Outcome.Allow,
            Score = score,
            Reasons = reasons,
            Account = Encoding.UTF8.GetString(content.Account.Span),
            Customer = Encoding.UTF8.GetString(content.Customer.Span),
            Session = happened.Session.ToString(),
            Actor = happened.Actor,
            ActorId = happened.ActorId.ToString(),
            Channel = happened.Channel,
            Device = DeviceOf(happened.Device),
            Network = NetworkOf(happened.Network),
            Amount = AmountOf(happened.Data),
            Direction = happened.Data is TransferRequested { Direction: var direction } ? direction : default,
            Payee = PayeeOf(happened.Data).ToString(),
            Symbol = SymbolOf(happened.Data).ToString(),
            Side = happened.Data is OrderPlaced { Side: var side } ? side : default,
        };
    }

    /// <summary>What kind of thing a type of event is.</summary>
    public static HappeningKind KindOf(EventType type) => type switch
    {
        EventType.LoginFailed or EventType.LoginSucceeded or EventType.MfaChallenged or EventType.SessionObserved
            or EventType.TrafficSampled => HappeningKind.SignIn,
        EventType.CredentialChanged or EventType.ContactChanged or EventType.DeliveryChanged
            or EventType.AuthorityChanged or EventType.FeatureEnabled or EventType.TokenGranted
            => HappeningKind.Profile,
        EventType.BankLinked or EventType.TransferRequested or EventType.TransferCompleted
            or EventType.MicroEntryAttempted => HappeningKind.Money,
        EventType.OrderPlaced or EventType.OrderFilled => HappeningKind.Trading,
        EventType.CustomerReported or EventType.SupportContacted or EventType.TelecomChecked
            or EventType.NoticeReturned or EventType.ExposureFound => HappeningKind.Contact,
        EventType.EmployeeViewed or EventType.EmployeeExported => HappeningKind.Staff,
        EventType.AccountOpened or EventType.AccountSnapshot or EventType.AccountClosed
            or EventType.AccountReactivated or EventType.HouseholdLinked => HappeningKind.Account,
    };

    private static (Outcome, decimal, ImmutableArray<HappeningReason>) DecisionOf(ReadOnlyMemory<byte> decision)
    {
        using var json = JsonDocument.Parse(decision);
        var root = json.RootElement;
        var word = Encoding.UTF8.GetBytes(root.GetProperty("outcome").GetString()!);
        var outcome = ContractWords.Outcome.TryParse(word, out var parsed) ? parsed : Outcome.Allow;
        return (
            outcome,
            root.TryGetProperty("score", out var score) ? score.GetDecimal() : 0,
            root.TryGetProperty("reasons", out var reasons)
                ? [.. reasons.EnumerateArray().Select(ReasonOf)]
                : []);
    }

    private static HappeningReason ReasonOf(JsonElement reason) => new(
        reason.GetProperty("signal").GetString()!,
        (int)(reason.GetProperty("weight").GetDecimal() * 1000),
        reason.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "");

    private static HappeningDevice? DeviceOf(DeviceOrigin? device) => device is null
        ? null
        : new HappeningDevice(
            device.Id.ToString(),
            HappeningWording.Joined(" · ", HappeningWording.Of(device.Platform), device.Browser.ToString()),
            device.RemoteAccess is true);

    private static HappeningNetwork? NetworkOf(NetworkOrigin? network) => network is null
        ? null
        : new HappeningNetwork(
            network.Ip.IsAbsent ? "" : FollowedLinks.NetworkName(network.Ip),
            network.Asn, network.Country.IsAbsent ? "" : network.Country.ToString(), network.Place,
            network.Anonymizer);

    private static Money? AmountOf(EventData? data) => data switch
    {
        TransferRequested { Amount: var amount } => amount,
        OrderPlaced { Notional: { } amount } => amount,
        OrderFilled { Notional: { } amount } => amount,
        _ => null,
    };

    private static Text PayeeOf(EventData? data) => data switch
    {
        TransferRequested { Destination.Token: var payee } => payee,
        BankLinked { Destination: var payee } => payee,
        MicroEntryAttempted { Destination: var payee } => payee,
        _ => default,
    };

    private static Text SymbolOf(EventData? data) => data switch
    {
        OrderPlaced { Symbol: var symbol } => symbol,
        OrderFilled { Symbol: var symbol } => symbol,
        _ => default,
    };
}
