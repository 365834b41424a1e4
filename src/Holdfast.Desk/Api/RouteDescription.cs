using Microsoft.AspNetCore.Builder;

namespace Holdfast.Desk.Api;

/// <summary>What the document of the API says of a route. Each slice describes its own, beside them.</summary>
/// <param name="Summary">What the route does, in a few words.</param>
/// <param name="Purpose">What a caller has to know, in sentences.</param>
public sealed record RouteDescription(string Summary, string Purpose)
{
    /// <summary>What stands in path, query and headers.</summary>
    public IReadOnlyList<RouteParameter> Parameters { get; init; } = [];

    /// <summary>The bodies that it takes; none where it takes no body.</summary>
    public IReadOnlyList<RouteContent> Bodies { get; init; } = [];

    /// <summary>The answers where all goes well.</summary>
    public IReadOnlyList<RouteAnswer> Answers { get; init; } = [];

    /// <summary>
    /// The problems that are its own. Those of every route (no key, no scope, too often, a failure) are added.
    /// </summary>
    public IReadOnlyList<ProblemType> Problems { get; init; } = [];
}

/// <summary>A value that a route takes besides a body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In"><c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="Schema">Its form, as JSON Schema.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Example">An example, as JSON.</param>
public sealed record RouteParameter(string Name, string In, string Schema, string Purpose, string? Example = null);

/// <summary>A body of a type.</summary>
/// <param name="MediaType">The type.</param>
/// <param name="Schema">Its form, as JSON Schema; of lines, the form of each.</param>
/// <param name="Example">An example: of JSON as JSON, of anything else as a JSON text.</param>
public sealed record RouteContent(string MediaType, string Schema, string? Example = null);

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Purpose">When it comes.</param>
/// <param name="Contents">Its bodies; none where it has none.</param>
public sealed record RouteAnswer(int Status, string Purpose, IReadOnlyList<RouteContent> Contents);

/// <summary>A form that several routes name by <c>#/components/schemas/</c> and its name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">The form, as JSON Schema.</param>
public sealed record ApiSchema(string Name, string Schema)
{
    /// <summary>What names it.</summary>
    public string Reference => ReferenceTo(Name);

    /// <summary>What names the form of a name.</summary>
    public static string ReferenceTo(string name) => $"{{\"$ref\":\"#/components/schemas/{name}\"}}";
}

/// <summary>Describes routes.</summary>
public static class RouteDescriptions
{
    /// <summary>Says what a route does, for the document of the API.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder route, RouteDescription description)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(description);
}
