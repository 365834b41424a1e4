using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Scoring;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>What a run of tuning is asked for.</summary>
public sealed record TuneOrder
{
    /// <summary>The policy to try.</summary>
    public required DecisionPolicy Policy { get; init; }

    /// <summary>Which events an attacker caused; null: what customers reported stands in.</summary>
    public AttackLabels? Labels { get; init; }

    /// <summary>Of what kind each campaign is; null where nobody tells.</summary>
    public AttackKinds? Kinds { get; init; }

    /// <summary>From when on is measured; see <see cref="MeasuredPeriod"/> for what holds without it.</summary>
    public MeasuredPeriod Period { get; init; } = new();

    /// <summary>Honest visits that may be disturbed, in ten-thousandths.</summary>
    public int BudgetPerTenThousand { get; init; } = 50;

    /// <summary>Told how far it is; null where nobody wants to know.</summary>
    public Action<ScoreProgress>? Progressed { get; init; }
}

/// <summary>
/// From when on is measured: a moment, or a number of days that only show what is normal; without either the first
/// three fifths of the file's days, cut, do.
/// </summary>
public sealed record MeasuredPeriod(Instant? From = null, int? LearnDays = null)
{
    /// <summary>The moment for a trial.</summary>
    public Instant In(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (From is { } from)
        {
            return from;
        }

        var first = trial.Span.First.InUtc().Date;
        var days = Period.DaysBetween(first, trial.Span.Last.InUtc().Date) + 1;
        return first.PlusDays(LearnDays ?? days * 3 / 5).AtMidnight().InUtc().ToInstant();
    }
}

/// <summary>A trial cannot be measured, for a reason that the caller can do something about.</summary>
public sealed class TrialException(string message) : Exception(message);

/// <summary>Plays a file of past events and works out what the thresholds cost and catch.</summary>
public static class TuneRun
{
    /// <summary>Settings of the dial that are always shown, in ten-thousandths of honest visits.</summary>
    public static IReadOnlyList<int> Shown { get; } = [5, 10, 20, 50, 100, 200, 500];

    // What the curve is drawn through.
    private static readonly int[] Drawn =
    [
        5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100, 120, 140, 160, 180, 200,
        250, 300, 350, 400, 450, 500,
    ];

    /// <summary>Plays, twice where there is a proposal to play again.</summary>
    /// <param name="open">Opens the file from its beginning.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="TrialException">There is nothing to measure.</exception>
    public static TuneReport Run(Func<Stream> open, TuneOrder order, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(order);
        var (measured, reported) = Play(open, order, order.Policy, ct);
        Check(measured, order.Labels is not null);
        var points = DialPoints.Of(measured, Drawn);
        return new TuneReport
        {
            Trial = measured.Trial,
            MeasuredFrom = measured.From,
            Reported = reported,
            Points = points,
            Kinds = KindsOf(measured, points),
            Groups = GroupsOf(measured, points[0].Count!),
            Proposal = ProposalOf(open, order, measured, ct),
            BudgetPerTenThousand = order.BudgetPerTenThousand,
        };
    }

    internal static (Measured Measured, ReportedCampaigns? Reported) Play(
        Func<Stream> open, TuneOrder order, DecisionPolicy policy, CancellationToken ct)
    {
        using var input = open();
        var trial = TrialPlay.Run(input, policy, order.Labels, order.Kinds, order.Progressed, ct);
        CheckRead(trial);
        var reported = order.Labels is null ? ReportedCampaigns.AddTo(trial) : null;
        return (new Measured(trial, order.Period.In(trial)), reported);
    }

    internal static void CheckRead(Trial trial)
    {
        if (trial.Events == 0)
        {
            throw new TrialException(trial.FirstError is { } error
                ? $"no line of the file is an event; line {error.Line}: {error.Detail}"
                : "the file is empty.");
        }

        if (trial.Questions == 0)
        {
            throw new TrialException("no event of the file asks a question: there is nothing to answer.");
        }
    }

    internal static void Check(Measured measured, bool isLabelled)
    {
        var from = NodaTime.Text.InstantPattern.General.Format(measured.From);
        if (measured.HonestVisits.Length == 0)
        {
            throw new TrialException($"no honest visit of the file is after {from}: there is nobody to disturb.");
        }

        if (measured.Campaigns.Length == 0)
        {
            throw new TrialException(isLabelled
                ? $"no labelled campaign ('{AttackLabels.CampaignPrefix}...') begins after {from}: there is nothing to "
                    + "meet."
                : $"there are no labels, and no customer reported a theft that began after {from}: there is nothing to "
                    + "meet.");
        }
    }

    private static KindRow[] KindsOf(Measured measured, DialPoint[] points) =>
    [
        .. measured.Campaigns.Index().GroupBy(campaign => campaign.Item.Kind)
            .OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => new KindRow(
                kind.Key,
                kind.Count(),
                kind.Sum(campaign => campaign.Item.Loss),
                [
                    .. points.Select(point => point.Count is not { } count ? (-1, 0L) : (
                        kind.Count(campaign => count.CampaignMet[campaign.Index]),
                        kind.Sum(campaign => count.CampaignStopped[campaign.Index]))),
                ])),
    ];

    private static GroupRow[] GroupsOf(Measured measured, TrialCount count)
    {
        var everybody = Row("everybody", "all honest visits", [.. measured.HonestVisits.Select(_ => true)], null);
        var overall = (double)everybody.Disturbed / everybody.Visits;
        return
        [
            everybody,
            .. new CustomerGroups(measured).All.Select(group => Row(
                group.Name, group.Definition, group.Visits, overall)),
        ];

        GroupRow Row(string name, string definition, bool[] members, double? overall)
        {
            var visits = new long[measured.UnitVisits.Length];
            var disturbed = new long[visits.Length];
            foreach (var (place, unit) in measured.UnitOfVisit.Index().Where(visit => members[visit.Index]))
            {
                visits[unit]++;
                disturbed[unit] += count.VisitDisturbed[place] ? 1 : 0;
            }

            // Only who has a visit of the group is drawn anew.
            int[] units = [.. Enumerable.Range(0, visits.Length).Where(unit => visits[unit] > 0)];
            long[] ofMembers = [.. units.Select(unit => visits[unit])];
            long[] disturbedOf = [.. units.Select(unit => disturbed[unit])];
            var interval = Resampling.Of(ofMembers, [disturbedOf])[0];
            return new GroupRow(name, definition, (int)ofMembers.Sum(), (int)disturbedOf.Sum(), interval.Low,
                interval.High, overall is { } share && ofMembers.Length > 0 && interval.Low > 2 * share);
        }
    }

    private static Proposal? ProposalOf(Func<Stream> open, TuneOrder order, Measured measured, CancellationToken ct)
    {
        var halves = new Halves(measured);
        if (BudgetProposal.Fit(measured, halves, order.BudgetPerTenThousand) is not { } shifts)
        {
            return null;
        }

        var policy = ThresholdShift.Apply(order.Policy, shifts);
        var now = measured.Count(Measured.AsPlayed);
        var proposed = Under(policy);
        return new Proposal
        {
            Policy = policy,
            Moves =
            [
                .. Gates.All.Where(shifts.ContainsKey).Select(gate => new GateMove(
                    gate,
                    order.Policy.GateOf(gate)!,
                    policy.GateOf(gate)!,
                    shifts[gate],
                    Figures.Of(now),
                    Figures.Of(Under(ThresholdShift.Apply(
                        order.Policy, new Dictionary<EventType, int> { [gate] = shifts[gate] }))))),
            ],
            Fitted = (halves.Of(now, measured, fit: true), halves.Of(proposed, measured, fit: true)),
            Unseen = (halves.Of(now, measured, fit: false), halves.Of(proposed, measured, fit: false)),
            All = (Figures.Of(now), Figures.Of(proposed)),
            PlayedAgain = shifts.Count == 0
                ? Figures.Of(now)
                : Figures.Of(Play(open, order, policy, ct).Measured.Count(Measured.AsPlayed)),
        };

        TrialCount Under(DecisionPolicy tried)
        {
            var thresholds = new GateThresholds(tried);
            return measured.Count((int _, in GateRecord gate) => thresholds.Answers(gate));
        }
    }
}
