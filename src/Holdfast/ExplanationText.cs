using System.Globalization;
using System.Text;
using Holdfast.Engine;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime.Text;

namespace Holdfast;

/// <summary>One decision for a person who has to answer for it.</summary>
internal sealed class ExplanationText
{
    private static readonly RecommendedActions[] Actions =
        [.. Enum.GetValues<RecommendedActions>().Where(action => action != RecommendedActions.None)];

    private readonly StringBuilder _text = new();

    private ExplanationText()
    {
    }

    public static string Of(Explanation explanation)
    {
        var text = new ExplanationText();
        text.AppendAnswer(explanation);
        text.AppendEvidence("Against the customer", explanation, reason => reason.Since.IsNever && IsAgainst(reason));
        text.AppendEvidence("For the customer", explanation, reason => reason.Since.IsNever && !IsAgainst(reason));
        text.AppendEvidence("Still standing from earlier", explanation, reason => !reason.Since.IsNever);
        text.AppendSum(explanation);
        text.AppendWhatDecided(explanation);
        text.AppendAlternatives(explanation);
        text.Heading("What was known before");
        foreach (var sentence in explanation.Known)
        {
            text.Line(sentence);
        }

        return text._text.ToString();
    }

    private static bool IsAgainst(WeighedReason evidence) => evidence.Reason.Weight >= LogOdds.Zero;

    private static string Signed(LogOdds weight) =>
        (weight.Thousandths / 1000m).ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture);

    private static string Word(Outcome outcome) => ContractWords.Outcome.Of(outcome);

    private void AppendAnswer(Explanation explanation)
    {
        var decision = explanation.Decision;
        var time = InstantPattern.General.Format(explanation.Time);
        _text.Append(CultureInfo.InvariantCulture,
            $"{ContractWords.EventType.Of(explanation.Type)} {decision.Event}, {time}");
        _text.Append(decision.Late ? ", late\n" : "\n");
        _text.Append(CultureInfo.InvariantCulture, $"{Word(decision.Outcome)}, score {decision.Score}, ");
        _text.Append(CultureInfo.InvariantCulture, $"under policy {decision.Policy}\n");
        if (decision.Actions != RecommendedActions.None)
        {
            var actions = Actions.Where(action => decision.Actions.HasFlag(action))
                .Select(ContractWords.RecommendedActions.Of);
            _text.Append(CultureInfo.InvariantCulture, $"besides: {string.Join(", ", actions)}\n");
        }
    }

    private void AppendEvidence(string heading, Explanation explanation, Func<WeighedReason, bool> belongs)
    {
        WeighedReason[] evidence = [.. explanation.Evidence.Where(belongs)];
        if (evidence.Length == 0)
        {
            return;
        }

        Heading(heading);
        foreach (var (reason, alone, _) in evidence)
        {
            Weighed(reason.Weight, $"{reason.Text} [{reason.Signal.Id}]");
            var facts = reason.Facts;
            var shown = Enumerable.Range(0, facts.Count).Select(index => $"{facts[index].Name} {Value(facts[index])}");
            if (facts.Count > 0)
            {
                Under(string.Join(", ", shown));
            }

            if (alone != reason.Weight)
            {
                Under($"weighs {Signed(alone)} by itself; something else tells of the same and counts in full");
            }
        }
    }

    private void AppendSum(Explanation explanation)
    {
        Heading("The sum");
        Weighed(explanation.Prior, "before anything is known of the event");
        Weighed(explanation.Sum, "evidence");
        Weighed(explanation.Prior + explanation.Sum, $"log-odds, a probability of {explanation.Decision.Score}");
    }

    private void AppendWhatDecided(Explanation explanation)
    {
        Heading("What decided");
        var outcome = explanation.Decision.Outcome;
        if (!explanation.IsGate)
        {
            Line("Nothing had to be decided: events of this type are taken in, and answered allow.");
        }
        else if (explanation.Rule is { } rule)
        {
            Line($"The hard rule '{rule.Name}' asks for {Word(rule.Outcome)} whatever the score. {rule.Because}");
        }
        else if (explanation.Thresholds is null)
        {
            Line("Money that comes in is allowed whatever the score.");
        }
        else
        {
            Line(outcome is Outcome.Allow
                ? "The score is below every threshold."
                : $"The score reaches the threshold for {Word(outcome)}.");
        }

        if (explanation.Thresholds is { } thresholds)
        {
            Line($"Thresholds here: {Rows(thresholds)}.");
        }
    }

    private static string Rows(Thresholds thresholds) => string.Join(", ",
        new[] { (Outcome.StepUp, thresholds.StepUp), (Outcome.Hold, thresholds.Hold), (Outcome.Deny, thresholds.Deny) }
            .Where(row => row.Item2 is not null).Select(row => $"{Word(row.Item1)} from {row.Item2}"));

    private void AppendAlternatives(Explanation explanation)
    {
        if (!explanation.IsGate)
        {
            return;
        }

        Heading("What would have changed it");
        var alternatives = explanation.Alternatives;
        if (alternatives.Count == 0)
        {
            Line(explanation.Decision.Outcome is Outcome.Allow
                ? "Nothing that spoke for the customer: without any of it, the answer would be the same."
                : "Nothing that was seen: without any of it, the answer would be the same.");
        }

        foreach (var (signals, outcome, score) in alternatives)
        {
            Line($"Without {string.Join(" and ", signals.Select(signal => $"'{signal.Id}'"))} "
                + $"the score would be {score}: {Word(outcome)}.");
        }
    }

    private static string Value(in Fact fact) => fact.Kind switch
    {
        FactKind.Text => fact.Text.ToString(),
        FactKind.Word => fact.Word ?? "",
        FactKind.Moment => InstantPattern.General.Format(Stamp.FromStored((uint)fact.Number).ToInstant()),
        FactKind.Share => string.Create(CultureInfo.InvariantCulture, $"{fact.Number / 10m} %"),
        FactKind.Amount => string.Create(CultureInfo.InvariantCulture, $"{fact.Number / (decimal)Money.Scale:N2}"),
        FactKind.Count => string.Create(CultureInfo.InvariantCulture, $"{fact.Number}"),
        FactKind.Seconds => string.Create(CultureInfo.InvariantCulture, $"{fact.Number} s"),
        FactKind.Kilometers => string.Create(CultureInfo.InvariantCulture, $"{fact.Number} km"),
        FactKind.Number => string.Create(
            CultureInfo.InvariantCulture, $"{new decimal(fact.Number) * new decimal(1, 0, 0, false, fact.Decimals)}"),
        FactKind.Truth => fact.Number == 0 ? "no" : "yes",
        FactKind.None => "",
    };

    private void Heading(string heading) => _text.Append('\n').Append(heading).Append('\n');

    private void Line(string line) => _text.Append("  ").Append(line).Append('\n');

    private void Weighed(LogOdds weight, string line) =>
        _text.Append(CultureInfo.InvariantCulture, $"  {Signed(weight),7}  {line}\n");

    private void Under(string line) => _text.Append("           ").Append(line).Append('\n');
}
