using System.Collections.Immutable;
using System.Security.Claims;
using Holdfast.Desk.Access;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Instructions;

/// <summary>Finds in what capacity somebody acts.</summary>
public static class OfficerOf
{
    private const string RoleClaim = "role", DisplayNameClaim = "display_name";

    // What a role is by the rules: 2165(c)(2) asks for a supervisory, compliance or legal capacity, and a limit may ask
    // for a principal. Whoever looks after suspicious activity does so in compliance.
    private static readonly ImmutableArray<(string Role, string Title, ImmutableArray<Capacity> Capacities)> Roles =
    [
        ("principal", "Principal", [Capacity.Supervisory, Capacity.Principal]),
        ("supervisor", "Supervisor", [Capacity.Supervisory]),
        ("compliance", "Compliance Officer", [Capacity.Compliance]),
        ("aml", "AML Officer", [Capacity.Compliance]),
        ("analyst", "Analyst", []),
    ];

    /// <summary>Who makes a request that was let in.</summary>
    public static Officer Request(HttpContext context)
    {
        var actor = ActorOf.Request(context);
        var has = Roles.Where(role => context.User.HasClaim(RoleClaim, role.Role)).ToList();
        var name = context.User.FindFirstValue(DisplayNameClaim) ?? actor.Name;
        return actor.Kind is ActorKind.Staff
            ? new Officer(
                actor with { Name = name }, string.Join(", ", has.Select(role => role.Title)),
                [.. has.SelectMany(role => role.Capacities).Distinct().Order()])
            : new Officer(actor, "", []);
    }
}
