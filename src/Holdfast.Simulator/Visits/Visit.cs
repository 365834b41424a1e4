using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Output;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using NodaTime;

namespace Holdfast.Simulator.Visits;

/// <summary>
/// All that one online session does, or one telephone call, letter or e-mail. Everybody's events are made here: those
/// of customers, employees, programs and thieves. What can be done in a visit stands in <see cref="SignInActs"/>,
/// <see cref="ProfileActs"/>, <see cref="MoneyActs"/>, <see cref="OrderActs"/> and <see cref="ServiceActs"/>.
/// </summary>
/// <remarks>
/// A visit has a clock of its own, which starts at the firm's and runs ahead while it acts. Each act takes some seconds
/// first; <see cref="Pause"/> takes more.
/// </remarks>
internal sealed class Visit
{
    private const double ClockIsOff = 0.03;

    private readonly int _skewSeconds;

    public Visit(Firm firm, Customer customer, Chance chance, Campaign? campaign, Instant start)
    {
        (Firm, Customer, Chance, Campaign, Now) = (firm, customer, chance, campaign, start);
        _skewSeconds = chance.Is(ClockIsOff) ? chance.Between(-90, 90) : 0;
    }

    public Firm Firm { get; }

    /// <summary>In whose name.</summary>
    public Customer Customer { get; }

    public Chance Chance { get; }

    /// <summary>The attack that acts; null for honest life.</summary>
    public Campaign? Campaign { get; }

    /// <summary>
    /// The stage of the attack that all further events belong to; null for the one that each act usually is. Means
    /// nothing in honest life.
    /// </summary>
    public Stage? Stage { get; set; }

    public Instant Now { get; private set; }

    public ActorKind Actor { get; init; } = ActorKind.Customer;

    public Text ActorId { get; init; }

    public Channel Channel { get; init; } = Channel.Web;

    /// <summary>Null where the visit is not online, or the device not told.</summary>
    public Device? Device { get; set; }

    /// <summary>
    /// Null where the visit is not online. May change within a session, as a telephone's does on the way.
    /// </summary>
    public Connection? Connection { get; set; }

    /// <summary>The session's id: none before the sign-in; settable to go on in a stolen one.</summary>
    public Tag Session { get; set; }

    /// <summary>Days since the start of the run.</summary>
    public int Day => Firm.DayOf(Now);

    /// <summary>Lets time pass, evenly between two numbers of seconds.</summary>
    public Visit Pause(int leastSeconds, int mostSeconds)
    {
        Now += Duration.FromMilliseconds(Chance.Between(leastSeconds * 1000L, mostSeconds * 1000L));
        return this;
    }

    /// <summary>Makes an event of this visit and sends it off.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="data">What the type adds.</param>
    /// <param name="usual">The stage that this act usually is in an attack.</param>
    /// <param name="account">The account it is about; null where it is about the person.</param>
    /// <param name="isFull">Device and network are told in full, as at a sign-in.</param>
    /// <param name="namesCustomer">False where the event is about nobody.</param>
    /// <returns>The event's id.</returns>
    public Tag Emit(
        EventType type, EventData? data, Stage usual, Account? account = null, bool isFull = false,
        bool namesCustomer = true)
    {
        var id = Chance.Mint(TagKind.Event);
        var made = new BrokerageEvent
        {
            Id = id.ToText(), Type = type, Time = Firm.Stamped(Now, Channel),
            Account = account?.Id.ToText() ?? default, Customer = namesCustomer ? Customer.Id.ToText() : default,
            Actor = Actor, ActorId = ActorId, Channel = Channel, Session = Session.ToText(),
            Network = Connection is { } from ? from.ToOrigin(Firm.World.AsnOf(from.Operator, Now), isFull) : null,
            Device = Device?.ToOrigin(Day, Connection?.City ?? Customer.City, isFull), Data = data,
        };
        Label? label = null;
        if (Campaign is { } campaign)
        {
            campaign.Caused(made.Id, namesCustomer ? Customer.Number : -1);
            label = new Label(campaign.Id, Stage ?? usual);
        }

        Firm.Feed.Send(made, id, Chance, _skewSeconds, label);
        return id;
    }
}
