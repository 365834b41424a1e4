using System.Text.Json.Nodes;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Tests.Api;

/// <summary>An event of a type with every member that its schema lists, made from the schema alone.</summary>
internal static class SampleEvent
{
    public static JsonNode Of(EventType type)
    {
        var sample = Of(JsonNode.Parse(EventSchemas.Envelope)!).AsObject();
        var own = JsonNode.Parse(EventSchemas.Of(type))!;
        sample["type"] = ContractWords.EventType.Of(type);
        sample["data"] = Of(own["properties"]!["data"]!);
        if (own["properties"]!["actor"] is not null)
        {
            sample["actor"]!["kind"] = "employee";
        }

        return sample;
    }

    private static JsonNode Of(JsonNode schema) => schema switch
    {
        _ when schema["enum"] is JsonArray words => words[0]!.DeepClone(),
        _ => schema["type"]!.GetValue<string>() switch
        {
            "object" => new JsonObject((schema["properties"]?.AsObject() ?? [])
                .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Of(member.Value!)))),
            "array" => new JsonArray(Of(schema["items"]!)),
            "boolean" => true,
            "integer" or "number" => schema["maximum"]!.DeepClone(),
            _ => TextOf(schema),
        },
    };

    private static string TextOf(JsonNode schema) =>
        (schema["anyOf"]?[0]?["format"]?.GetValue<string>(), schema["pattern"]?.GetValue<string>()) switch
        {
            ("ipv4", _) => "203.0.113.7",
            ("date-time", _) => "2026-01-05T14:00:00.1234567Z",
            ("date", _) => "2026-01-05",
            (_, "^[A-Z]{2}$") => "US",
            (_, "^[A-Z]{3}$") => "USD",
            _ => "x",
        };
}
