using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Console;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Home;

/// <summary>Numbers of those who watch over access, files and messages.</summary>
internal sealed class WatchFigures(DeskReader reader, StaffRoster roster, SignIns signIns, FirmTime time)
{
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>Looks of a week at customers' files that stand out.</summary>
    public async Task<Figure> OddLooksAsync(CancellationToken ct)
    {
        var since = (time.Now - Week).ToUnixTimeTicks();
        await using var db = reader.Open();
        var count = await db.Set<LookRow>().CountAsync(row => row.At >= since && row.Marks != LookMarks.None, ct);
        return new Figure(
            RoleFigures.NumberText(count),
            $"{(count == 1 ? "look" : "looks")} at customers' files in 7 days that stand out", "/looks")
        {
            IsPressing = count > 0,
        };
    }

    /// <summary>All looks of a week at customers' files.</summary>
    public async Task<Figure> LooksAsync(CancellationToken ct)
    {
        var since = (time.Now - Week).ToUnixTimeTicks();
        await using var db = reader.Open();
        var count = await db.Set<LookRow>().CountAsync(row => row.At >= since, ct);
        return new Figure(
            RoleFigures.NumberText(count), $"{(count == 1 ? "look" : "looks")} at customers' files in 7 days",
            "/looks?all=true");
    }

    /// <summary>Messages that came back or could not be sent.</summary>
    public async Task<Figure> ReturnedAsync(CancellationToken ct)
    {
        await using var db = reader.Open();
        var returned = await db.Set<OutboxRow>().CountAsync(row => row.State == MessageState.Returned, ct);
        var failed = await db.Set<OutboxRow>().CountAsync(row => row.State == MessageState.Failed, ct);
        return new Figure(
            RoleFigures.NumberText(returned),
            $"{(returned == 1 ? "message" : "messages")} came back; {RoleFigures.NumberText(failed)} given up",
            "/messages?state=returned");
    }

    /// <summary>Entries of the journal of which the desk could make nothing.</summary>
    public async Task<Figure> SetAsideAsync(CancellationToken ct)
    {
        await using var db = reader.Open();
        var count = await db.Set<SetAsideRow>().CountAsync(ct);
        return new Figure(
            RoleFigures.NumberText(count),
            $"{(count == 1 ? "entry" : "entries")} of the journal set aside, of which nothing could be made", null)
        {
            IsPressing = count > 0,
        };
    }

    /// <summary>Who can sign in.</summary>
    public Figure Staff()
    {
        var members = roster.All;
        var able = members.Count(member => !member.IsDisabled && member.HasFactor);
        return new Figure(
            RoleFigures.NumberText(able),
            $"{(able == 1 ? "person" : "people")} can sign in; {members.Count(member => member.IsDisabled)} disabled",
            "/staff");
    }

    /// <summary>Who was invited and has not answered.</summary>
    public Figure Invited()
    {
        var open = roster.All.Where(member => !member.IsDisabled && !member.HasFactor).ToList();
        var lapsed = open.Count(member => member.Invitation is not { } invitation || invitation.Expires <= time.Now);
        return new Figure(
            RoleFigures.NumberText(open.Count),
            $"invited, and cannot sign in yet{(lapsed > 0 ? $"; the invitations of {lapsed} have lapsed" : "")}",
            "/staff")
        {
            IsPressing = lapsed > 0,
        };
    }

    /// <summary>Sessions that are open.</summary>
    public Figure Sessions()
    {
        var sessions = roster.All.Select(member => signIns.Of(member).Count).Where(count => count > 0).ToList();
        var all = sessions.Sum();
        return new Figure(
            RoleFigures.NumberText(all),
            $"{(all == 1 ? "session" : "sessions")} open, of {RoleFigures.Of(sessions.Count, "person", "people")}",
            "/staff");
    }
}
