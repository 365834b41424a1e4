using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Access;

/// <summary>Finds who asks.</summary>
internal static class CallerOf
{
    /// <summary>Who makes a request that was let in.</summary>
    public static Caller Request(HttpContext context) => context.Features.Get<HeldKey>() is { Key: var key }
        ? new Caller(key.Name, key.Scopes, key.Expires)
        : new Caller(
            Caller.NameOf(context.User)
                ?? throw new InvalidOperationException("A request was let in of which nobody knows whose it is."),
            [.. context.User.FindAll(Caller.ScopeClaim).Select(claim => claim.Value)],
            Expires: null);
}
