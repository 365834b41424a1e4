using System.Net;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Following.Links;

/// <summary>Which things an event puts together with which account or customer.</summary>
internal static class LinkPairs
{
    // One household, in the addresses of version 6.
    private const int NetworkBytes = 8;

    /// <summary>Adds the pairs of an event.</summary>
    /// <param name="brokerageEvent">The event.</param>
    /// <param name="account">The account it concerned; absent where none.</param>
    /// <param name="customer">The customer it concerned; absent where none.</param>
    /// <param name="add">Takes a thing and its subject.</param>
    public static void Of(BrokerageEvent brokerageEvent, Text account, Text customer, Action<LinkEnd, LinkEnd> add)
    {
        var atAccount = account.IsAbsent ? new LinkEnd(LinkKind.Customer, customer) : new(LinkKind.Account, account);
        var atPerson = customer.IsAbsent ? atAccount : new LinkEnd(LinkKind.Customer, customer);
        if (!account.IsAbsent && !customer.IsAbsent)
        {
            add(new LinkEnd(LinkKind.Customer, customer), atAccount);
        }

        if (brokerageEvent.Actor is ActorKind.Customer or ActorKind.ThirdParty)
        {
            Add(LinkKind.Device, brokerageEvent.Device?.Id ?? default, atPerson, add);
            Add(LinkKind.Network, NetworkOf(brokerageEvent.Network), atPerson, add);
        }
        else if (brokerageEvent.Actor is ActorKind.Employee or ActorKind.Representative && !IsForCase(brokerageEvent))
        {
            Add(LinkKind.Employee, brokerageEvent.ActorId, atAccount, add);
        }

        var (kind, thing) = ThingOf(brokerageEvent.Data);
        Add(kind, thing, kind is LinkKind.Contact ? atPerson : atAccount, add);
    }

    private static (LinkKind Kind, Text Thing) ThingOf(EventData? data) => data switch
    {
        TransferRequested { Destination.Token: var payee } => (LinkKind.Payee, payee),
        BankLinked { Destination: var payee } => (LinkKind.Payee, payee),
        MicroEntryAttempted { Destination: var payee } => (LinkKind.Payee, payee),
        OrderPlaced { Symbol: var symbol } => (LinkKind.Symbol, symbol),
        ContactChanged { New: var contact } => (LinkKind.Contact, contact),
        SupportContacted { Caller: var contact } => (LinkKind.Contact, contact),
        TelecomChecked { Phone: var contact } => (LinkKind.Contact, contact),
        _ => (LinkKind.None, default),
    };

    // Whoever works on cases looks at everybody in them, and is no link between them.
    private static bool IsForCase(BrokerageEvent brokerageEvent) =>
        brokerageEvent.Data is EmployeeViewed { Case: { IsAbsent: false } named } && !named.Utf8.IsEmpty;

    private static void Add(LinkKind kind, Text thing, LinkEnd subject, Action<LinkEnd, LinkEnd> add)
    {
        if (!thing.IsAbsent && !thing.Utf8.IsEmpty)
        {
            add(new LinkEnd(kind, thing), subject);
        }
    }

    private static Text NetworkOf(NetworkOrigin? network) => network is { Ip: { IsAbsent: false } ip }
        ? Text.Of(NetworkName(ip))
        : default;

    /// <summary>An address of version 4, or the network of an address of version 6.</summary>
    public static string NetworkName(NetworkAddress ip)
    {
        var text = ip.ToString();
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            return text;
        }

        var bytes = IPAddress.Parse(text).GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/{NetworkBytes * 8}";
    }
}
