using Holdfast.Desk.Access.Staff;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// What all ways of signing in end in: a new session with a new cookie. Whatever the browser had before opens nothing
/// any more.
/// </summary>
internal sealed class SigningIn(SignIns signIns, StaffRoster roster)
{
    /// <summary>Begins a session for somebody who proved who they are, and gives its cookie to the browser.</summary>
    public async Task BeginAsync(StaffId staff, Proof proof, HttpContext context)
    {
        var before = SessionAuthentication.SessionOf(context)?.Session;
        if (before is not null && before.Staff != staff)
        {
            // Somebody else was signed in at this browser.
            await EndAsync(before, context);
            before = null;
        }

        SessionAuthentication.Give(
            context, await signIns.BeginAsync(staff, proof, OriginOf.Request(context), before));
    }

    /// <summary>
    /// Goes on after a change of one's own that ended all sessions: everywhere else they stay ended. By what and when
    /// they signed in is not changed by it.
    /// </summary>
    public async Task GoOnAsync(StaffSession before, HttpContext context) => SessionAuthentication.Give(
        context,
        await signIns.BeginAsync(
            before.Staff, new Proof(before.Way, before.Resists) { At = before.SignedInAt },
            OriginOf.Request(context), before));

    /// <summary>Ends a session, and takes its cookie where it is the browser's own.</summary>
    public async Task EndAsync(StaffSession session, HttpContext context)
    {
        var by = roster.Find(session.Staff)?.ToActor() ?? Actor.Holdfast;
        await signIns.EndAsync(session, by);
        if (SessionAuthentication.SessionOf(context)?.Session.Id == session.Id)
        {
            SessionAuthentication.Take(context);
        }
    }
}
