using System.Security.Claims;
using Holdfast.Desk.Access;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Records;

/// <summary>Who asks, as the records name them.</summary>
/// <param name="Id">The id of the key; for people at the machine's own shell their name.</param>
/// <param name="Name">The name.</param>
internal sealed record Asker(string Id, string Name)
{
    /// <summary>By both, so that a name that is given anew is not taken for the one who had it before.</summary>
    public override string ToString() => Id == Name ? Name : $"{Name} ({Id})";

    /// <summary>The caller of a request, whom the door has let in.</summary>
    public static Asker Of(HttpContext context)
    {
        var name = Caller.NameOf(context.User)
            ?? throw new InvalidOperationException("A request was let in of which nobody knows whose it is.");
        return new Asker(context.User.FindFirstValue(Caller.SubjectClaim) ?? name, name);
    }
}
