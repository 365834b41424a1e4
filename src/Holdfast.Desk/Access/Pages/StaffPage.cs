using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Components;

namespace Holdfast.Desk.Access.Pages;

/// <summary>What pages about staff and their sign-in begin with.</summary>
public abstract class StaffPage : ConsolePage
{
    [Inject]
    internal StaffDesk Desk { get; set; } = null!;

    [Inject]
    internal SigningIn SigningIn { get; set; } = null!;

    [Inject]
    internal SignIns SignIns { get; set; } = null!;

    /// <summary>The session of whoever asks.</summary>
    internal StaffSession Session => SessionAuthentication.SessionOf(Context)?.Session
        ?? throw new InvalidOperationException("A page of somebody's own was asked for by nobody.");

    /// <summary>Whoever asks.</summary>
    internal StaffMember Self => Desk.Roster.Find(Session.Staff)
        ?? throw new InvalidOperationException("Nobody is known by the id of a session.");

    /// <summary>What became of a change; null where it was refused, and the form says why.</summary>
    internal StaffChange.Done? Take(StaffChange change)
    {
        switch (change)
        {
            case StaffChange.Done done:
                return done;
            case StaffChange.Refused { Why: StaffRefusal.Malformed malformed }:
                foreach (var (pointer, detail) in malformed.Faults)
                {
                    Form.Refuse(pointer.Split('/')[1], detail);
                }

                return null;
            case StaffChange.Refused { Why: StaffRefusal.BeyondOwn beyond }:
                Form.Refuse(beyond.Detail);
                return null;
            case StaffChange.Refused { Why: StaffRefusal.Conflict conflict }:
                Form.Refuse(conflict.Detail);
                return null;
            default:
                Form.Refuse("There is nobody here by this name any more.");
                return null;
        }
    }
}
