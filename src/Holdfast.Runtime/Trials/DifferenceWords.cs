using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Trials;

/// <summary>Why two policies answer an event differently, in plain words.</summary>
internal static class DifferenceWords
{
    /// <summary>The most signals that are named of one difference.</summary>
    private const int MostSignals = 5;

    public static IReadOnlyList<string> Of(
        BrokerageEvent @event, (Decision Decision, TrialPlay Play) first, (Decision Decision, TrialPlay Play) second) =>
    [
        .. Rules(first.Play.RuleOfLast, second.Play.RuleOfLast),
        .. Thresholds(@event, first.Play.Policy, second.Play.Policy),
        .. Priors(@event, first.Play.Policy, second.Play.Policy),
        .. Signals(first.Decision, second.Decision),
        .. Strongest(first.Decision.Outcome > second.Decision.Outcome ? first.Decision : second.Decision),
    ];

    private static IEnumerable<string> Rules(HardRule? first, HardRule? second) => (first?.Name, second?.Name) switch
    {
        var (one, other) when one == other => [],
        (null, var other) => [$"Only for the second the hard rule '{other}' holds."],
        (var one, null) => [$"Only for the first the hard rule '{one}' holds."],
        var (one, other) => [$"For the first the hard rule '{one}' holds, for the second '{other}'."],
    };

    private static IEnumerable<string> Thresholds(BrokerageEvent @event, DecisionPolicy first, DecisionPolicy second)
    {
        if (ThresholdsOf(@event, first) is not { } one || ThresholdsOf(@event, second) is not { } other)
        {
            yield break;
        }

        (Outcome Outcome, Probability? First, Probability? Second)[] rows =
        [
            (Outcome.StepUp, one.StepUp, other.StepUp), (Outcome.Hold, one.Hold, other.Hold),
            (Outcome.Deny, one.Deny, other.Deny),
        ];
        foreach (var (outcome, was, becomes) in rows.Where(row => row.First != row.Second))
        {
            yield return $"The threshold for {ContractWords.Outcome.Of(outcome)} is {Shown.Threshold(becomes)} instead "
                + $"of {Shown.Threshold(was)}.";
        }
    }

    private static Thresholds? ThresholdsOf(BrokerageEvent @event, DecisionPolicy policy) => @event.Data switch
    {
        TransferRequested { Direction: TransferDirection.In } => null,
        TransferRequested transfer => policy.GateOf(@event.Type)?.For(transfer.Rail, transfer.Amount),
        _ => policy.GateOf(@event.Type)?.Thresholds,
    };

    private static IEnumerable<string> Priors(BrokerageEvent @event, DecisionPolicy first, DecisionPolicy second)
    {
        var (one, other) = (first.GateOf(@event.Type)!.Prior, second.GateOf(@event.Type)!.Prior);
        return one == other ? [] : [$"The gate begins at {other} instead of {one}."];
    }

    private static IEnumerable<string> Signals(Decision first, Decision second)
    {
        var ofFirst = first.Reasons.ToDictionary(reason => reason.Signal.Id, reason => reason);
        var ofSecond = second.Reasons.ToDictionary(reason => reason.Signal.Id, reason => reason);
        var differing = ofFirst.Keys.Union(ofSecond.Keys)
            .Select(id => (
                Name: NameOf(id), Id: id, First: WeightIn(ofFirst, id), Second: WeightIn(ofSecond, id)))
            .Where(signal => signal.First != signal.Second)
            .OrderByDescending(signal => Math.Abs(signal.Second.Thousandths - signal.First.Thousandths))
            .ThenBy(signal => signal.Id, StringComparer.Ordinal)
            .ToList();
        foreach (var signal in differing.Take(MostSignals))
        {
            yield return $"'{signal.Name}' [{signal.Id}] counts {Shown.Signed(signal.Second.Thousandths)} instead of "
                + $"{Shown.Signed(signal.First.Thousandths)}.";
        }

        if (differing.Count > MostSignals)
        {
            yield return $"{differing.Count - MostSignals} more signals count otherwise.";
        }

        string NameOf(string id) =>
            (ofFirst.TryGetValue(id, out var reason) ? reason : ofSecond[id]).Signal.Description.Name;
    }

    private static LogOdds WeightIn(Dictionary<string, Reason> reasons, string id) =>
        reasons.TryGetValue(id, out var reason) ? reason.Weight : LogOdds.Zero;

    private static IEnumerable<string> Strongest(Decision severer) =>
        severer.Reasons.Where(reason => reason.Weight > LogOdds.Zero).Take(1)
            .Select(reason => $"What speaks most against the customer: {reason.Text}.");
}
