using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Signals;

/// <summary>
/// An event in front of what was known before it: all that a signal may look at. One is used again for every event; the
/// views of it are worked out once, before the signals are asked.
/// </summary>
internal sealed class Scene(DecisionPolicy policy, Known known)
{
    private static readonly SmallSet Nobody;

    private LocalDateTime? _localTime;

    public DecisionPolicy Policy { get; } = policy;

    public Crowd Crowd => known.Crowd;

    public BrokerageEvent Event { get; private set; } = null!;

    /// <summary>When the event happened, to the second.</summary>
    public Stamp Now { get; private set; }

    /// <summary>The same on the clocks of the firm's time zone; worked out when it is first asked for.</summary>
    public LocalDateTime LocalTime => _localTime ??= Event.Time.InZone(Policy.Zone).LocalDateTime;

    /// <summary>Who it concerns; null where that cannot be told.</summary>
    public CustomerKnowledge? Customer { get; private set; }

    public AccountKnowledge? Account { get; private set; }

    /// <summary>The session as known so far; its key is none where the event has none or it was never seen.</summary>
    public SessionWatch Session { get; private set; }

    /// <summary>The event is the first that is seen of its session, or a sign-in.</summary>
    public bool StartsVisit { get; private set; }

    /// <summary>
    /// The person whose sign-in it is acted, or somebody who claims to be: not a program, nor one person for another.
    /// </summary>
    public bool ByCustomer { get; private set; }

    /// <summary>Where and on what the event was made, beside what the customer is used to.</summary>
    public VisitView Visit;

    /// <summary>For <c>transfer.requested</c>: the payment beside what the account is used to.</summary>
    public TransferView Transfer;

    /// <summary>For <c>order.placed</c>: the order beside what the account is used to.</summary>
    public OrderView Order;

    /// <summary>The evidence under which the visit stands so far (see <see cref="Weighing.OfVisit"/>).</summary>
    public LogOdds VisitEvidence { get; set; }

    /// <summary>
    /// Somebody may be telling the customer what to do, on the telephone or by a remote tool, while a new payee is
    /// paid: then that it is the customer's own device says nothing.
    /// </summary>
    public bool Coached => Transfer.NewPayee
        && (Event.Device?.RemoteAccess is true
            || Session.Has(SessionTraits.RemoteAccess) || Session.Has(SessionTraits.PhoneCall));

    /// <summary>The visit began on a device that was new then, or the event is made on one that is new now.</summary>
    public bool OnNewDevice => Visit.StrangeDevice || Session.Has(SessionTraits.NewDevice);

    /// <summary>The visit began on a device that was new then and a network the customer was not known on.</summary>
    public bool BeganStrange => Session.Has(SessionTraits.NewDevice) && Session.Has(SessionTraits.NewNetwork);

    /// <summary>Such a visit, in which no passkey, code generator or prompt was passed.</summary>
    public bool ProvedNothing => BeganStrange && !Session.Has(SessionTraits.StrongSignIn);

    public ref readonly SmallSet Household => ref Account is null ? ref Nobody : ref Account.Household;

    /// <summary>The numbers of the customers who belong together with one: no strangers to each other.</summary>
    public SmallSet HouseholdOf(CustomerKnowledge customer) => known.HouseholdOf(customer);

    /// <summary>Whether money that goes to a token stays with the customer or the household of the account.</summary>
    public bool IsWithinHousehold(Text token) =>
        known.FindAccount(token) is var number and >= 0
        && (Household.Contains(number) || (Customer is { } customer && customer.Accounts.Contains(number)));

    /// <summary>
    /// A payee that many accounts pay, and not since yesterday: a tax office, an escrow agent. A mule may be paid from
    /// as many, but within days.
    /// </summary>
    public bool IsBiller(in SharedThing payee) =>
        payee.Ever >= Limit(PolicyLimits.PopularPayee) && Now.Since(payee.First) >= Limit(PolicyLimits.SeasonedPayee);

    public void Set(
        BrokerageEvent @event, CustomerKnowledge? customer, AccountKnowledge? account, in SessionWatch session)
    {
        Event = @event;
        Now = @event.At;
        _localTime = null;
        Customer = customer;
        Account = account;
        Session = session;
        VisitEvidence = LogOdds.Zero;
        // Staff and representatives have sign-ins of their own, which are scored like any other.
        ByCustomer = @event.Actor is ActorKind.Customer
            || (!@event.ActorId.IsAbsent && @event.ActorId == @event.Customer);
        StartsVisit = @event.Type is EventType.LoginSucceeded || (!@event.Session.IsAbsent && session.Key.IsNone);
        Visit = VisitView.Of(this);
        Transfer = @event.Data is TransferRequested transfer ? TransferView.Of(this, transfer) : default;
        Order = @event.Data is OrderPlaced order ? OrderView.Of(this, order) : default;
    }

    /// <summary>A limit of the policy.</summary>
    public long Limit(PolicyLimit limit) => Policy.Limit(limit);

    /// <summary>Seconds since something last happened to the customer; very many if it never did.</summary>
    public long SinceCustomer(Happening happening) =>
        Customer is null ? long.MaxValue : Now.Since(Customer.Moments[happening]);

    /// <summary>Seconds since something last happened to the account.</summary>
    public long SinceAccount(Happening happening) =>
        Account is null ? long.MaxValue : Now.Since(Account.Moments[happening]);

    /// <summary>The shorter of two times ago, passing over one that lies after this event.</summary>
    public static long YoungerOf(long left, long right) =>
        left < 0 ? right : right < 0 ? left : Math.Min(left, right);

    /// <summary>Whether something happened to the customer within a limit, and not after this event.</summary>
    public bool Lately(Happening happening, PolicyLimit within) =>
        SinceCustomer(happening) is >= 0 and var age && age <= Limit(within);
}
