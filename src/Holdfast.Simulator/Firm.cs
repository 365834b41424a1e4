using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Output;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Trading;
using NodaTime;

namespace Holdfast.Simulator;

/// <summary>The made-up firm with all that is in and around it.</summary>
internal sealed class Firm
{
    public Firm(SimulationOptions options, Feed feed)
    {
        Options = options;
        Profile = FirmProfile.Of(options.Kind);
        Feed = feed;
        Start = options.Start.AtMidnight().InUtc().ToInstant();
        End = Start + Duration.FromDays(options.Days);
        Market = new Market(options.Seed, Start, options.Days);
        World = new World(options.Seed, Start, options.Days);
        Staff = new Staff(this);
        Payees = new PublicPayees(options);
        Roster = Hiring.Of(this);
        Settlement = new Settlement(this);
        Trades = new Trades(this);
    }

    public SimulationOptions Options { get; }

    public FirmProfile Profile { get; }

    public Agenda Agenda { get; } = new();

    public Feed Feed { get; }

    /// <summary>When the run begins and ends.</summary>
    public Instant Start { get; }

    public Instant End { get; }

    public Market Market { get; }

    public World World { get; }

    public Roster Roster { get; }

    public Staff Staff { get; }

    public PublicPayees Payees { get; }

    public Settlement Settlement { get; }

    public Trades Trades { get; }

    /// <summary>How many stories of each kind were begun, by name.</summary>
    public SortedDictionary<string, int> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>Days since the start of the run.</summary>
    public int DayOf(Instant at) => (int)Math.Floor((at - Start).TotalDays);

    public static int YearOf(Instant at) => at.InUtc().Year;

    /// <summary>
    /// An event of no visit: a batch, a settlement, a word from outside. What follows from an attacker's act, as the
    /// fill of an order does, is labelled as the act is.
    /// </summary>
    public void EmitBySystem(
        EventType type, EventData? data, Chance chance, Instant at, Customer? customer = null, Account? account = null,
        bool namesSystem = true, Campaign? campaign = null, Stage stage = default)
    {
        var id = chance.Mint(TagKind.Event);
        var made = new BrokerageEvent
        {
            Id = id.ToText(), Type = type, Time = Stamped(at, Channel.Web), Account = account?.Id.ToText() ?? default,
            Customer = customer?.Id.ToText() ?? default, Actor = namesSystem ? ActorKind.System : ActorKind.Customer,
            Data = data,
        };
        var label = campaign is null ? null : new Label(campaign.Id, stage);
        Feed.Send(made, id, chance, 0, label);
    }

    /// <summary>A moment as a source stamps it: the app to the millisecond, all others to the second.</summary>
    public static Instant Stamped(Instant at, Channel channel) => channel is Channel.Mobile
        ? Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds())
        : Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
