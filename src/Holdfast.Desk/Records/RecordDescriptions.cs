using Holdfast.Desk.Api;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Records;

/// <summary>What the document of the API says of decisions, timelines and proofs.</summary>
internal static class RecordDescriptions
{
    internal const string
        Json = "application/json",
        Time = "{\"type\":\"string\",\"format\":\"date-time\"}",
        Position = "{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0}",
        Text = "{\"type\":\"string\"}",
        Hash = "{\"type\":\"string\",\"pattern\":\"^[0-9a-f]{64}$\"}";

    private const string Proof = "{\"type\":\"array\",\"items\":" + Hash + "}";

    /// <summary><c>GET /v1/decisions/{event}</c>.</summary>
    public static RouteDescription Decision { get; } = new("Read a decision",
        "The decision of an event, byte for byte as it was answered. The headers Holdfast-Position and "
        + "Holdfast-Recorded-At say where it stands in the journal and when it was recorded. The look is kept first.")
    {
        Parameters =
        [
            new RouteParameter("event", "path",
                "{\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9._:-]{1,64}$\"}", "The id of the event.", "\"e-1041\""),
        ],
        Answers =
        [
            new RouteAnswer(200, "The decision.", [new RouteContent(Json, ApiSchema.ReferenceTo("Decision"))]),
        ],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    /// <summary><c>GET /v1/accounts/{account}/timeline</c>.</summary>
    public static RouteDescription OfAccount { get; } = Timeline("account");

    /// <summary><c>GET /v1/customers/{customer}/timeline</c>.</summary>
    public static RouteDescription OfCustomer { get; } = Timeline("customer");

    /// <summary><c>GET /v1/records/head</c>.</summary>
    public static RouteDescription Head { get; } = new("Read the signed head",
        "The newest signed head of the journal: everything before its size is durable. Keep `head` elsewhere; "
        + "`holdfast verify --against` takes it.")
    {
        Answers = [Answer("The head.", $$"""
            {"type":"object","properties":{"origin":{{Hash}},"size":{{Position}},"root":{{Hash}},"at":{{Time}},
            "signature":{{Text}},"head":{{Text}} },
            "required":["origin","size","root","at","signature","head"],"additionalProperties":false}
            """)],
        Problems = [ProblemTypes.Unavailable],
    };

    /// <summary><c>GET /v1/records/proof/inclusion</c>.</summary>
    public static RouteDescription Inclusion { get; } = new("Prove an entry",
        "The proof (RFC 6962) that an entry is in the tree of a size; of the newest, where none is named.")
    {
        Parameters = [Number("position", "The entry."), Number("size", "The size of the tree.")],
        Answers = [Answer("The proof.", $$"""
            {"type":"object","properties":{"position":{{Position}},"size":{{Position}},"leaf":{{Hash}},"root":{{Hash}},
            "proof":{{Proof}} },"required":["position","size","leaf","root","proof"],"additionalProperties":false}
            """)],
        Problems = [ProblemTypes.InvalidRequest, ProblemTypes.Unavailable],
    };

    /// <summary><c>GET /v1/records/proof/consistency</c>.</summary>
    public static RouteDescription Consistency { get; } = new("Prove that nothing was rewritten",
        "The proof (RFC 6962) that the tree of one size is the beginning of that of another; of the newest, where none "
        + "is named.")
    {
        Parameters = [Number("from", "The smaller size, at least 1."), Number("to", "The larger size.")],
        Answers = [Answer("The proof.", $$"""
            {"type":"object","properties":{"from":{{Position}},"to":{{Position}},"fromRoot":{{Hash}},"toRoot":{{Hash}},
            "proof":{{Proof}} },"required":["from","to","fromRoot","toRoot","proof"],"additionalProperties":false}
            """)],
        Problems = [ProblemTypes.InvalidRequest, ProblemTypes.Unavailable],
    };

    /// <summary><c>GET /v1/records/entries/{position}</c>.</summary>
    public static RouteDescription Entry { get; } = new("Read an entry with its proof",
        "An entry of the journal as a line of an export, with the signed head in whose tree it is. Of an entry whose "
        + "content was disposed of there is the leaf. The look is recorded first.")
    {
        Parameters = [new RouteParameter("position", "path", Position, "The entry.", "17")],
        Answers = [Answer("The entry.", $$"""
            {"type":"object","properties":{"head":{{Text}},"entry":{"type":"object"},"leaf":{{Hash}} },
            "required":["head","entry","leaf"],"additionalProperties":false}
            """)],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    /// <summary><c>GET /v1/records/set-aside</c>.</summary>
    public static RouteDescription ListSetAside { get; } = new("List entries set aside",
        "How far the timelines have come, and the entries of which they could make nothing.")
    {
        Parameters = [Number("after", "Only entries behind this one: `next` of the page before."), Limit()],
        Answers = [Answer("The entries.", $$"""
            {"type":"object","properties":{"follower":{"type":"object"},"entries":{"type":"array",
            "items":{"type":"object",
            "properties":{"position":{{Position}},"reason":{{Text}},"tries":{"type":"integer"},"at":{{Time}} },
            "required":["position","reason","tries","at"]} },"next":{{Text}} },
            "required":["follower","entries"],"additionalProperties":false}
            """)],
        Problems = [ProblemTypes.InvalidRequest, ProblemTypes.Unavailable],
    };

    /// <summary><c>POST /v1/records/set-aside/{position}/retry</c>.</summary>
    public static RouteDescription Retry { get; } = new("Try an entry again",
        "Tries an entry again that was set aside, and says whether it is so no longer.")
    {
        Parameters = [new RouteParameter("position", "path", Position, "The entry.", "17")],
        Answers = [Answer("It was tried.",
            """{"type":"object","properties":{"takenUp":{"type":"boolean"}},"required":["takenUp"]}""")],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    internal static RouteAnswer Answer(string purpose, string schema, int status = 200) =>
        new(status, purpose, [new RouteContent(Json, schema)]);

    private static RouteParameter Number(string name, string purpose) => new(name, "query", Position, purpose);

    private static RouteParameter Limit() => new("limit", "query",
        $"{{\"type\":\"integer\",\"minimum\":1,\"maximum\":{Query.LimitAtMost},\"default\":{Query.LimitByDefault}}}",
        "The most entries of one page.");

    private static RouteDescription Timeline(string subject) => new(
        $"Read the timeline of {(subject is "account" ? "an" : "a")} {subject}",
        "What happened, newest first, with the decisions as they were answered. A subject that nobody knows has an "
        + "empty timeline. `upTo` is the entry before which the timelines tell of all. The look is recorded first.")
    {
        Parameters =
        [
            new RouteParameter(subject, "path", Text, $"The {subject}, by its exact text.", $"\"{subject[0]}-7\""),
            Number("after", "Only entries older than this one: `next` of the page before."),
            Limit(),
            new RouteParameter("type", "query", Words(ContractWords.EventType.Words), "Only events of this type."),
            new RouteParameter(
                "outcome", "query", Words(ContractWords.Outcome.Words), "Only events with this outcome."),
            new RouteParameter("from", "query", Time, "Only what happened then or later."),
            new RouteParameter("to", "query", Time, "Only what happened before."),
            new RouteParameter("lookUps", "query", "{\"type\":\"boolean\",\"default\":false}",
                "Who looked at the subject as well; needs the scope records:read too."),
        ],
        Answers = [Answer("The page.", $$"""
            {"type":"object","properties":{"{{subject}}":{{Text}},"entries":{"type":"array",
            "items":{"type":"object",
            "properties":{"position":{{Position}},"recordedAt":{{Time}},"account":{{Text}},"customer":{{Text}},
            "event":{"type":"object"},"decision":{"type":"object"},"lookUp":{"type":"object"} },
            "required":["position","recordedAt"]} },"next":{{Text}},"upTo":{{Position}} },
            "required":["{{subject}}","entries","upTo"],"additionalProperties":false}
            """)],
        Problems = [ProblemTypes.InvalidRequest, ProblemTypes.Unavailable],
    };

    private static string Words(IEnumerable<string> words) =>
        $"{{\"type\":\"string\",\"enum\":[{string.Join(',', words.Select(word => $"\"{word}\""))}]}}";
}
