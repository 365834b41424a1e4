using Holdfast.Desk.Api;

namespace Holdfast.Desk.Access;

/// <summary>What the document of the API says of the routes of keys.</summary>
internal static class KeyDescriptions
{
    private const string Time = "{\"type\":\"string\",\"format\":\"date-time\"}";

    private const string Json = "application/json";

    private const string ExampleMembers = """
        "id":"k7m2q9x4b1","name":"core banking","scopes":["events:write"],"madeBy":"shell:ops",
        "madeAt":"2026-11-25T14:09:11Z"
        """;

    private static readonly RouteParameter Id = new(
        "id", "path", "{\"type\":\"string\",\"pattern\":\"^[0-9a-z]{10}$\"}", "The id of a key.", "\"k7m2q9x4b1\"");

    private static readonly string ScopeForm =
        $"{{\"type\":\"string\",\"enum\":[{string.Join(',', Scopes.All.Select(scope => $"\"{scope.Name}\""))}]}}";

    public static ApiSchema Key { get; } = new("Key",
        $$$"""
        {"type":"object","properties":{
          "key":{"type":"string","pattern":"^hf_[0-9a-z]{10}_[0-9a-z]{58}$",
            "description":"The key itself; only in the answer to its making."},
          "id":{"type":"string","pattern":"^[0-9a-z]{10}$"},
          "name":{"type":"string"},
          "scopes":{"type":"array","items":{{{ScopeForm}}}},
          "madeBy":{"type":"string","description":"shell: and a user, or the name of a key."},
          "madeAt":{{{Time}}},"expires":{{{Time}}},
          "lastUsed":{"type":"string","format":"date-time","description":"Up to a minute of it is lost with the server."},
          "revokedAt":{{{Time}}},"revokedBy":{"type":"string"}},
        "required":["id","name","scopes","madeBy","madeAt"],"additionalProperties":false}
        """);

    public static RouteDescription Make { get; } = new("Make a key",
        "The answer shows the key, this once: what is kept of it is a hash. A key makes keys with no scope that it has "
        + "not itself, and none that outlives it. The making is an entry of the journal before it is answered.")
    {
        Bodies =
        [
            new RouteContent(Json,
                $$$"""
                {"type":"object","properties":{
                  "name":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9 ._@/-]{0,63}$"},
                  "scopes":{"type":"array","items":{{{ScopeForm}}},"minItems":1},
                  "expires":{"type":"string","description":"A date, whose beginning in UTC is meant, or an RFC 3339 time."}},
                "required":["name","scopes"],"additionalProperties":false}
                """,
                "{\"name\":\"core banking\",\"scopes\":[\"events:write\"],\"expires\":\"2027-12-31\"}"),
        ],
        Answers =
        [
            new RouteAnswer(201, "The key was made.", [new RouteContent(Json, Key.Reference,
                $$$"""
                {"key":"hf_k7m2q9x4b1_{{{new string('0', 58)}}}",{{{ExampleMembers}}}}
                """)]),
        ],
        Problems =
        [
            ProblemTypes.InvalidRequest, ProblemTypes.BeyondOwnRights, ProblemTypes.KeyNameTaken, ProblemTypes.TooManyKeys,
            ProblemTypes.TooLarge, ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
        ],
    };

    public static RouteDescription List { get; } = new("List keys",
        "All keys there ever were, also revoked and expired ones, the oldest first, without what they open with.")
    {
        Parameters =
        [
            new RouteParameter("after", "query", "{\"type\":\"string\"}", "The next of the page before."),
            new RouteParameter("limit", "query",
                $$$"""{"type":"integer","minimum":1,"maximum":{{{ListKeys.LimitAtMost}}},"default":{{{ListKeys.LimitByDefault}}} }""",
                "The most keys of a page."),
        ],
        Answers =
        [
            new RouteAnswer(200, "A page of keys.", [new RouteContent(Json,
                $$$"""
                {"type":"object","properties":{"keys":{"type":"array","items":{{{Key.Reference}}}},
                  "next":{"type":"string","description":"What to give as after; absent on the last page."}},
                "required":["keys"],"additionalProperties":false}
                """,
                $$$"""{"keys":[{ {{{ExampleMembers}}} }]}""")]),
        ],
    };

    public static RouteDescription Revoke { get; } = new("Revoke a key",
        "The key opens nothing from the moment this is answered. A key that is revoked stays as it is.")
    {
        Parameters = [Id],
        Answers =
        [
            new RouteAnswer(200, "The key is revoked.", [new RouteContent(Json, Key.Reference,
                $$$"""
                { {{{ExampleMembers}}},"revokedAt":"2026-11-26T09:00:00Z","revokedBy":"shell:ops"}
                """)]),
        ],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };
}
