using Holdfast.Desk.Access.SignIn;
using NodaTime;

namespace Holdfast.Desk.Access.Pages;

/// <summary>An open session as pages list it.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="SignedInAt">When its owner signed in.</param>
/// <param name="Way">By what.</param>
/// <param name="LastSeen">When it was last used.</param>
/// <param name="Address">Where from.</param>
/// <param name="Agent">By which browser.</param>
public sealed record SessionRow(
    string Id, Instant SignedInAt, string Way, Instant LastSeen, string Address, string Agent)
{
    internal static IReadOnlyList<SessionRow> Of(IEnumerable<HeldSession> sessions) =>
    [
        .. sessions.Select(held => new SessionRow(
            held.Session.Id, held.Session.SignedInAt, SignInWays.WordOf(held.Session.Way), held.LastSeen,
            held.Session.Address, held.Session.Agent)),
    ];
}
