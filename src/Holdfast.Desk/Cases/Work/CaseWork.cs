using System.Collections.Immutable;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using NodaTime;

namespace Holdfast.Desk.Cases.Work;

/// <summary>How something is asked of a case.</summary>
/// <param name="Id">Which case; one that was merged stands for where it is now.</param>
/// <param name="Version">The version that whoever asks has read; null where they do not say.</param>
/// <param name="By">Who asks.</param>
/// <param name="Request">The id by which it is done once however often it is sent; null where there is none.</param>
/// <param name="Content">What is asked, to be compared where the same request id comes again.</param>
public sealed record CaseRequest(CaseId Id, int? Version, Officer By, string? Request = null, string Content = "");

/// <summary>What a decision on a case sees.</summary>
/// <param name="Db">The tables.</param>
/// <param name="Stand">The case.</param>
/// <param name="Acting">Who acts.</param>
internal sealed record CaseSituation(DeskDb Db, CaseStand Stand, CaseActing Acting);

/// <summary>
/// Carries decisions on cases out: reads, asks the rule, and keeps what it said in one entry. Of two who act at once
/// the second is decided against what the first did.
/// </summary>
internal sealed class CaseWork(DeskWriter writer, DeskReader reader, CaseKey key, CaseMarks marks, TimeProvider clock)
{
    /// <summary>The time.</summary>
    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Acts on a case.</summary>
    /// <param name="order">How it is asked.</param>
    /// <param name="decide">The rule.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="done">A timer that is done by it, whatever it comes to.</param>
    public async Task<CaseOutcome> ActAsync(
        CaseRequest order, Func<CaseSituation, CaseVerdict> decide, CancellationToken ct, CaseTimerDone? done = null)
    {
        var ((id, outcome), kept) = await writer.DecideAtAsync<(string?, CaseOutcome)>(
            (db, _) => Task.FromResult(Decide(db, order, decide, done)), ct);

        // Told as the tables show it now, which is with all that was done.
        return outcome is CaseOutcome.Done(_, var before) && id is not null && await RowOfAsync(id, ct) is { } row
            ? new CaseOutcome.Done(row, before ?? kept)
            : outcome;
    }

    /// <summary>Keeps something that is about no single case.</summary>
    public Task<T> KeepAsync<T>(
        Officer by, Func<DeskDb, CaseActing, (T Outcome, CaseEntry? Entry)> decide, CancellationToken ct) =>
        writer.DecideAsync(
            (db, _) =>
            {
                var (outcome, entry) = decide(db, new CaseActing(by, Now));
                return Task.FromResult(new Decided<T>(outcome, entry?.ToEntry(key.Key)));
            },
            ct);

    /// <summary>The entry of a request that was made before; what was asked with it has to be the same.</summary>
    public (CaseRequestUsed? Used, CaseRequestRow? Before) RequestOf(
        DeskDb db, Officer by, string? request, string content)
    {
        if (request is null)
        {
            return (null, null);
        }

        var used = new CaseRequestUsed(marks.OfRequest(by.Actor.Id, request), marks.OfContent(content));
        return (used, db.Set<CaseRequestRow>().Find(used.Key));
    }

    /// <summary>That a request id was used for something else.</summary>
    public static CaseObjection Reused() => new(
        CaseObjectionKind.RequestIdReused, "This request id came with something else before.");

    private Decided<(string?, CaseOutcome)> Decide(
        DeskDb db, CaseRequest order, Func<CaseSituation, CaseVerdict> decide, CaseTimerDone? done)
    {
        var entry = new CaseEntry(order.By) { Done = done is null ? [] : [done] };
        var (used, before) = RequestOf(db, order.By, order.Request, $"{order.Id}\u001f{order.Content}");
        if (before is not null)
        {
            return before.Content != used!.Content
                ? new((null, new CaseOutcome.Refused([Reused()])))
                : CaseGatherer.Now(db, before.CaseId) is { } kept
                    ? new((kept.Id, new CaseOutcome.Done(kept, before.Position)))
                    : new((null, new CaseOutcome.Unknown()));
        }

        if (CaseGatherer.Now(db, order.Id.ToString()) is not { } row)
        {
            return new((null, new CaseOutcome.Unknown()), done is null ? null : entry.ToEntry(null));
        }

        if (order.Version is { } version && version != row.Version)
        {
            return new((row.Id, new CaseOutcome.Stale(row)));
        }

        switch (decide(new CaseSituation(db, StandOf(db, row), new CaseActing(order.By, Now))))
        {
            case CaseVerdict.Refused(var objections):
                return new((row.Id, new CaseOutcome.Refused(objections)), done is null ? null : entry.ToEntry(null));
            case CaseVerdict.Done(var facts) when facts.IsEmpty:
                return new(
                    (row.Id, new CaseOutcome.Done(row, null)), done is null ? null : entry.ToEntry(null));
            case CaseVerdict.Done(var facts):
                var told = entry with { Cases = [new CaseFacts(CaseId.Parse(row.Id), facts)], Request = used };
                return new((row.Id, new CaseOutcome.Done(row, null)), told.ToEntry(key.Key));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The stand of a case with its open tasks.</summary>
    public static CaseStand StandOf(DeskDb db, CaseRow row) => CaseStand.Of(row) with
    {
        OpenTasks = row.OpenTasks == 0
            ? []
            : [.. db.Set<CaseTaskRow>().Where(task => task.CaseId == row.Id && task.DoneAt == null)
                .Select(task => task.Position)],
    };

    private async Task<CaseRow?> RowOfAsync(string id, CancellationToken ct)
    {
        await using var db = reader.Open();
        ct.ThrowIfCancellationRequested();
        return CaseGatherer.Now(db, id);
    }
}

/// <summary>The key of the firm under which is sealed what people write about cases.</summary>
internal sealed class CaseKey(Runtime.Sealing.MasterKey master) : IDisposable
{
    private const string Purpose = "cases texts";

    /// <summary>The key.</summary>
    public PersonKey Key { get; } = new("", master.Derive(Purpose, PersonKey.Bytes));

    public void Dispose() => Key.Dispose();
}
