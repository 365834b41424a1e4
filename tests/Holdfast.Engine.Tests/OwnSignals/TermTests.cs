using System.Text.RegularExpressions;
using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Tests.Contract;
using static Holdfast.Engine.Tests.OwnSignals.Expressions;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>The table of everything that an own signal can read.</summary>
public sealed partial class TermTests
{
    public static TheoryData<EventType> Types => [.. Enum.GetValues<EventType>()];

    [Fact]
    public void Every_name_has_one_form_and_a_sentence() => Assert.All(Terms.All, term =>
    {
        Assert.Matches(NameForm(), term.Name);
        Assert.Matches(SentenceForm(), term.Explanation);
        Assert.NotEqual(0UL, term.At.Bits);
    });

    [Fact]
    public void No_name_is_a_word_of_the_language() => Assert.DoesNotContain(
        Terms.All, term => term.Name is "and" or "or" or "not" or "in" or "known" or "otherwise" or "true" or "false");

    [Fact]
    public void No_name_begins_as_those_of_signals_do() => Assert.DoesNotContain(
        Terms.All, term => term.Name.StartsWith("signal.", StringComparison.Ordinal)
            || term.Name.StartsWith("standing.", StringComparison.Ordinal));

    [Fact]
    public void No_wire_word_of_a_built_in_signal_has_a_point_so_that_none_is_called_as_an_own_one() =>
        Assert.All(SignalCatalog.All, signal => Assert.Matches("^[a-z][A-Za-z0-9]*$", signal.Id));

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_field_that_the_contract_gives_a_type_can_be_read_under_its_name(EventType type)
    {
        var group = ContractWords.EventType.Of(type).Split('.')[0];
        var example = System.Text.Json.Nodes.JsonNode.Parse(Examples.Of(type))!;

        Assert.All(Fields(example["data"], group), field => Assert.True(
            Terms.All.Any(term => term.Name == field && term.At.Contains(type)), $"{field} cannot be read."));
    }

    [Fact]
    public void Every_property_of_an_event_has_a_name() => Assert.All(
        Enum.GetValues<EventType>().Select(type => (Type: type, Wire.Event(Examples.Of(type)).Data)),
        pair => Assert.True(
            (pair.Data?.GetType().GetProperties().Length ?? 0)
                <= Terms.All.Count(term => term.At == EventSet.Of(pair.Type) || (term.At.Contains(pair.Type)
                    && term.At != EventSet.All)),
            $"{pair.Type} has more properties than names."));

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_name_can_be_read_at_an_event_of_its_type(EventType type)
    {
        var scene = Scene(Wire.Event(Examples.Of(type)));

        Assert.All(Terms.All.Where(term => term.At.Contains(type)), term =>
        {
            term.ToNode().IsKnown(scene, Nothing());
            if (term.IsShown)
            {
                Assert.True(term.FactOf(scene) is { Kind: FactKind.None } or { Name: not null });
            }
        });
    }

    [Fact]
    public void What_tells_who_somebody_is_is_not_shown() => Assert.All(
        new[]
        {
            "account", "customer", "transfer.destination.name", "customer.age", "account.birthYear", "account.taxId",
            "contact.old", "contact.new", "login.username", "support.caller", "telecom.phone", "notice.contact",
            "network.ip", "authority.party", "device.userAgent", "employee.purpose",
        },
        name => Assert.False(Terms.All.Single(term => term.Name == name).IsShown, name));

    [Fact]
    public void Every_signal_has_its_names()
    {
        Assert.Equal(
            SignalCatalog.All.Count + SignalCatalog.All.Count(signal => signal.Description.Carry is not Carry.Not),
            SignalTerms.Names.Count());
        Assert.Contains("signal.newPayee", SignalTerms.Names);
        Assert.DoesNotContain("standing.newPayee", SignalTerms.Names);
        Assert.Contains("standing.torExit", SignalTerms.Names);
    }

    private static IEnumerable<string> Fields(System.Text.Json.Nodes.JsonNode? data, string prefix) =>
        data is not System.Text.Json.Nodes.JsonObject members ? [] : members.SelectMany(
            member => member.Value is System.Text.Json.Nodes.JsonObject inner
                ? Fields(inner, $"{prefix}.{member.Key}")
                : [$"{prefix}.{member.Key}"]);

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[A-Z].*[^.]\.$")]
    private static partial Regex SentenceForm();
}
