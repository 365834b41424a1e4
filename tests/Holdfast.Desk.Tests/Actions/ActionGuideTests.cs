using System.Text.RegularExpressions;
using Holdfast.Desk.Actions;
using Holdfast.Desk.Console;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Tests.Actions;

/// <summary>The guide says of orders what the code does.</summary>
public sealed partial class ActionGuideTests
{
    private static readonly string Guide = File.ReadAllText(Golden.Full("docs/guides/actions.md"));

    [Fact]
    public void The_guide_has_every_action_with_who_has_it_go_out_and_how_long_an_answer_may_take()
    {
        foreach (var kind in Enum.GetValues<ActionKind>())
        {
            var rule = ActionRule.Of(kind);
            var row = Assert.Single(Guide.Split('\n'), line => line.StartsWith($"| `{Words.Of(kind)}` |", Ordinal));
            Assert.Contains(rule.NeedsSecond ? "by two people" : "at once", row, Ordinal);
            Assert.Equal(rule.CanBeEmergency, row.Contains("in an emergency by one", Ordinal));
            Assert.Contains(rule.CanBeUndone ? "| yes |" : "| no |", row, Ordinal);
            var within = FirmTime.Text(rule.AnswerWithin) switch
            {
                "1 h" => "an hour",
                var minutes => minutes.Replace("min", "minutes", Ordinal),
            };
            Assert.EndsWith($"| {within} |", row, Ordinal);
        }
    }

    [Fact]
    public void The_guide_says_of_every_objection_what_to_do() => Assert.Equal(
        Words.All<ActionObjectionKind>(),
        Row().Matches(Guide[Guide.IndexOf("## When something is refused", Ordinal)..])
            .Select(row => row.Groups[1].Value));

    private const StringComparison Ordinal = StringComparison.Ordinal;

    [GeneratedRegex("^\\| `([a-zA-Z]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
