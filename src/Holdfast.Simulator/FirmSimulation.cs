using Holdfast.Simulator.Attacks;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.Output;
using Holdfast.Simulator.Stories;
using NodaTime;

namespace Holdfast.Simulator;

/// <summary>Makes up a firm and writes what happens there.</summary>
public sealed class FirmSimulation(SimulationOptions options)
{
    private static readonly Duration Delivery = Duration.FromMinutes(10);

    /// <summary>Called now and then with the days of the run that are over and the events written so far.</summary>
    public Action<int, long>? Progressed { get; init; }

    /// <summary>Kinds of attacks that campaigns are of by turns.</summary>
    internal IReadOnlyList<AttackKind> Kinds { get; init; } = AttackCatalog.Kinds;

    /// <summary>Makes the whole run.</summary>
    /// <param name="events">Takes the events, one a line, in order of arrival.</param>
    /// <param name="labels">Takes the labels of attackers' events, one a line, in the same order.</param>
    /// <param name="ct">Stops the run.</param>
    /// <exception cref="IOException">A stream cannot be written to.</exception>
    public SimulationSummary Run(Stream events, Stream labels, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(labels);
        var feed = new Feed(events, labels);
        var firm = new Firm(options, feed);
        var house = new House(firm);
        house.Begin();
        foreach (var customer in firm.Roster.Customers)
        {
            CustomerLife.Begin(firm, customer);
        }

        // Stories lengthen the roster (executors, new customers); it is read by number from here on.
        var customers = firm.Roster.Customers.Count;
        Plan.Honest(firm, HonestCatalog.All);
        Background.Begin(firm, house);
        var campaigns = Plan.Attacks(firm, Kinds);
        Play(firm, ct);
        return new SimulationSummary(
            feed.Written, customers, firm.Roster.Accounts, [.. campaigns.Select(Seen)], firm.Told);
    }

    private void Play(Firm firm, CancellationToken ct)
    {
        var delivered = firm.Start;
        while (firm.Agenda.TryStep(firm.End))
        {
            if (firm.Agenda.Now - delivered >= Delivery)
            {
                ct.ThrowIfCancellationRequested();
                delivered = firm.Agenda.Now;
                firm.Feed.Deliver(delivered);
                Progressed?.Invoke(firm.DayOf(delivered), firm.Feed.Written);
            }
        }

        firm.Feed.Deliver(firm.End);
        firm.Feed.Flush();
    }

    private static CampaignSummary Seen(Campaign campaign) => new(
        campaign.Id, campaign.Kind, CareWord(campaign.Care),
        campaign.FirstEvent.IsAbsent ? null : campaign.FirstEvent.ToString(),
        campaign.Customers, campaign.LossCents);

    private static string CareWord(Care care) => care switch
    {
        Care.Careless => "careless",
        Care.Usual => "usual",
        Care.Careful => "careful",
    };
}
