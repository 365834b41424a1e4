using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using NodaTime;

namespace Holdfast.Runtime.Policies;

/// <summary>
/// A JSON Schema of the policy file, for editors that check and complete as one types. It is made of the same names,
/// bounds and explanations that the file is read and written by; what depends on more than one value is left to
/// <see cref="PolicyReader"/>.
/// </summary>
internal static class PolicySchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Holdfast policy, version 1",
            ["description"] = PolicyWords.Header[0],
            ["type"] = "object",
            ["required"] = new JsonArray(PolicyReader.Version),
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                [PolicyReader.Version] = new JsonObject
                {
                    ["const"] = 1, ["description"] = "The version of the file: 1 is the only one there is.",
                },
                [PolicyReader.TimeZone] = Words(PolicyWords.TimeZone, DateTimeZoneProviders.Tzdb.Ids),
                [PolicyReader.GateSection] = Section(
                    PolicyWords.Gates, Gates.All.Select(gate => (GateReader.WordOf(gate), GateOf(gate)))),
                [PolicyReader.OwnSection] = OwnSignalSchema.Section(),
                [PolicyReader.RuleSection] = HardRules(),
                [PolicyReader.LimitSection] = Section(
                    PolicyWords.Limits, PolicyLimits.All.Select(limit => (limit.Name, LimitOf(limit)))),
                [PolicyReader.SignalSection] = Section(
                    PolicyWords.Signals, SignalCatalog.All.Select(signal => (signal.Id, WeightOf(signal.Description)))),
                [PolicyReader.ListSection] = Section(PolicyWords.Lists, Lists()),
            },
            ["$defs"] = OwnSignalSchema.Definitions(),
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    /// <summary>Names with values, and no others.</summary>
    public static JsonObject Section(
        string explanation, IEnumerable<(string Name, JsonObject Value)> entries, params string[] required)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in entries)
        {
            properties[name] = value;
        }

        var section = new JsonObject
        {
            ["description"] = explanation,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        if (required.Length > 0)
        {
            section["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        }

        return section;
    }

    /// <summary>One of some words.</summary>
    public static JsonObject Words(string explanation, IEnumerable<string> words) => new()
    {
        ["description"] = explanation,
        ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]),
    };

    public static JsonObject List(string explanation, JsonObject items, int least = 0) => new()
    {
        ["description"] = explanation, ["type"] = "array", ["items"] = items, ["minItems"] = least,
    };

    public static JsonObject Number(string explanation, decimal least, decimal most) => new()
    {
        ["description"] = explanation, ["type"] = "number", ["minimum"] = least, ["maximum"] = most,
    };

    public static JsonObject Text(string explanation, int longest, string? pattern = null)
    {
        var text = new JsonObject
        {
            ["description"] = explanation, ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest,
        };
        if (pattern is not null)
        {
            text["pattern"] = pattern;
        }

        return text;
    }

    public static JsonObject Outcomes(string explanation) => Words(explanation, ContractWords.Outcome.Words[1..]);

    private static JsonObject GateOf(EventType gate)
    {
        var settings = new List<(string, JsonObject)>
        {
            (GateReader.Prior, Number(
                "Log-odds that it is not the customer before anything is known of the event.",
                -GateReader.WidestPrior, 0)),
        };
        settings.AddRange(Thresholds());
        if (gate is GateReader.GateWithRows)
        {
            settings.Add((GateReader.Rows, List(PolicyWords.Rows, Section("Thresholds of their own.",
            [
                (GateReader.Rail, Words("The rail, or any.", [.. ContractWords.Rail.Words, GateReader.AnyRail])),
                (GateReader.From, Number("From this amount in US dollars on.", 0, GateReader.LargestAmount)),
                .. Thresholds(),
            ]))));
        }

        return Section(PolicyWords.Of(gate), settings);
    }

    private static IEnumerable<(string, JsonObject)> Thresholds() =>
    [
        (ThresholdReader.StepUp, Threshold("From this score on: ask for stronger proof before going on.")),
        (ThresholdReader.Hold, Threshold("From this score on: do not carry it out before it is confirmed.")),
        (ThresholdReader.Deny, Threshold("From this score on: refuse.")),
    ];

    private static JsonObject Threshold(string explanation) => new()
    {
        ["description"] = explanation,
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
            new JsonObject { ["const"] = ThresholdReader.Never }),
    };

    private static JsonObject HardRules() => List(PolicyWords.HardRules, Section(
        "A rule that holds whatever the score.",
        [
            (HardRuleReader.Name, Text(
                "Its name.", HardRuleReader.LongestName, "^[A-Za-z][A-Za-z0-9._-]*$")),
            (HardRuleReader.Gate, Words("The question that it answers.", Gates.All.Select(GateReader.WordOf))),
            (HardRuleReader.Signals, List(
                "All of these have to speak: the first at the event itself, the others then or earlier.",
                OwnSignalSchema.SignalName(), least: 1)),
            (HardRuleReader.Answer, Outcomes("The least severe answer.")),
            (HardRuleReader.Because, new JsonObject
            {
                ["description"] = "One sentence, with its source.", ["type"] = "string", ["minLength"] = 1,
            }),
        ],
        HardRuleReader.Names));

    private static JsonObject LimitOf(PolicyLimit limit)
    {
        var schema = Number($"{PolicyWords.Of(limit.Unit)}{limit.Explanation}", limit.Least, limit.Most);
        schema["default"] = limit.Default;
        if (limit.Unit is LimitUnit.Count or LimitUnit.Seconds or LimitUnit.Kilometers)
        {
            schema["type"] = "integer";
        }

        return schema;
    }

    private static JsonObject WeightOf(SignalDescription signal)
    {
        var schema = Number($"{signal.Name}. {signal.Definition}",
            signal.Weight > 0 ? 0 : -PolicyReader.HeaviestWeight, signal.Weight < 0 ? 0 : PolicyReader.HeaviestWeight);
        schema["default"] = signal.Weight;
        return schema;
    }

    private static IEnumerable<(string, JsonObject)> Lists() =>
    [
        (ListReader.Countries, List(
            PolicyWords.HighRiskCountries, new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{2}$" })),
        (ListReader.Networks, List(PolicyWords.ExemptNetworks, new JsonObject
        {
            ["type"] = "integer", ["minimum"] = 1, ["maximum"] = uint.MaxValue,
        })),
        (ListReader.Hosts, List(PolicyWords.SignInHosts, Text(
            "A host in small letters, without scheme, port or path.", ListReader.LongestHost, "^[a-z0-9._-]+$"))),
    ];
}
