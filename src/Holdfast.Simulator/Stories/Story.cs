using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>
/// What happens beside daily life, told as a sequence of visits with waits between them. Honest stories
/// (<see cref="HonestStory"/>) and attacks (<see cref="Attack"/>) are told alike and act by the same means; what
/// they do differs only in that an attack has a <see cref="Campaign"/>, whose events are labelled.
/// </summary>
/// <remarks>
/// A story draws from its own <see cref="Chance"/> alone, never from that of a customer, so that the daily life of the
/// people in it goes on as it would have.
/// </remarks>
internal abstract class Story
{
    private IEnumerator<Duration>? _telling;
    private ulong _whose;

    /// <summary>The firm it happens at. Set from <see cref="Begin"/> on, as all the rest is.</summary>
    protected Firm Firm { get; private set; } = null!;

    /// <summary>The story's own draws; it also mints the ids of all that the story makes.</summary>
    protected Chance Chance { get; private set; } = null!;

    /// <summary>The attack whose events these are; null for what is honest.</summary>
    protected Campaign? Campaign { get; private set; }

    /// <summary>Now, to the firm's clock. A visit runs ahead of it by as long as the visit takes.</summary>
    protected Instant Now => Firm.Agenda.Now;

    /// <summary>
    /// Tells the story: acts, and between acts yields how long to wait. Whatever it needs to know it looks up when it
    /// acts, for balances, devices and contacts move meanwhile. Ends where it runs out, or at the end of the run.
    /// </summary>
    protected abstract IEnumerable<Duration> Tell();

    /// <summary>Done when the story was told to its end, and not where the run ended before.</summary>
    protected virtual void Ended()
    {
    }

    /// <summary>Puts the story on the agenda.</summary>
    /// <param name="firm">Where it happens.</param>
    /// <param name="chance">Draws of this story alone.</param>
    /// <param name="whose">Number that sets it apart from all other stories.</param>
    /// <param name="start">When it begins.</param>
    /// <param name="campaign">The attack that it is a part of; null for what is honest.</param>
    public void Begin(Firm firm, Chance chance, ulong whose, Instant start, Campaign? campaign = null)
    {
        (Firm, Chance, Campaign, _whose) = (firm, chance, campaign, whose);
        firm.Agenda.At(start, whose, Step);
    }

    /// <summary>Begins a part of this story that goes on beside it, with the same draws and the same labels.</summary>
    protected void Beside(Story part, Duration after) => part.Begin(Firm, Chance, _whose, Now + after, Campaign);

    /// <summary>A visit to the website or app by whoever acts in this story. Nobody has signed in yet.</summary>
    /// <param name="customer">In whose name.</param>
    /// <param name="device">On what.</param>
    /// <param name="connection">From where.</param>
    protected Visit Online(Customer customer, Device device, Connection connection) =>
        new(Firm, customer, Chance, Campaign, Now)
        {
            Device = device, Connection = connection, Channel = device.Model.IsApp ? Channel.Mobile : Channel.Web,
        };

    /// <summary>A contact that is not online: telephone, e-mail, letter, fax, branch.</summary>
    protected Visit Offline(Customer customer, Channel channel) =>
        new(Firm, customer, Chance, Campaign, Now) { Channel = channel };

    /// <summary>An employee at the desk, acting on a customer's record.</summary>
    /// <param name="employee">Who.</param>
    /// <param name="customer">Whose.</param>
    /// <param name="own">Draws of this visit alone; null for those of the story.</param>
    protected Visit AtDesk(Employee employee, Customer customer, Chance? own = null) => new(
        Firm, customer, own ?? Chance, Campaign, Now)
    {
        Actor = employee.Kind, ActorId = employee.Id, Device = employee.Device, Connection = employee.Connection,
    };

    /// <summary>
    /// How long until an hour of the day at a customer's home, some days on; never less than a minute.
    /// </summary>
    protected Duration UntilHour(Customer customer, int days, int hour)
    {
        var zone = customer.City.Zone;
        var day = Now.InZone(zone).Date.PlusDays(days);
        var due = day.At(new LocalTime(hour, Chance.Below(60), Chance.Below(60))).InZoneLeniently(zone).ToInstant();
        return Duration.Max(due - Now, Duration.FromMinutes(1));
    }

    /// <summary>How long until the exchanges are open, and some minutes more; next to nothing where they are.</summary>
    protected Duration UntilOpen() => Market.IsOpen(Now)
        ? Duration.FromSeconds(Chance.Between(5, 60))
        : Market.NextOpen(Now) - Now + Minutes(1, 150);

    protected Duration Seconds(int least, int most) => Duration.FromSeconds(Chance.Between(least, most));

    protected Duration Minutes(int least, int most) =>
        Chance.Between(Duration.FromMinutes(least), Duration.FromMinutes(most));

    protected Duration HoursBetween(int least, int most) =>
        Chance.Between(Duration.FromHours(least), Duration.FromHours(most));

    protected Duration Days(int least, int most) => Chance.Between(Duration.FromDays(least), Duration.FromDays(most));

    private void Step()
    {
        _telling ??= Tell().GetEnumerator();
        if (_telling.MoveNext())
        {
            Firm.Agenda.At(Now + _telling.Current, _whose, Step);
        }
        else
        {
            _telling.Dispose();
            Ended();
        }
    }
}
