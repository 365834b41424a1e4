using System.Text.Json.Nodes;
using Holdfast.Desk.Access;

namespace Holdfast.Desk.Api;

/// <summary>Parts of the OpenAPI document that are alike for all routes.</summary>
internal static class DocumentParts
{
    /// <summary>The type of a body with problem details.</summary>
    public const string ProblemType = "application/problem+json";

    /// <summary>The form of problem details.</summary>
    public static ApiSchema ProblemSchema { get; } = new("Problem", new JsonObject
    {
        ["type"] = "object",
        ["description"] = "Problem details of RFC 9457. docs/reference/problems.md says of each type what to do next.",
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. ProblemTypes.All.Select(type => JsonValue.Create(type.Uri))]),
            },
            ["title"] = Text("What it is, the same words for every problem of the type."),
            ["status"] = new JsonObject { ["type"] = "integer", ["minimum"] = 400, ["maximum"] = 599 },
            ["detail"] = Text("What is the matter this time."),
            ["scope"] = Text("The scope that is missing."),
            ["requestId"] = Text("What finds the failure in the server's log."),
            ["objections"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = Text("Why something is not done with an instruction, a word of its reference."),
            },
            ["errors"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["pointer"] = Text("Where in the body, as a JSON pointer."),
                        ["detail"] = Text("What is wrong there."),
                    },
                    ["required"] = new JsonArray("pointer", "detail"),
                },
            },
        },
        ["required"] = new JsonArray("type", "title", "status"),
    }.ToJsonString());

    public static JsonObject About() => new()
    {
        ["title"] = "Holdfast",
        ["version"] = "v1",
        ["summary"] = "Events of a brokerage in, decisions out, each durable before it is answered.",
        ["description"] = "Every route asks for a key as `Authorization: Bearer KEY`, and for a scope of it: "
            + string.Join("; ", Scopes.All.Select(scope => $"`{scope.Name}`: {scope.Allows}")) + ".",
        ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
    };

    public static JsonObject Key() => new()
    {
        ["type"] = "http",
        ["scheme"] = "bearer",
        ["bearerFormat"] = "hf_<id>_<secret>",
        ["description"] = "An API key, made by `holdfast key add` and shown once.",
    };

    public static JsonNode Parameter(RouteParameter parameter)
    {
        var described = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.In,
            ["description"] = parameter.Purpose,
            ["required"] = parameter.In == "path",
            ["schema"] = JsonNode.Parse(parameter.Schema),
        };
        if (parameter.Example is { } example)
        {
            described["example"] = JsonNode.Parse(example);
        }

        return described;
    }

    public static JsonObject Contents(IEnumerable<RouteContent> contents) => new(contents.Select(content =>
    {
        var described = new JsonObject { ["schema"] = JsonNode.Parse(content.Schema) };
        if (content.Example is { } example)
        {
            described["example"] = JsonNode.Parse(example);
        }

        return KeyValuePair.Create(content.MediaType, (JsonNode?)described);
    }));

    /// <summary>The answer of some types of problems, all of one status.</summary>
    public static JsonObject Refusal(IReadOnlyList<ProblemType> types)
    {
        var answer = new JsonObject
        {
            ["description"] = string.Join(" Or: ", types.Select(type => type.Title)),
            ["content"] = new JsonObject
            {
                [ProblemType] = new JsonObject
                {
                    ["schema"] = JsonNode.Parse(ProblemSchema.Reference),
                    ["examples"] = new JsonObject(types.Select(type => KeyValuePair.Create(
                        type.Name, (JsonNode?)new JsonObject { ["value"] = Example(type) }))),
                },
            },
        };
        if (types[0].Status is 429 or 503)
        {
            answer["headers"] = new JsonObject
            {
                ["Retry-After"] = new JsonObject
                {
                    ["description"] = "Seconds to wait.",
                    ["schema"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
                },
            };
        }

        return answer;
    }

    private static JsonObject Example(ProblemType type) =>
        new() { ["type"] = type.Uri, ["title"] = type.Title, ["status"] = type.Status };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
