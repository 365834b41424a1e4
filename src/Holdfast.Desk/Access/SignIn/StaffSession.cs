using System.Security.Claims;
using Holdfast.Desk.Access.Staff;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>A session as the journal tells of it.</summary>
/// <param name="Id">What it is called. It opens nothing.</param>
/// <param name="Staff">Whose it is.</param>
/// <param name="Way">By what they signed in.</param>
/// <param name="Resists">Whether that cannot be phished.</param>
/// <param name="SignedInAt">When they proved who they are.</param>
/// <param name="BeganAt">When the session itself began, which is later where it goes on with another.</param>
/// <param name="Since">When the first of the sessions began that this one goes on with.</param>
/// <param name="Position">Where the journal tells of it: no change of its owner after that leaves it open.</param>
/// <param name="Address">Where it was begun from.</param>
/// <param name="Agent">By which browser.</param>
internal sealed record StaffSession(
    string Id, StaffId Staff, SignInWay Way, bool Resists, Instant SignedInAt, Instant BeganAt, Instant Since,
    long Position, string Address, string Agent)
{
    /// <summary>Without a request for so long it has ended.</summary>
    public static readonly Duration IdleAtMost = Duration.FromMinutes(15);

    /// <summary>It has ended so long after the first sign-in, whatever is done in it.</summary>
    public static readonly Duration LastsAtMost = Duration.FromHours(12);

    /// <summary>A session to set up a factor in has ended so soon.</summary>
    public static readonly Duration SetUpLasts = Duration.FromMinutes(30);

    /// <summary>Whether nothing can be done in it but to set up a factor.</summary>
    public bool IsSetUp => Way is SignInWay.Invitation;

    /// <summary>When it ends by itself. At that instant it has ended.</summary>
    public Instant Ends => Since + (IsSetUp ? SetUpLasts : LastsAtMost);
}

/// <summary>A session that is held ready.</summary>
#pragma warning disable CA1001 // What calls off has no timer and no handle, and lives as long as the session is known.
internal sealed class HeldSession(StaffSession session)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _ended = new();
    private long _lastSeen = session.BeganAt.ToUnixTimeTicks();
    private ClaimsPrincipal? _principal;

    public StaffSession Session { get; } = session;

    /// <summary>When the last request came.</summary>
    public Instant LastSeen => Instant.FromUnixTimeTicks(Volatile.Read(ref _lastSeen));

    /// <summary>Called off when it is ended: what is under way in it ends then.</summary>
    public CancellationToken Ended => _ended.Token;

    public void NoteUse(Instant now)
    {
        if (now.ToUnixTimeTicks() > Volatile.Read(ref _lastSeen))
        {
            Volatile.Write(ref _lastSeen, now.ToUnixTimeTicks());
        }
    }

    public void End() => _ended.Cancel();

    /// <summary>Whether it is open at an instant, to whom its owner is now.</summary>
    public bool IsOpenAt(Instant now, StaffMember owner) =>
        !_ended.IsCancellationRequested
        && !owner.IsDisabled
        && owner.Changed < Session.Position
        && now < Session.Ends
        && now < LastSeen + StaffSession.IdleAtMost;

    /// <summary>Whoever has it. A change of their rights ends the session, so this is made once.</summary>
    public ClaimsPrincipal PrincipalOf(StaffMember owner) => _principal ??= StaffClaims.Of(Session, owner);
}

/// <summary>What is known of whoever has a session, as claims.</summary>
internal static class StaffClaims
{
    /// <summary>When they signed in, in seconds since 1970.</summary>
    public const string AuthTime = "auth_time";

    /// <summary>By what they signed in.</summary>
    public const string Way = "amr";

    /// <summary>The session.</summary>
    public const string Session = "sid";

    /// <summary>A role.</summary>
    public const string Role = "role";

    /// <summary>What they are called by people.</summary>
    public const string DisplayName = "display_name";

    public static ClaimsPrincipal Of(StaffSession session, StaffMember owner)
    {
        // Whoever sets up a factor has no right yet, and so is refused by every policy that asks for one.
        var rights = session.IsSetUp ? [] : Roles.RightsOf(owner.Roles);
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(Caller.SubjectClaim, owner.Id.ToString()),
                new(Caller.NameClaim, owner.SignInName),
                new(DisplayName, owner.Name),
                new(Session, session.Id),
                new(Way, SignInWays.WordOf(session.Way)),
                new(AuthTime, session.SignedInAt.ToUnixTimeSeconds().ToString(
                    System.Globalization.CultureInfo.InvariantCulture)),
                .. session.IsSetUp ? [] : owner.Roles.Select(role => new Claim(Role, role)),
                .. rights.Select(right => new Claim(Caller.ScopeClaim, right)),
            ],
            SessionAuthentication.SchemeName, Caller.NameClaim, Role));
    }
}
