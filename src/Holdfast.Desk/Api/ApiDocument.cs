using System.Text.Json.Nodes;
using Holdfast.Desk.Access;
using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Desk.Api;

/// <summary>
/// The OpenAPI document, made of what the routes say of themselves: their policies, and what their slices describe.
/// </summary>
internal sealed class ApiDocument(EndpointDataSource routes, IEnumerable<ApiSchema> schemas)
{
    private const string KeyScheme = "key";

    private static readonly ProblemType[] OfEveryRoute =
    [
        ProblemTypes.InvalidRequest, ProblemTypes.KeyRequired, ProblemTypes.ScopeMissing, ProblemTypes.RateLimited,
        ProblemTypes.Internal, ProblemTypes.TimedOut,
    ];

    /// <summary>Routes that the document has to have: all but the control socket's and those for browsers.</summary>
    public static IEnumerable<RouteEndpoint> Documented(EndpointDataSource routes) => routes.Endpoints
        .OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<ControlRoute>() is null
            && route.Metadata.GetMetadata<PageRoute>() is null)
        .OrderBy(route => route.RoutePattern.RawText, StringComparer.Ordinal);

    public JsonObject Build()
    {
        var paths = new JsonObject();
        foreach (var route in Documented(routes))
        {
            if (route.Metadata.GetMetadata<RouteDescription>() is { } description)
            {
                Add(paths, route, description);
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = DocumentParts.About(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(schemas.Append(DocumentParts.ProblemSchema)
                    .OrderBy(schema => schema.Name, StringComparer.Ordinal)
                    .Select(schema => KeyValuePair.Create(schema.Name, JsonNode.Parse(schema.Schema)))),
                ["securitySchemes"] = new JsonObject { [KeyScheme] = DocumentParts.Key() },
            },
        };
    }

    private static void Add(JsonObject paths, RouteEndpoint route, RouteDescription description)
    {
        var path = description.Path ?? "/" + route.RoutePattern.RawText!.Trim('/');
        if (paths[path] is not JsonObject methods)
        {
            paths[path] = methods = [];
        }

        foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
        {
            methods[method.ToLowerInvariant()] = Operation(route, description);
        }
    }

    private static JsonObject Operation(RouteEndpoint route, RouteDescription description)
    {
        var scope = route.Metadata.OfType<IAuthorizeData>().Select(data => data.Policy).FirstOrDefault();
        var isOpen = route.Metadata.GetMetadata<IAllowAnonymous>() is not null || scope is null;
        var operation = new JsonObject
        {
            ["operationId"] = route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
            ["tags"] = new JsonArray(
                [.. (route.Metadata.GetMetadata<ITagsMetadata>()?.Tags ?? []).Select(tag => JsonValue.Create(tag))]),
            ["summary"] = description.Summary,
            ["description"] = isOpen ? description.Purpose : $"{description.Purpose} Needs the scope `{scope}`.",
            ["security"] = isOpen
                ? new JsonArray()
                : new JsonArray(new JsonObject { [KeyScheme] = new JsonArray(JsonValue.Create(scope)) }),
        };
        if (description.Parameters.Count > 0)
        {
            operation["parameters"] = new JsonArray([.. description.Parameters.Select(DocumentParts.Parameter)]);
        }

        if (description.Bodies.Count > 0)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = DocumentParts.Contents(description.Bodies),
            };
        }

        operation["responses"] = Answers(description, isOpen);
        return operation;
    }

    private static JsonObject Answers(RouteDescription description, bool isOpen)
    {
        var answers = new SortedDictionary<int, JsonObject>();
        foreach (var answer in description.Answers)
        {
            answers[answer.Status] = new JsonObject { ["description"] = answer.Purpose };
            if (answer.Contents.Count > 0)
            {
                answers[answer.Status]["content"] = DocumentParts.Contents(answer.Contents);
            }
        }

        var common = OfEveryRoute.Where(type => !isOpen || type.Status is not (401 or 403));
        foreach (var problems in description.Problems.Concat(common).Distinct().GroupBy(type => type.Status))
        {
            answers[problems.Key] = DocumentParts.Refusal([.. problems]);
        }

        return new JsonObject(answers.Select(answer =>
            KeyValuePair.Create(answer.Key.ToString(System.Globalization.CultureInfo.InvariantCulture),
                (JsonNode?)answer.Value)));
    }
}
