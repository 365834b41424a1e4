using System.Globalization;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Scoring;

namespace Holdfast;

/// <summary>What came of a run of scoring, for standard error.</summary>
internal static class SummaryText
{
    /// <summary>One line, for logs.</summary>
    public static string Line(ScoreSummary summary)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"holdfast: {summary.Lines} events in {summary.Elapsed.TotalSeconds:F1} s ({summary.LinesPerSecond}/s)");
        text.Append(CultureInfo.InvariantCulture, $"; outcomes {string.Join(' ', Enum.GetValues<Outcome>()
            .Select(outcome => $"{ContractWords.Outcome.Of(outcome)}={summary.Of(outcome)}"))}");
        text.Append(CultureInfo.InvariantCulture, $"; repeats={summary.Repeats} late={summary.Late}");
        text.Append("; errors ").Append(summary.Faulty == 0 ? "none" : Errors(summary, " ", "="));
        text.Append("; riskiest ").Append(summary.Riskiest.Count == 0
            ? "none"
            : string.Join(' ', summary.Riskiest.Select(risky => $"{risky.Account}={risky.Score}@{risky.Event}")));
        return text.Append('\n').ToString();
    }

    /// <summary>A block, for people.</summary>
    public static string Block(ScoreSummary summary)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{summary.Lines:N0} events in {summary.Elapsed.TotalSeconds:F1} s, {summary.LinesPerSecond:N0}/s; ");
        text.Append(CultureInfo.InvariantCulture,
            $"{summary.Accounts:N0} accounts and {summary.Customers:N0} customers are known.\n");
        if (summary.Faulty > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"Errors: {Errors(summary, ", ", " ")}.\n");
        }

        if (summary.Repeats + summary.Late > 0)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"Sent again: {summary.Repeats:N0}. Late: {summary.Late:N0}.\n");
        }

        AppendOutcomes(text.Append('\n'), summary);
        AppendRiskiest(text, summary);
        return text.ToString();
    }

    private static void AppendOutcomes(StringBuilder text, ScoreSummary summary)
    {
        var outcomes = Enum.GetValues<Outcome>();
        text.Append(CultureInfo.InvariantCulture, $"{"",-22}");
        foreach (var outcome in outcomes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{ContractWords.Outcome.Of(outcome),12}");
        }

        text.Append('\n');
        foreach (var type in summary.Outcomes.Keys.Select(key => key.Type).Distinct().Order())
        {
            text.Append(CultureInfo.InvariantCulture, $"{ContractWords.EventType.Of(type),-22}");
            foreach (var outcome in outcomes)
            {
                var count = summary.Outcomes.GetValueOrDefault((type, outcome));
                text.Append(CultureInfo.InvariantCulture, $"{(count == 0 ? "" : $"{count:N0}"),12}");
            }

            text.Append('\n');
        }
    }

    private static void AppendRiskiest(StringBuilder text, ScoreSummary summary)
    {
        if (summary.Riskiest.Count == 0)
        {
            return;
        }

        text.Append("\nRiskiest accounts\n");
        foreach (var risky in summary.Riskiest)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"  {risky.Score,-8}{risky.Account,-24} {ContractWords.EventType.Of(risky.Type)} {risky.Event}: ");
            text.Append(CultureInfo.InvariantCulture, $"{ContractWords.Outcome.Of(risky.Outcome)}\n");
        }
    }

    private static string Errors(ScoreSummary summary, string between, string equals) => string.Join(
        between, summary.Errors.OrderBy(error => error.Key).Select(error => string.Create(
            CultureInfo.InvariantCulture, $"{ContractWords.EventErrorCode.Of(error.Key)}{equals}{error.Value}")));
}
