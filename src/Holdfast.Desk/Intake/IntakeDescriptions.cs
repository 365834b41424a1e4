using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Desk.Api;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Intake;

/// <summary>What the document of the API says of events and decisions, made of the engine's tables.</summary>
internal static class IntakeDescriptions
{
    private const string Example = """
        {"id":"e-1041","type":"login.succeeded","time":"2026-03-02T14:09:11Z","customer":"c-7","session":"s-9",
         "network":{"ip":"203.0.113.7"},"device":{"id":"d-77"},"data":{"method":"password","mfa":"totp"}}
        """;

    private const string ExampleDecision = """
        {"event":"e-1041","outcome":"allow","score":0.0021,"reasons":[],"actions":[],"late":false,"policy":"3f9ac1",
         "at":"2026-03-02T14:09:11Z"}
        """;

    /// <summary>The forms of events and decisions: one for each type of event, one for what all have.</summary>
    public static IEnumerable<ApiSchema> Schemas { get; } =
    [
        new("Envelope", Envelope()),
        .. ContractWords.EventType.Words.Select((word, i) => new ApiSchema(NameOf(word), OfType((EventType)(i + 1)))),
        new("Event", new JsonObject
        {
            ["description"] = "An event. Members that are not listed are kept and otherwise passed over.",
            ["oneOf"] = new JsonArray(
                [.. ContractWords.EventType.Words.Select(word => JsonNode.Parse(ApiSchema.ReferenceTo(NameOf(word))))]),
            ["discriminator"] = new JsonObject
            {
                ["propertyName"] = "type",
                ["mapping"] = new JsonObject(ContractWords.EventType.Words.Select(word =>
                    KeyValuePair.Create(word, (JsonNode?)$"#/components/schemas/{NameOf(word)}"))),
            },
        }.ToJsonString()),
        new("Decision", Decision()),
        new("EventError", Error()),
    ];

    /// <summary><c>POST /v1/events</c>.</summary>
    public static RouteDescription Send { get; } = new("Send events",
        "One event as JSON is answered with its decision; many as NDJSON, one a line, with as many lines in "
        + "the same order, "
        + "while they come in. Each is durable before it is answered. The id is the idempotency key: the same "
        + "event sent again gets its first decision and counts once. A line that is no event is answered in its place "
        + "with its error.")
    {
        Bodies =
        [
            new RouteContent("application/json", ApiSchema.ReferenceTo("Event"), Example),
            new RouteContent("application/x-ndjson", ApiSchema.ReferenceTo("Event"), AsText(Example)),
        ],
        Answers =
        [
            new RouteAnswer(200, "The decision; of lines, a decision or an error for each.",
            [
                new RouteContent("application/json", ApiSchema.ReferenceTo("Decision"), ExampleDecision),
                new RouteContent("application/x-ndjson",
                    $"{{\"oneOf\":[{ApiSchema.ReferenceTo("Decision")},{ApiSchema.ReferenceTo("EventError")}]}}",
                    AsText(ExampleDecision)),
            ]),
        ],
        Problems =
        [
            ProblemTypes.RequestTooSlow, ProblemTypes.EventIdReused, ProblemTypes.EventTooLarge, ProblemTypes.TooLarge,
            ProblemTypes.UnsupportedMediaType, ProblemTypes.UnsupportedContentEncoding, ProblemTypes.InvalidJson,
            ProblemTypes.InvalidEvent, ProblemTypes.UnknownEventType, ProblemTypes.TimeInFuture,
            ProblemTypes.Overloaded,
            ProblemTypes.Unavailable,
        ],
    };

    private static string NameOf(string type) => "Event." + type;

    private static string Envelope()
    {
        var envelope = JsonNode.Parse(EventSchemas.Envelope)!.AsObject();

        // Half a place is a fault, which the table of members does not say.
        envelope["properties"]!["network"]!["dependentRequired"] = new JsonObject
        {
            ["latitude"] = new JsonArray("longitude"),
            ["longitude"] = new JsonArray("latitude"),
        };
        return envelope.ToJsonString();
    }

    private static string OfType(EventType type) => new JsonObject
    {
        ["allOf"] = new JsonArray(
            JsonNode.Parse(ApiSchema.ReferenceTo("Envelope")), JsonNode.Parse(EventSchemas.Of(type))),
    }.ToJsonString();

    private static string Decision() => $$$"""
        {"type":"object","properties":{
          "event":{"type":"string"},
          "outcome":{"type":"string","enum":{{{Words(ContractWords.Outcome.Words)}}},
            "description":"In growing order of severity."},
          "score":{"type":"number","minimum":0,"maximum":1,
            "description":"The probability that the actor is not the customer, or the request not the customer's."},
          "reasons":{"type":"array",
            "description":"The strongest first; negative weights speak for the customer.","items":{
            "type":"object","properties":{"signal":{"type":"string"},
              "weight":{"type":"number","description":"In log-odds."},"text":{"type":"string"},
              "evidence":{"type":"object","additionalProperties":{"type":["string","number","boolean"]} } },
            "required":["signal","weight","text","evidence"],"additionalProperties":false}},
          "actions":{"type":"array","items":{"type":"string",
            "enum":{{{Words(ContractWords.RecommendedActions.Words)}}} } },
          "instruction":{"type":"string"},"case":{"type":"string"},
          "late":{"type":"boolean","description":"The event was older than the newest of its account."},
          "policy":{"type":"string","description":"The fingerprint of the policy that decided."},
          "at":{"type":"string","format":"date-time","description":"The newest event time that was read."} },
        "required":["event","outcome","score","reasons","actions","late","policy","at"],"additionalProperties":false}
        """;

    private static string Error() => $$$"""
        {"type":"object","properties":{
          "event":{"type":["string","null"]},
          "error":{"type":"object","properties":{
            "code":{"type":"string","enum":{{{Words(ContractWords.EventErrorCode.Words)}}} },
            "detail":{"type":"string"},
            "pointers":{"type":"array","items":{"type":"string"}},
            "line":{"type":"integer","minimum":1} },
            "required":["code","detail","pointers","line"],"additionalProperties":false} },
        "required":["event","error"],"additionalProperties":false}
        """;

    private static string Words(IEnumerable<string> words) => JsonSerializer.Serialize(words);

    private static string AsText(string json) => JsonSerializer.Serialize(JsonNode.Parse(json)!.ToJsonString() + "\n");
}
