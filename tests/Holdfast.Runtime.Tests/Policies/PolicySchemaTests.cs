using System.Text.Json.Nodes;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Runtime.Policies;
using static Holdfast.Runtime.Tests.Policies.PolicyTexts;

namespace Holdfast.Runtime.Tests.Policies;

/// <summary>The JSON Schema of policy files.</summary>
public sealed class PolicySchemaTests
{
    private const string Own = """
        version: 1
        timeZone: UTC
        ownSignals:
          - { name: a, on: [order.placed], when: order.thin, weight: 1, sentence: b, family: trading, carry: days }
        hardRules:
          - { name: a, gate: order.placed, signals: [own.a, newDevice], outcome: hold, because: b }
        gates:
          transfer.requested: { deny: never, rows: [{ rail: any, from: 5, hold: 0.5 }] }

        """;

    [Fact]
    public void Every_setting_of_the_default_file_is_in_the_schema_and_fits() =>
        Assert.Empty(SchemaReading.OfPolicy().FaultsOf(PolicyFile.Render(DecisionPolicy.Default)));

    [Fact]
    public void What_is_written_by_hand_fits_too()
    {
        Accepted(Own);

        Assert.Empty(SchemaReading.OfPolicy().FaultsOf(Own));
    }

    [Theory]
    [InlineData("order.placed]", "order.place]")]
    [InlineData("timeZone: UTC", "timeZone: Utopia")]
    [InlineData("timeZone: UTC", "timezone: UTC")]
    [InlineData("version: 1", "version: 2")]
    [InlineData("name: a, on", "name: A, on")]
    [InlineData("weight: 1, ", "")]
    [InlineData("weight: 1", "weight: 21")]
    [InlineData("weight: 1", "weight: high")]
    [InlineData("when: order.thin, ", "")]
    [InlineData("family: trading", "family: trades")]
    [InlineData("carry: days", "carry: months")]
    [InlineData("gate: order.placed", "gate: order.filled")]
    [InlineData("newDevice", "newDevcie")]
    [InlineData("own.a", "own.A")]
    [InlineData("outcome: hold", "outcome: allow")]
    [InlineData("rail: any", "rail: pigeon")]
    [InlineData("deny: never", "deny: always")]
    [InlineData("hold: 0.5", "hold: 1.5")]
    [InlineData("from: 5", "from: -5")]
    public void What_the_schema_refuses_the_reader_refuses_too(string part, string instead)
    {
        var text = Own.Replace(part, instead, StringComparison.Ordinal);

        Assert.NotEmpty(SchemaReading.OfPolicy().FaultsOf(text));
        Assert.NotEmpty(Refused(text));
    }

    [Fact]
    public void The_schema_offers_every_name_signal_limit_and_gate_with_an_explanation()
    {
        var schema = JsonNode.Parse(PolicyFile.Schema())!;

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]!.GetValue<string>());
        Assert.Equal(Terms.All.Select(term => term.Name), Offered("names"));
        Assert.Equal(SignalCatalog.All.Select(signal => signal.Id), Offered("signals"));
        Assert.Equal(PolicyLimits.All.Select(limit => limit.Name), Keys("limits"));
        Assert.Equal(SignalCatalog.All.Select(signal => signal.Id), Keys("signals"));
        Assert.Equal(Gates.All.Count, Keys("gates").Count());
        Assert.All(Descriptions(schema["properties"]!), description => Assert.NotEqual("", description));

        IEnumerable<string> Offered(string definition) => schema["$defs"]![definition]!["anyOf"]!.AsArray()
            .Select(choice => choice!["const"]!.GetValue<string>());

        IEnumerable<string> Keys(string section) =>
            schema["properties"]![section]!["properties"]!.AsObject().Select(property => property.Key);
    }

    private static IEnumerable<string> Descriptions(JsonNode properties) => properties.AsObject().SelectMany(
        property => property.Value!["properties"] is { } inner
            ? Descriptions(inner).Prepend(property.Value["description"]!.GetValue<string>())
            : [property.Value["description"]!.GetValue<string>()]);
}
