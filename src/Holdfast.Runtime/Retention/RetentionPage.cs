using System.Globalization;
using System.Text;
using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Retention;

/// <summary>A retention table as a page for people.</summary>
public static class RetentionPage
{
    /// <summary>The page in Markdown.</summary>
    public static string Write(RetentionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Retention periods

            Made from the table that comes with Holdfast, version {table.Version}; do not edit. A firm's own table
            takes its place: see [retention, legal holds and disposal](../operating/retention.md). Days are those of
            {table.Zone.Id}. Where several rules hold for a record, all of their periods have to be over.

            | rule | records | kept | from | holds since | says | to be read in |
            | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var rule in table.Rules)
        {
            var kept = rule.Years is { } years
                ? string.Create(CultureInfo.InvariantCulture, $"{years} years")
                : "always";
            var from = rule.Years is null ? "" : StartOf(rule.Start);
            var until = rule.Until is { } last ? $" to {last:uuuu-MM-dd}" : "";
            var mark = rule.IsUnverified ? " (unverified)" : "";
            page.Append(CultureInfo.InvariantCulture, $"| `{rule.Name}` | {RecordsOf(rule)} | {kept} | {from} ");
            page.Append(CultureInfo.InvariantCulture, $"| {rule.Effective:uuuu-MM-dd}{until} ");
            page.Append(CultureInfo.InvariantCulture, $"| {rule.Citation}{mark} | {rule.Source} |\n");
        }

        page.Append("""

            (unverified) marks what is believed to be right and was not checked against the codified text.

            """);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string RecordsOf(RetentionRule rule)
    {
        var kind = rule.Record.ToString();
        var records = char.ToLowerInvariant(kind[0]) + kind[1..];
        if (rule.Types.Count > 0)
        {
            records += " of type " + string.Join(", ", rule.Types.Order().Select(ContractWords.EventType.Of));
        }

        return rule.Outcomes.Count > 0
            ? records + " with outcome " + string.Join(", ", rule.Outcomes.Order().Select(ContractWords.Outcome.Of))
            : records;
    }

    private static string StartOf(PeriodStart start) => start switch
    {
        PeriodStart.RecordMade => "the day it was made",
        PeriodStart.AccountClosed => "the day the account was closed",
        PeriodStart.EndOfUse => "the end of its use",
        PeriodStart.RelationshipEnded => "the day the person was a customer no more and held no open account",
    };
}
