using Holdfast.Desk.Access;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Engine.Contract;
using ActorKind = Holdfast.Desk.Access.ActorKind;
using EventActor = Holdfast.Engine.Contract.ActorKind;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Makes instructions and changes of the events that tell of them.</summary>
internal static class EventOrders
{
    /// <summary>Whether an event tells of money or securities that are to leave.</summary>
    public static bool IsTransmittal(BrokerageEvent told) =>
        told.Data is TransferRequested { Direction: TransferDirection.Out };

    /// <summary>What is changed by an event; null where nothing of an account's data is.</summary>
    public static DataKind? ChangeOf(BrokerageEvent told) => told.Data switch
    {
        ContactChanged { What: ContactKind.Email } => DataKind.Email,
        ContactChanged { What: ContactKind.Phone } => DataKind.Phone,
        ContactChanged { What: ContactKind.MailingAddress or ContactKind.ResidentialAddress } => DataKind.Address,
        ContactChanged { What: ContactKind.TrustedContact } => DataKind.TrustedContact,
        ContactChanged { What: ContactKind.Name } => DataKind.Name,
        CredentialChanged => DataKind.Credential,
        BankLinked => DataKind.BankLink,
        AuthorityChanged => DataKind.Authority,
        DeliveryChanged => DataKind.Delivery,
        _ => null,
    };

    /// <summary>
    /// The instruction of a transfer. What an event does not tell is taken for the case that asks for more: a payee of
    /// whom nothing is known is a stranger.
    /// </summary>
    public static (TransmittalOrder Order, Officer By) Of(EventEntry told, string zone)
    {
        var transfer = (TransferRequested)told.Event.Data!;
        var destination = transfer.Destination;
        var kind = destination?.Kind is null or DestinationKind.NotGiven
            ? DestinationKind.ThirdPartyAccount
            : destination.Kind;
        return (
            new TransmittalOrder(
                CustomerOf(told), Personal.Of(told.Account), transfer.Rail, transfer.Amount, null,
                new Payee(
                    kind, Personal.Of(destination?.Name.ToString()), Personal.Of(destination?.Token.ToString()),
                    Personal.Of(transfer.ContraFirm.ToString()), destination?.Country.ToString() ?? "",
                    destination?.OwnerNameMatch ?? OwnerNameMatch.NotGiven, ""),
                DeliverToOf(transfer.Rail, kind), Personal.Of(null), MediumOf(told.Event, transfer.Medium),
                InstructorOf(told.Event, transfer.InstructedBy), Personal.Of(told.Event.ActorId.ToString()), zone)
            {
                Transfer = (transfer.Transfer.IsAbsent ? told.Event.Id : transfer.Transfer).ToString(),
            },
            ByOf(told));
    }

    /// <summary>The change that an event tells of.</summary>
    public static (ChangeOrder Order, Officer By) ChangeOf(EventEntry told, DataKind what, string zone)
    {
        var (old, now) = told.Event.Data is ContactChanged changed
            ? (changed.Old.ToString(), changed.New.ToString())
            : ("", "");
        return (
            new ChangeOrder(
                CustomerOf(told), what, Personal.Of(old), Personal.Of(now),
                MediumOf(told.Event, InstructionMedium.NotGiven), InstructorOf(told.Event, Instructor.NotGiven), zone)
            {
                Account = Personal.Of(told.Account),
                Event = told.Id,
            },
            ByOf(told));
    }

    // Where nobody is known, the account stands for who it belongs to, so that nothing is passed over.
    private static string CustomerOf(EventEntry told) =>
        told.Customer.Length > 0 ? told.Customer : $"account:{told.Account}";

    private static DeliverTo DeliverToOf(Rail rail, DestinationKind kind) => rail is not Rail.Check ? DeliverTo.None
        : kind is DestinationKind.OtherAddress ? DeliverTo.OtherAddress
        : DeliverTo.AddressOfRecord;

    private static InstructionMedium MediumOf(BrokerageEvent told, InstructionMedium medium) =>
        medium is not InstructionMedium.NotGiven ? medium : told.Channel switch
        {
            Channel.Web or Channel.Mobile or Channel.Api or Channel.NotGiven => InstructionMedium.Online,
            Channel.Phone => InstructionMedium.Phone,
            Channel.Email => InstructionMedium.Email,
            Channel.Branch => InstructionMedium.InPerson,
            Channel.Mail => InstructionMedium.Letter,
            Channel.Fax => InstructionMedium.Fax,
        };

    private static Instructor InstructorOf(BrokerageEvent told, Instructor instructor) =>
        instructor is not Instructor.NotGiven ? instructor : told.Actor switch
        {
            EventActor.Customer or EventActor.System or EventActor.NotGiven => Instructor.Customer,
            EventActor.Employee => Instructor.Employee,
            EventActor.Representative => Instructor.Representative,
            EventActor.Aggregator or EventActor.ThirdParty => Instructor.ThirdParty,
        };

    // Whoever did it at the source entered it, and so neither asks the customer nor releases.
    private static Officer ByOf(EventEntry told)
    {
        var id = told.Event.ActorId.ToString();
        return told.Event.Actor switch
        {
            EventActor.Employee or EventActor.Representative when id.Length > 0 =>
                new Officer(new Actor(ActorKind.Staff, id, id), "", []),
            EventActor.Customer => Officer.OfCustomer(CustomerOf(told)),
            _ => Officer.System,
        };
    }
}
