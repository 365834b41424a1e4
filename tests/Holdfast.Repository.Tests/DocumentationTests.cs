using System.Text.RegularExpressions;

namespace Holdfast.Repository.Tests;

public sealed partial class DocumentationTests
{
    private static readonly string[] DecisionHeadings = ["Status", "Context", "Decision", "Consequences"];

    private static readonly SourceFile Handbook = new("docs/handbook.md", "# Two people, one case\n");

    private static IEnumerable<SourceFile> Decisions => Checkout.Markdown
        .Where(file => file.IsUnder("docs/decisions") && Path.GetFileName(file.Path) != "README.md");

    [Fact]
    public void Every_link_inside_the_repository_leads_somewhere() => Faults.None(Checkout.Markdown.SelectMany(
        document => MarkdownLinks.Broken(
            document,
            path => path.EndsWith(".md", StringComparison.Ordinal) ? Checkout.Read(path) : null,
            path => path.StartsWith("..", StringComparison.Ordinal)
                ? false
                : File.Exists(Checkout.Full(path)) || Directory.Exists(Checkout.Full(path)))));

    [Theory]
    [InlineData("[a](handbook.md)", 0)]
    [InlineData("[a](/docs/handbook.md)", 0)]
    [InlineData("[a](../docs/handbook.md \"title\")", 0)]
    [InlineData("[a](handbook.md#two-people-one-case)", 0)]
    [InlineData("[a](https://example.com/none.md), [b](mailto:a@example.com)", 0)]
    [InlineData("`[a](none.md)`", 0)]
    [InlineData("```\n[a](none.md)\n```", 0)]
    [InlineData("[a](none.md)", 1)]
    [InlineData("[a](handbook.md), [b](none.md)", 1)]
    [InlineData("[a](handbook.md#one-person)", 1)]
    [InlineData("[a]: none.md", 1)]
    public void A_link_that_leads_nowhere_is_seen(string text, int faults) => Assert.Equal(faults, MarkdownLinks.Broken(
        new SourceFile("docs/example.md", text),
        path => path == Handbook.Path ? Handbook : null,
        path => path == Handbook.Path).Count());

    [Fact]
    public void Decisions_are_numbered_from_one_without_a_gap() => Assert.Equal(
        Enumerable.Range(1, Decisions.Count()).Select(number => $"{number:0000}"),
        Decisions.Select(file => DecisionName().Match(Path.GetFileName(file.Path)).Groups["number"].Value));

    [Fact]
    public void Every_decision_says_its_status_what_it_answers_what_was_decided_and_what_follows() => Faults.None(
        from decision in Decisions
        from heading in DecisionHeadings
        where !decision.Lines.Contains("## " + heading)
        select $"{decision.Path}: no heading \"## {heading}\"");

    [GeneratedRegex(@"^(?<number>\d{4})-[a-z0-9-]+\.md$")]
    private static partial Regex DecisionName();
}
