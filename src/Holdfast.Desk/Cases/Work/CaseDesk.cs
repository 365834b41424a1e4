using System.Collections.Immutable;
using Holdfast.Desk.Cases.Actions;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Cases.Work;

/// <summary>
/// What is done with cases. Each is one entry that is durable before it is told of. Where a version is named, nothing
/// is done once anything about the case is newer than it, a new alert too.
/// </summary>
public sealed class CaseDesk
{
    private readonly CaseWork _work;
    private readonly Colleagues _colleagues;

    internal CaseDesk(CaseWork work, Colleagues colleagues) => (_work, _colleagues) = (work, colleagues);

    /// <summary>Takes it in hand.</summary>
    public Task<CaseOutcome> TakeAsync(CaseRequest order, CancellationToken ct) =>
        _work.ActAsync(order, seen => HandleCase.Take(seen.Stand, seen.Acting), ct);

    /// <summary>Gives it into somebody's hand, by their id or the name they sign in by.</summary>
    public Task<CaseOutcome> AssignAsync(CaseRequest order, string to, CancellationToken ct) =>
        _work.ActAsync(order, seen => HandleCase.Assign(seen.Stand, _colleagues.Find(to)), ct);

    /// <summary>Gives it back.</summary>
    public Task<CaseOutcome> GiveBackAsync(CaseRequest order, CancellationToken ct) =>
        _work.ActAsync(order, seen => HandleCase.GiveBack(seen.Stand, seen.Acting), ct);

    /// <summary>Notes something.</summary>
    public Task<CaseOutcome> NoteAsync(CaseRequest order, string text, CancellationToken ct) =>
        _work.ActAsync(order, _ => NoteCase.Note(Personal.Of(text)), ct);

    /// <summary>Sets a task, for whoever has the case or for somebody by their id or sign-in name.</summary>
    public Task<CaseOutcome> SetTaskAsync(
        CaseRequest order, string text, Instant due, string? to, CancellationToken ct) =>
        _work.ActAsync(
            order,
            seen => NoteCase.Task(
                seen.Stand, new(Personal.Of(text), due, to is null ? null : _colleagues.Find(to), to is not null),
                seen.Acting.Now),
            ct);

    /// <summary>Says that a task is done.</summary>
    public Task<CaseOutcome> DoTaskAsync(CaseRequest order, long task, string text, CancellationToken ct) =>
        _work.ActAsync(order, seen => NoteCase.Done(seen.Stand, task, Personal.Of(text)), ct);

    /// <summary>Puts all of it into another case.</summary>
    public Task<CaseOutcome> MergeAsync(CaseRequest order, CaseId into, string why, CancellationToken ct) =>
        _work.ActAsync(
            order,
            seen => JoinCases.Merge(
                seen.Stand,
                CaseGatherer.Now(seen.Db, into.ToString()) is { } row ? CaseStand.Of(row) : null,
                Personal.Of(why), seen.Acting),
            ct);

    /// <summary>Takes alerts out into a case of their own: those named, and those of customers named.</summary>
    public Task<CaseOutcome> SplitAsync(
        CaseRequest order, ImmutableArray<long> alerts, ImmutableArray<string> customers, string why,
        CancellationToken ct) =>
        _work.ActAsync(
            order,
            seen => JoinCases.Split(
                seen.Stand, AlertsOf(seen.Db, seen.Stand.Id, alerts, customers), Personal.Of(why), seen.Acting),
            ct);

    /// <summary>Says what it was.</summary>
    public Task<CaseOutcome> DecideAsync(
        CaseRequest order, Disposition disposition, string why, CancellationToken ct) =>
        _work.ActAsync(
            order, seen => DecideCase.Decide(seen.Stand, disposition, Personal.Of(why), seen.Acting), ct);

    /// <summary>Takes it up again.</summary>
    public Task<CaseOutcome> ReopenAsync(CaseRequest order, string why, CancellationToken ct) =>
        _work.ActAsync(order, seen => DecideCase.Reopen(seen.Stand, Personal.Of(why), seen.Acting), ct);

    /// <summary>Says what the review of it found.</summary>
    public Task<CaseOutcome> ReviewAsync(CaseRequest order, bool isSame, string text, CancellationToken ct) =>
        _work.ActAsync(
            order, seen => DecideCase.Review(seen.Stand, isSame, Personal.Of(text), seen.Acting), ct);

    private static ImmutableArray<long> AlertsOf(
        DeskDb db, CaseId id, ImmutableArray<long> alerts, ImmutableArray<string> customers)
    {
        var (text, named, theirs) = (id.ToString(), alerts.ToHashSet(), customers.ToHashSet(StringComparer.Ordinal));
        return
        [
            .. db.Set<CaseAlertRow>().AsNoTracking().Where(alert => alert.CaseId == text)
                .Select(alert => new { alert.Position, alert.Customer }).AsEnumerable()
                .Where(alert => named.Contains(alert.Position)
                    || (alert.Customer.Length > 0 && theirs.Contains(alert.Customer)))
                .Select(alert => alert.Position).Order(),
        ];
    }
}
