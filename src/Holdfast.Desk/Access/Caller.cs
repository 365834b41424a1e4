using System.Collections.Immutable;
using System.Security.Claims;
using NodaTime;

namespace Holdfast.Desk.Access;

/// <summary>Who asks: the name that stands beside what is done, and what may be given on.</summary>
/// <param name="Name">The name of a key, or <c>shell:</c> and a user.</param>
/// <param name="Scopes">The rights there are to give on.</param>
/// <param name="Expires">When these end; null where they do not.</param>
internal sealed record Caller(string Name, ImmutableArray<string> Scopes, Instant? Expires)
{
    /// <summary>The claim that holds the name.</summary>
    public const string NameClaim = "name";

    /// <summary>The claim that holds the id of a key.</summary>
    public const string SubjectClaim = "sub";

    /// <summary>The claim that holds a scope.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The beginning of the names of people at the machine's own shell, which no key's name has.</summary>
    public const string Shell = "shell:";

    /// <summary>The name of who asks; null where nobody was recognised.</summary>
    public static string? NameOf(ClaimsPrincipal principal) => principal.FindFirstValue(NameClaim);

    /// <summary>Whoever has a key.</summary>
    public static ClaimsPrincipal OfKey(ApiKey key) => Principal(
        key.Name, [new(SubjectClaim, key.Id.ToString()), .. key.Scopes.Select(scope => new Claim(ScopeClaim, scope))]);

    /// <summary>Who owns the data folder, at its control socket.</summary>
    public static ClaimsPrincipal OfShell(string user) => Principal(
        Shell + user, Access.Scopes.All.Select(scope => new Claim(ScopeClaim, scope.Name)));

    private static ClaimsPrincipal Principal(string name, IEnumerable<Claim> claims) => new(
        new ClaimsIdentity([new(NameClaim, name), .. claims], KeyAuthentication.SchemeName, NameClaim, roleType: null));
}
