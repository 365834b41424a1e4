using Holdfast.Desk.Api;
using Holdfast.Desk.Messages.Webhooks;

namespace Holdfast.Desk.Messages.Answers;

/// <summary>What the document of the API says of the routes of messages and webhooks.</summary>
internal static class MessageDescriptions
{
    private const string Time = "{\"type\":\"string\",\"format\":\"date-time\"}", Json = "application/json",
        Text = "{\"type\":\"string\"}",
        Media = "{\"type\":\"string\",\"enum\":[\"email\",\"sms\",\"voice\",\"paper\"]}",
        States = "{\"type\":\"string\",\"enum\":[\"waiting\",\"sent\",\"failed\",\"returned\"]}";

    private const string ExampleEndpoint = """
        {"id":"we-4q1x8m2k7z3p9v0c","name":"core","url":"https://hooks.example.com/holdfast",
        "types":["instruction.*"],"off":false,"madeAt":"2026-11-26T14:09:11Z","madeBy":"ops","version":1}
        """;

    private const string ExampleMessage = """
        {"id":"m-1042-0","template":"instruction.completed","medium":"email","state":"sent","customer":"c-77",
        "about":"i-00000000000075f3","contact":"k-2","onFileSince":"2024-03-01T00:00:00Z",
        "queuedAt":"2026-11-26T14:09:11Z","sentAt":"2026-11-26T14:09:12Z",
        "text":"instruction.completed en 2026-11-26 0f3a9c11d2e4","tries":1}
        """;

    private static readonly RouteParameter Message = new("id", "path", Text, "The id of a message.", "\"m-1042-0\"");

    private static readonly RouteParameter Endpoint =
        new("id", "path", Text, "The id of a receiver.", "\"we-4q1x8m2k7z3p9v0c\"");

    private static readonly RouteParameter[] Paging =
    [
        new("after", "query", Text, "The next of the page before."),
        new("limit", "query", $"{{\"type\":\"integer\",\"minimum\":1,\"maximum\":{MessageRoutes.LimitAtMost},"
            + $"\"default\":{MessageRoutes.LimitByDefault}}}", "The most of a page."),
    ];

    public static ApiSchema MessageForm { get; } = new("Message",
        $$$"""
        {"type":"object","properties":{"id":{{{Text}}},"template":{{{Text}}},"medium":{{{Media}}},"state":{{{States}}},
          "customer":{{{Text}}},
          "about":{"type":"string","description":"The id of what it is about, such as an instruction."},
          "contact":{"type":"string","description":"The id of the contact that it goes to."},
          "onFileSince":{{{Time}}},"queuedAt":{{{Time}}},"sentAt":{{{Time}}},
          "text":{"type":"string","description":"Which text was used: template, language and version."},
          "tries":{"type":"integer"},"next":{{{Time}}},
          "reason":{"type":"string","description":"Why it did not go out, or the code by which it came back."}},
        "required":["id","template","medium","state","customer","queuedAt","tries"],"additionalProperties":false}
        """);

    public static ApiSchema EndpointForm { get; } = new("WebhookEndpoint",
        $$$"""
        {"type":"object","properties":{
          "secret":{"type":"string","description":"Only in the answer to its making or rotation."},
          "id":{{{Text}}},"name":{{{Text}}},"url":{{{Text}}},"types":{"type":"array","items":{{{Text}}}},
          "off":{"type":"boolean"},"offReason":{{{Text}}},"madeAt":{{{Time}}},"madeBy":{{{Text}}},
          "version":{"type":"integer"}},
        "required":["id","name","url","types","off","madeAt","madeBy","version"],"additionalProperties":false}
        """);

    public static RouteDescription List { get; } = new("List messages",
        "What was told to whom, by which means, and what became of it, the newest first. Where it went and what it "
        + "said stay sealed. The look is recorded.")
    {
        Parameters =
        [
            .. Paging,
            new RouteParameter("about", "query", Text, "Only those about this."),
            new RouteParameter("customer", "query", Text, "Only those about this customer."),
            new RouteParameter("state", "query", States, "Only those that stand so."),
        ],
        Answers =
        [
            new RouteAnswer(200, "A page of messages.", [new RouteContent(Json, Page("messages", MessageForm))]),
        ],
        Problems = [ProblemTypes.Unavailable],
    };

    public static RouteDescription Read { get; } = OfMessage("Read a message",
        "What became of one message. The look is recorded.", 200);

    public static RouteDescription Retry { get; } = OfMessage("Try a message again",
        "Has a message that was given up tried again, by the whole schedule.", 200, ProblemTypes.Refused);

    public static RouteDescription Mail { get; } = OfMessage("Say that a letter was mailed",
        "Keeps who mailed it and when, with the address on it.", 200, ProblemTypes.Refused);

    public static RouteDescription Test { get; } = new("Send a test",
        "Queues a message without a customer's data to an address or number of the firm's own.")
    {
        Bodies =
        [
            new RouteContent(Json,
                """
                {"type":"object","properties":{"medium":{"type":"string","enum":["email","sms","voice"]},
                "to":{"type":"string"}},"required":["medium","to"],"additionalProperties":false}
                """, "{\"medium\":\"email\",\"to\":\"ops@example.com\"}"),
        ],
        Answers = [new RouteAnswer(200, "It is queued.", [new RouteContent(Json, MessageForm.Reference)])],
        Problems = [ProblemTypes.InvalidRequest, ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable],
    };

    public static RouteDescription Returned { get; } = new("Say that a message came back",
        "By its id or the Message-ID of its mail; or the report of a mail server as it is (message/rfc822), of which "
        + "the id and the code are read. The engine is told by an event. A mail that is no such report is passed over "
        + "with 204, so that a whole mailbox can be sent here.")
    {
        Bodies =
        [
            new RouteContent(Json,
                """
                {"type":"object","properties":{"message":{"type":"string"},
                "code":{"type":"string","description":"As 5.1.1."}},"required":["message"],
                "additionalProperties":false}
                """, "{\"message\":\"m-1042-0\",\"code\":\"5.1.1\"}"),
            new RouteContent("message/rfc822", Text),
        ],
        Answers =
        [
            new RouteAnswer(200, "It came back.", [new RouteContent(Json, MessageForm.Reference)]),
            new RouteAnswer(204, "The mail tells of nothing that came back.", []),
        ],
        Problems =
        [
            ProblemTypes.InvalidRequest, ProblemTypes.NotFound, ProblemTypes.TooLarge,
            ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
        ],
    };

    public static RouteDescription ListEndpoints { get; } = new("List receivers of webhooks",
        "All receivers, without their secrets.")
    {
        Answers = [new RouteAnswer(200, "The receivers.", [new RouteContent(Json,
            "{\"type\":\"object\",\"properties\":{\"endpoints\":{\"type\":\"array\",\"items\":"
            + EndpointForm.Reference + "}},"
            + "\"required\":[\"endpoints\"],\"additionalProperties\":false}")])],
    };

    public static RouteDescription ReadEndpoint { get; } = OfEndpoint("Read a receiver", "One receiver.", 200);

    public static RouteDescription MakeEndpoint { get; } = new("Make a receiver",
        "The answer shows its secret, this once. Nothing but public addresses is connected to, and networks that "
        + "`messages.allowNetworks` names; by https alone, but for those.")
    {
        Bodies = [EndpointBody("[\"name\",\"url\",\"types\"]")],
        Answers =
        [
            new RouteAnswer(201, "It was made.", [new RouteContent(Json, EndpointForm.Reference, ExampleEndpoint)]),
        ],
        Problems =
        [
            ProblemTypes.InvalidRequest, ProblemTypes.Refused, ProblemTypes.UnsupportedMediaType,
            ProblemTypes.Unavailable,
        ],
    };

    public static RouteDescription ChangeEndpoint { get; } = new("Change a receiver",
        "What is left out stays. With `If-Match` it is changed only if nobody else has changed it.")
    {
        Parameters = [Endpoint, new RouteParameter("If-Match", "header", Text, "The ETag that was read.")],
        Bodies = [EndpointBody("[]")],
        Answers = [new RouteAnswer(200, "It is changed.", [new RouteContent(Json, EndpointForm.Reference)])],
        Problems =
        [
            ProblemTypes.InvalidRequest, ProblemTypes.NotFound, ProblemTypes.ChangedSince,
            ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
        ],
    };

    public static RouteDescription Rotate { get; } = OfEndpoint("Give a receiver another secret",
        "The answer shows it, this once. For 24 hours webhooks carry two signatures, one by each.", 200);

    public static RouteDescription TestEndpoint { get; } = OfEndpoint("Send a receiver a test",
        "Queues a webhook of type `webhook.test` to it.", 202);

    public static RouteDescription RemoveEndpoint { get; } = new("Remove a receiver",
        "What waits for it is forgotten.")
    {
        Parameters = [Endpoint],
        Answers = [new RouteAnswer(204, "It is no more.", [])],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    public static RouteDescription ListWebhooks { get; } = new("List webhooks to a receiver",
        "What was sent to it and what waits, the newest first.")
    {
        Parameters = [Endpoint, .. Paging],
        Answers = [new RouteAnswer(200, "A page of webhooks.", [new RouteContent(Json, Page("webhooks",
            new ApiSchema("Webhook",
                $$$"""
                {"type":"object","properties":{"id":{{{Text}}},"type":{{{Text}}},"subject":{{{Text}}},
                  "state":{{{States}}},"queuedAt":{{{Time}}},"sentAt":{{{Time}}},"tries":{"type":"integer"},
                  "next":{{{Time}}},"lastStatus":{"type":"integer"},"reason":{{{Text}}}},
                "required":["id","type","subject","state","queuedAt","tries"],"additionalProperties":false}
                """), isInline: true))])],
        Problems = [ProblemTypes.InvalidRequest, ProblemTypes.NotFound],
    };

    public static RouteDescription Replay { get; } = new("Send a webhook once more",
        "With its id and content as they were, and signed anew.")
    {
        Parameters = [Endpoint, new RouteParameter("webhook", "path", Text, "The id of a webhook.", "\"w-1042-0\"")],
        Answers = [new RouteAnswer(202, "It is queued.", [new RouteContent(Json, EndpointForm.Reference)])],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    private static RouteDescription OfMessage(
        string summary, string purpose, int status, params IReadOnlyList<ProblemType> problems) =>
        new(summary, purpose)
        {
            Parameters = [Message],
            Answers = [new RouteAnswer(
                status, "The message.", [new RouteContent(Json, MessageForm.Reference, ExampleMessage)])],
            Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable, .. problems],
        };

    private static RouteDescription OfEndpoint(string summary, string purpose, int status) => new(summary, purpose)
    {
        Parameters = [Endpoint],
        Answers = [new RouteAnswer(
            status, "The receiver.", [new RouteContent(Json, EndpointForm.Reference, ExampleEndpoint)])],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    private static RouteContent EndpointBody(string required) => new(Json,
        $$$"""
        {"type":"object","properties":{"name":{{{Text}}},"url":{{{Text}}},
          "types":{"type":"array","items":{"type":"string","examples":[{{{string.Join(',',
              WebhookTypes.All.Select(type => $"\"{type.Type}\""))}}}]}},
          "off":{"type":"boolean"}},"required":{{{required}}},"additionalProperties":false}
        """,
        "{\"name\":\"core\",\"url\":\"https://hooks.example.com/holdfast\",\"types\":[\"instruction.*\"]}");

    private static string Page(string name, ApiSchema form, bool isInline = false) =>
        $$$"""
        {"type":"object","properties":{
          "{{{name}}}":{"type":"array","items":{{{(isInline ? form.Schema : form.Reference)}}}},
          "next":{"type":"string","description":"What to give as after; absent on the last page."}},
        "required":["{{{name}}}"],"additionalProperties":false}
        """;
}
