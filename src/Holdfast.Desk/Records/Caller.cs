using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Records;

/// <summary>Who asks, as the records name them.</summary>
/// <param name="Id">The id of the key or person.</param>
/// <param name="Name">The name.</param>
internal sealed record Caller(string Id, string Name)
{
    /// <summary>By both, so that a name that is given anew is not taken for the one who had it before.</summary>
    public override string ToString() => $"{Name} ({Id})";

    /// <summary>The caller of a request, whom the door has let in.</summary>
    public static Caller Of(HttpContext context) => new(
        context.User.FindFirstValue("sub") ?? throw new InvalidOperationException("The caller has no id."),
        context.User.FindFirstValue("name") ?? throw new InvalidOperationException("The caller has no name."));
}
