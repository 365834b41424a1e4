using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Scoring;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// Plays a file of past events through two engines side by side, on one read, and keeps what they answered differently.
/// </summary>
public sealed class Comparison
{
    /// <summary>The most differences that are explained.</summary>
    public const int Told = 100;

    private readonly TrialPlay _first;
    private readonly TrialPlay _second;
    private readonly AttackLabels? _labels;

    // The most telling of each day, because from when on is measured may depend on how long the file is.
    private readonly SortedDictionary<long, PriorityQueue<Difference, TellingRank>> _telling = [];

    private Comparison(DecisionPolicy first, DecisionPolicy second, AttackLabels? labels)
    {
        _first = new TrialPlay(first, labels);
        _second = new TrialPlay(second, labels);
        _labels = labels;
    }

    /// <summary>Plays to the end of the input.</summary>
    /// <param name="input">Events, one a line. Lines in error are counted and passed over.</param>
    /// <param name="first">The policy that is compared with.</param>
    /// <param name="second">The policy that is tried.</param>
    /// <param name="labels">Which events an attacker caused; null: what customers reported stands in.</param>
    /// <param name="period">From when on differences count.</param>
    /// <param name="progressed">Told how far it is; null where nobody wants to know.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="TrialException">There is nothing to compare.</exception>
    public static ComparisonReport Run(
        Stream input,
        DecisionPolicy first,
        DecisionPolicy second,
        AttackLabels? labels,
        MeasuredPeriod period,
        Action<ScoreProgress>? progressed,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(period);
        var comparison = new Comparison(first, second, labels);
        var feed = new EventFeed(ct) { Progressed = progressed };
        feed.Read(input, @event => comparison.Take(@event, feed.Taken));
        var trial = comparison._first.Close(feed, kinds: null);
        TuneRun.CheckRead(trial);
        return comparison.Report(trial, comparison._second.Close(feed, kinds: null), period.In(trial));
    }

    private void Take(BrokerageEvent @event, long number)
    {
        var (first, second) = (_first.Take(@event), _second.Take(@event));
        if (first.Outcome == second.Outcome)
        {
            return;
        }

        var (ofFirst, ofSecond) = (_first.LastRecord, _second.LastRecord);
        var rank = new TellingRank(
            first.Outcome is Outcome.Allow || second.Outcome is Outcome.Allow,
            Math.Abs((int)first.Outcome - (int)second.Outcome),
            ofFirst.Amount,
            Math.Abs(ofFirst.LogOdds - ofSecond.LogOdds),
            number);
        var day = (@event.Time - NodaConstants.UnixEpoch).Days;
        if (!_telling.TryGetValue(day, out var telling))
        {
            _telling[day] = telling = new PriorityQueue<Difference, TellingRank>();
        }

        // The least telling of those that are kept is given up only for one that tells more.
        if (telling.Count == Told && telling.TryPeek(out _, out var least) && rank.CompareTo(least) <= 0)
        {
            return;
        }

        if (telling.Count == Told)
        {
            telling.Dequeue();
        }

        telling.Enqueue(DifferenceOf(@event, first, second, rank), rank);
    }

    // What is kept of the event is copied: its buffer serves the next one.
    private Difference DifferenceOf(BrokerageEvent @event, Decision first, Decision second, TellingRank rank) => new()
    {
        Event = @event.Id.ToString(),
        Gate = @event.Type,
        Time = @event.Time,
        Account = System.Text.Encoding.UTF8.GetString(_first.AccountOfLast),
        Amount = _first.LastRecord.Amount,
        Attack = _labels is not null && _labels.TryFind(@event.Id.Utf8, out var label)
            ? _labels.Attacks[label.Attack] : null,
        First = (first.Outcome, first.Score.ToString()),
        Second = (second.Outcome, second.Score.ToString()),
        Why = DifferenceWords.Of(@event, (first, _first), (second, _second)),
        Rank = rank,
    };

    private ComparisonReport Report(Trial first, Trial second, Instant from)
    {
        var reported = _labels is null ? ReportedCampaigns.AddTo(first) : null;
        if (_labels is null)
        {
            ReportedCampaigns.AddTo(second);
        }

        var (measured, tried) = (new Measured(first, from), new Measured(second, from));
        var (before, after) = (measured.Count(Measured.AsPlayed), tried.Count(Measured.AsPlayed));
        var visits = before.VisitDisturbed.Zip(after.VisitDisturbed).ToList();
        var customers = before.DisturbedByUnit().Zip(after.DisturbedByUnit()).ToList();
        var fromTicks = from.ToUnixTimeTicks();
        return new ComparisonReport
        {
            First = first,
            Second = second,
            MeasuredFrom = from,
            Reported = reported,
            Questions = first.Gates.Count(gate => gate.Ticks >= fromTicks),
            Changes = ChangesOf(first, second, fromTicks),
            Figures = (Figures.Of(before), Figures.Of(after)),
            Visits = (visits.Count(visit => !visit.First && visit.Second),
                visits.Count(visit => visit.First && !visit.Second)),
            Customers = (customers.Count(customer => customer is (0, > 0)),
                customers.Count(customer => customer is ( > 0, 0))),
            Campaigns =
            [
                .. measured.Campaigns.Index()
                    .Where(campaign => before.CampaignMet[campaign.Index] != after.CampaignMet[campaign.Index])
                    .Select(campaign => new CampaignDifference(
                        campaign.Item.Name, campaign.Item.Kind, after.CampaignMet[campaign.Index], campaign.Item.Loss,
                        before.CampaignStopped[campaign.Index], after.CampaignStopped[campaign.Index])),
            ],
            Differences =
            [
                .. _telling.Values.SelectMany(day => day.UnorderedItems).Select(item => item.Element)
                    .Where(difference => difference.Time >= from)
                    .OrderByDescending(difference => difference.Rank).Take(Told),
            ],
        };
    }

    private static OutcomeChange[] ChangesOf(Trial first, Trial second, long fromTicks) =>
    [
        .. Enumerable.Range(0, first.Gates.Count)
            .Where(place => first.Gates[place].Ticks >= fromTicks
                && first.Gates[place].Outcome != second.Gates[place].Outcome)
            .GroupBy(place => (
                first.Gates[place].Gate, First: first.Gates[place].Outcome, Second: second.Gates[place].Outcome))
            .OrderBy(change => change.Key)
            .Select(change => new OutcomeChange(
                change.Key.Gate, change.Key.First, change.Key.Second, change.Count(),
                change.Count(place => first.Gates[place].Campaign >= 0),
                change.Sum(place => first.Gates[place].Row == GateRecord.NoRow ? 0 : first.Gates[place].Amount))),
    ];
}
