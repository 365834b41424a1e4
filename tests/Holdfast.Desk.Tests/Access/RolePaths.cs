using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Desk.Tests.Access;

/// <summary>A path by which a route is called: what stands in it names nothing that there is.</summary>
internal static partial class RolePaths
{
    public static string Of(RouteEndpoint route) => Parameter().Replace(
        Pattern(route).Replace("{documentName:regex(^v1$)}", "v1", StringComparison.Ordinal), "k7m2q9x4b1");

    /// <summary>The route as pages of the repository write it.</summary>
    public static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.Trim('/');

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Parameter();
}
