using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Runtime.Scoring;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>What a run of learning is asked for.</summary>
public sealed record LearnOrder
{
    /// <summary>The present policy.</summary>
    public required DecisionPolicy Policy { get; init; }

    /// <summary>Which events an attacker caused.</summary>
    public required AttackLabels Labels { get; init; }

    /// <summary>
    /// From when on is checked; what came before is fitted on. Without a moment or days: the last fifth of the days.
    /// </summary>
    public MeasuredPeriod Period { get; init; } = new();

    /// <summary>
    /// How many of 100,000 customers really are attacked in a month; null: as many as in the file.
    /// </summary>
    public double? AttackedPerMonth { get; init; }

    /// <summary>Told how far it is; null where nobody wants to know.</summary>
    public Action<ScoreProgress>? Progressed { get; init; }
}

/// <summary>
/// Fits weights to outcomes. What signals contribute depends on the weights (of a family the heaviest counts in full),
/// so the file is played again under the fitted weights and they are fitted again, a few times.
/// </summary>
public sealed class LearnRun
{
    private const int Rounds = 3;
    private const double DaysOfMonth = 30.4, Customers = 100_000;

    private static readonly int[] Targets = [10, 50, 100];

    private readonly Func<Stream> _open;
    private readonly LearnOrder _order;
    private readonly CancellationToken _ct;

    private LearnRun(Func<Stream> open, LearnOrder order, CancellationToken ct) =>
        (_open, _order, _ct) = (open, order, ct);

    /// <summary>Plays and fits, a few times.</summary>
    /// <param name="open">Opens the file from its beginning.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="TrialException">There is nothing to fit or nothing to check.</exception>
    public static LearnReport Run(Func<Stream> open, LearnOrder order, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(order);
        return new LearnRun(open, order, ct).Run();
    }

    private LearnReport Run()
    {
        var (trial, evidence) = Play(_order.Policy);
        var (fittedFrom, checkedFrom) = PeriodOf(trial);
        var measured = new Measured(trial, checkedFrom);
        TuneRun.Check(measured, isLabelled: true);
        var honestWeight = HonestWeightOf(trial);
        var rows = RowsOf(trial, fittedFrom, checkedFrom, honestWeight);
        var attacks = rows.Count(row => row.Row.IsAttack);
        if (attacks == 0)
        {
            throw new TrialException(
                $"no question of a campaign lies between {Shown.Day(fittedFrom)} and {Shown.Day(checkedFrom)}: there "
                + "is nothing to fit.");
        }

        var fit = new WeightFit(_order.Policy);
        var (strength, losses, presentLoss) = fit.Choose(evidence, rows);
        var (policy, fittedTrial, fittedEvidence) = (_order.Policy, trial, evidence);
        for (var round = 0; round < Rounds && strength is not null; round++)
        {
            // Places of questions are the same however they are answered, so the rows stay.
            policy = fit.Fit(_order.Policy, fittedEvidence, rows, strength.Value);
            (fittedTrial, fittedEvidence) = Play(policy);
        }

        var fittedMeasured = new Measured(fittedTrial, checkedFrom);
        var check = new HeldOutCheck(measured, fittedMeasured, honestWeight);
        return new LearnReport
        {
            Trial = trial,
            Period = (fittedFrom, checkedFrom),
            Fitted = (rows.Count, attacks),
            HonestWeight = honestWeight,
            Strength = strength,
            Losses = (losses, presentLoss),
            Policy = policy,
            Signals = SignalsOf(policy, evidence, rows),
            Priors = PriorsOf(policy, trial, rows),
            Check = (check.Of(measured, Targets), check.Of(fittedMeasured, Targets)),
            LossFalls = check.LossFalls.Mean,
            LossFallsBetween = check.LossFalls.Between,
        };
    }

    private (Trial Trial, Evidence Evidence) Play(DecisionPolicy policy)
    {
        using var input = _open();
        var play = new TrialPlay(policy, _order.Labels);
        var evidence = new Evidence();
        var feed = new EventFeed(_ct) { Progressed = _order.Progressed };
        feed.Read(input, @event =>
        {
            var decision = play.Take(@event);
            if (Gates.Contains(@event.Type))
            {
                evidence.Add(policy, @event.Type, decision);
            }
        });
        var trial = play.Close(feed, kinds: null);
        TuneRun.CheckRead(trial);
        return (trial, evidence);
    }

    // At first everything is new, which is not what weights are for: a fifth of the days only shows what is normal.
    private (Instant FittedFrom, Instant CheckedFrom) PeriodOf(Trial trial)
    {
        var first = trial.Span.First.InUtc().Date;
        var days = Period.DaysBetween(first, trial.Span.Last.InUtc().Date) + 1;
        var period = _order.Period is { From: null, LearnDays: null }
            ? _order.Period with { LearnDays = days * 4 / 5 }
            : _order.Period;
        return (first.PlusDays(days / 5).AtMidnight().InUtc().ToInstant(), period.In(trial));
    }

    private double HonestWeightOf(Trial trial)
    {
        if (_order.AttackedPerMonth is not { } real)
        {
            return 1;
        }

        var attacked = trial.Gates.Where(gate => gate is { Campaign: >= 0, Customer: >= 0 })
            .Select(gate => gate.Customer).Distinct().Count();
        var months = Math.Max(1, (trial.Span.Last - trial.Span.First).TotalDays) / DaysOfMonth;
        return Customers * attacked / Math.Max(1, trial.Customers) / months / real;
    }

    // Questions of attacks that are no campaigns are neither the one nor the other. Campaigns count alike, or one that
    // is made of a hundred questions would say what all others are to look like.
    private static List<(long Ticks, FitRow Row)> RowsOf(Trial trial, Instant from, Instant until, double honestWeight)
    {
        var (fromTicks, untilTicks) = (from.ToUnixTimeTicks(), until.ToUnixTimeTicks());
        var inTime = HeldOutCheck.BeforeLoss(trial);
        (int Index, GateRecord Item)[] told =
        [
            .. trial.Gates.Index().Where(gate => gate.Item.Ticks >= fromTicks && gate.Item.Ticks < untilTicks
                && HeldOutCheck.IsTold(gate.Item) && inTime[gate.Index]),
        ];
        var ofCampaign = told.Where(gate => gate.Item.Campaign >= 0).CountBy(gate => gate.Item.Campaign).ToDictionary();
        var mean = (double)ofCampaign.Values.Sum() / Math.Max(1, ofCampaign.Count);
        return
        [
            .. told.Select(gate => (gate.Item.Ticks, new FitRow(
                    gate.Index,
                    gate.Item.Campaign >= 0,
                    gate.Item.Campaign >= 0 ? mean / ofCampaign[gate.Item.Campaign] : honestWeight)))
                .OrderBy(row => row.Ticks),
        ];
    }

    private WeightChange[] SignalsOf(
        DecisionPolicy policy, Evidence evidence, List<(long Ticks, FitRow Row)> rows)
    {
        var spoke = new (int AtAttacks, int AtHonest)[Evidence.Columns];
        foreach (var (_, row) in rows)
        {
            foreach (var column in evidence.ColumnsOf(row.Question))
            {
                spoke[column].AtAttacks += row.IsAttack ? 1 : 0;
                spoke[column].AtHonest += row.IsAttack ? 0 : 1;
            }
        }

        return
        [
            .. SignalCatalog.All.Where(signal => policy.WeightOf(signal) != _order.Policy.WeightOf(signal))
                .Select(signal => new WeightChange(
                    signal, _order.Policy.WeightOf(signal), policy.WeightOf(signal),
                    spoke[signal.Index].AtAttacks, spoke[signal.Index].AtHonest))
                .OrderByDescending(change => Math.Abs(change.New.Thousandths - change.Old.Thousandths))
                .ThenBy(change => change.Signal.Id, StringComparer.Ordinal),
        ];
    }

    private PriorChange[] PriorsOf(DecisionPolicy policy, Trial trial, List<(long Ticks, FitRow Row)> rows) =>
    [
        .. Gates.All.Where(gate => policy.GateOf(gate)!.Prior != _order.Policy.GateOf(gate)!.Prior)
            .Select(gate => new PriorChange(
                gate, _order.Policy.GateOf(gate)!.Prior, policy.GateOf(gate)!.Prior,
                rows.Count(row => row.Row.IsAttack && trial.Gates[row.Row.Question].Gate == gate),
                rows.Count(row => !row.Row.IsAttack && trial.Gates[row.Row.Question].Gate == gate))),
    ];
}
