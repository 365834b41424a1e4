using System.Text.RegularExpressions;

namespace Holdfast.Repository.Tests;

/// <summary>O5: what the page of alarms goes by is what the code says and measures.</summary>
public sealed partial class AlarmTests
{
    private const string Says = "*Says:*";

    private static readonly SourceFile Page = Checkout.Read("docs/operating/alarms.md");

    private static readonly string Product = string.Concat(
        Checkout.CSharp.Where(file => file.IsUnder("src")).Select(file => file.Text));

    public static TheoryData<string> Figures =>
        [.. Figure().Matches(Page.Text).Select(figure => figure.Value).Distinct()];

    public static TheoryData<string> Sentences => [.. SentencesOf(Page).Distinct()];

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_that_an_alarm_goes_by_is_measured(string figure) =>
        Assert.Contains(figure, Instrument().Matches(Product).SelectMany(NamesOf));

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_that_an_alarm_goes_by_is_said(string sentence) =>
        Assert.Contains(sentence, Product, StringComparison.Ordinal);

    [Fact]
    public void Every_reason_of_a_partition_is_measured_as_one_of_the_page() => Assert.All(
        ["overloaded", "unavailable"],
        reason =>
        {
            Assert.Contains($"{{reason=\"{reason}\"}}", Page.Text, StringComparison.Ordinal);
            Assert.Contains($"\"{reason}\"", Product, StringComparison.Ordinal);
        });

    // Lines that begin so, and the first column of tables that are headed so.
    private static IEnumerable<string> SentencesOf(SourceFile page)
    {
        var isTable = false;
        foreach (var line in page.Lines)
        {
            isTable = line.StartsWith('|') && (isTable || line.StartsWith($"| {Says}", StringComparison.Ordinal));
            var told = line.StartsWith(Says, StringComparison.Ordinal) ? line : isTable ? line.Split('|')[1] : "";
            foreach (Match code in Code().Matches(told))
            {
                yield return code.Groups["text"].Value;
            }
        }
    }

    // As the exporter names them for Prometheus.
    private static IEnumerable<string> NamesOf(Match instrument)
    {
        var (kind, unit) = (instrument.Groups["kind"].Value, instrument.Groups["unit"].Value);
        var suffix = unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = instrument.Groups["name"].Value.Replace('.', '_');
        name += name.EndsWith(suffix, StringComparison.Ordinal) ? "" : suffix;
        return kind switch
        {
            "Counter" or "ObservableCounter" => [name + "_total"],
            "Histogram" => [name, name + "_bucket"],
            _ => [name],
        };
    }

    [GeneratedRegex("holdfast_[a-z_]*[a-z]")]
    private static partial Regex Figure();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(
        "Create(?<kind>Counter|ObservableCounter|Histogram|ObservableGauge)(<\\w+>)?"
        + "\\(\\s*\"(?<name>holdfast\\.[a-z._]+)\",([^\"]*,)?\\s*\"(?<unit>[^\"]+)\"")]
    private static partial Regex Instrument();
}
