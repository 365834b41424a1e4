using System.Globalization;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Signals;

namespace Holdfast;

/// <summary>
/// The reference page of own signals, docs/reference/own-signals.md: names, types and sentences come from the table
/// that expressions are read by.
/// </summary>
internal static class OwnSignalPage
{
    /// <summary>A line for each name.</summary>
    public static string List()
    {
        var text = new StringBuilder();
        foreach (var term in Terms.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"{term.Name,-34}  {TypeOf(term),-44}  {term.Explanation}\n");
        }

        foreach (var name in SignalTerms.Names)
        {
            var isStanding = name.StartsWith(SignalTerms.StandsPrefix, StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{name,-34}  {"true or false",-44}  ");
            text.Append(isStanding
                ? "Its evidence stands from an earlier event.\n"
                : "The signal speaks at this event.\n");
        }

        return text.ToString();
    }

    public static string Markdown()
    {
        var text = new StringBuilder(OwnSignalText.Language);
        foreach (var group in Terms.All.GroupBy(term => Terms.GroupOf(term.Name)))
        {
            text.Append(CultureInfo.InvariantCulture, $"### {group.Key}\n\n| name | holds | known at | what it is |\n");
            text.Append("| --- | --- | --- | --- |\n");
            foreach (var term in group)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| `{term.Name}`{(term.IsShown ? "" : " *")} | {TypeOf(term)} | {EventsOf(term.At)} |");
                text.Append(CultureInfo.InvariantCulture, $" {term.Explanation} |\n");
            }

            text.Append('\n');
        }

        AppendWords(text);
        return text.ToString();
    }

    private static void AppendWords(StringBuilder text)
    {
        text.Append("## Sets of words\n\n| word for | words |\n| --- | --- |\n");
        var sets = Terms.All.Select(term => term.Type.Words).OfType<WordSet>().Distinct();
        foreach (var set in sets.OrderBy(set => set.Name, StringComparer.Ordinal))
        {
            var words = set.Words.Select(word => $"`{word}`");
            text.Append(CultureInfo.InvariantCulture, $"| {set.Name} | {string.Join(", ", words)} |\n");
        }
    }

    private static string TypeOf(Term term) => term.Type.Kind switch
    {
        TermKind.Truth => "true or false",
        TermKind.Number => term.Unit.Length == 0 ? "number" : $"number: {term.Unit}",
        TermKind.Duration => "length of time",
        TermKind.Moment => "point in time",
        TermKind.Text => "text",
        TermKind.Texts => "list of texts",
        TermKind.Word => $"word: {term.Type.Words!.Name}",
        TermKind.Country => "country",
        TermKind.Currency => "currency",
        TermKind.Address => "IP address",
    };

    private static string EventsOf(EventSet at) => at == EventSet.All
        ? "any event"
        : string.Join(", ", at.Types.Select(type => $"`{ContractWords.EventType.Of(type)}`"));
}
