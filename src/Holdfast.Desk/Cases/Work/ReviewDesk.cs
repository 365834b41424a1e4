using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Cases.Actions;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Instructions;
using NodaTime;

namespace Holdfast.Desk.Cases.Work;

/// <summary>What was handed over, or why it was not.</summary>
public abstract record HandOverOutcome
{
    private HandOverOutcome()
    {
    }

    /// <summary>It is handed over, or taken.</summary>
    public sealed record Done : HandOverOutcome;

    /// <summary>It is not.</summary>
    public sealed record Refused(CaseObjection Objection) : HandOverOutcome;

    /// <summary>There is no such hand-over.</summary>
    public sealed record Unknown : HandOverOutcome;
}

/// <summary>What is done over several cases: samples are drawn, and shifts hand over.</summary>
public sealed class ReviewDesk
{
    private readonly CaseWork _work;
    private readonly CaseRulesAtWork _rules;
    private readonly CaseMarks _marks;

    internal ReviewDesk(CaseWork work, CaseRulesAtWork rules, CaseMarks marks) =>
        (_work, _rules, _marks) = (work, rules, marks);

    /// <summary>Draws a sample of the cases that were decided in a period, and keeps it.</summary>
    /// <returns>The cases that were drawn now; those drawn before stay drawn.</returns>
    public Task<ImmutableArray<CaseId>> DrawAsync(Instant from, Instant until, Officer by, CancellationToken ct) =>
        _work.KeepAsync<ImmutableArray<CaseId>>(
            by,
            (db, acting) =>
            {
                var decided = db.Set<CaseRow>()
                    .Where(row => row.State == CaseState.Decided && row.DecidedAt >= from && row.DecidedAt < until)
                    .Select(row => new { row.Id, row.DecidedBy, row.Review }).AsEnumerable()
                    .Select(row => new DrawSample.Decided(
                        CaseId.Parse(row.Id), row.DecidedBy ?? "", row.Review is not ReviewState.None));
                var drawn = DrawSample.Draw(decided, _rules.At(db, acting.Now)?.ReviewPercent ?? 0, LotOf);
                return (drawn, drawn.IsEmpty
                    ? null
                    : new CaseEntry(by)
                    {
                        Cases = [.. drawn.Select(id => new CaseFacts(id, [new CaseFact.ReviewDrawn()]))],
                    });
            },
            ct);

    /// <summary>Hands over to the next shift.</summary>
    public Task<HandOverOutcome> HandOverAsync(string text, string? request, Officer by, CancellationToken ct) =>
        _work.KeepAsync<HandOverOutcome>(
            by,
            (db, acting) =>
            {
                var (used, before) = _work.RequestOf(db, by, request, $"hand-over\u001f{text}");
                if (before is not null)
                {
                    return (before.Content == used!.Content
                        ? new HandOverOutcome.Done()
                        : new HandOverOutcome.Refused(CaseWork.Reused()), null);
                }

                var open = db.Set<CaseRow>()
                    .Where(row => row.State == CaseState.Open || row.State == CaseState.InWork);
                return (new HandOverOutcome.Done(), new CaseEntry(by)
                {
                    HandOver = new HandedOver(
                        Personal.Of(text), open.Count(), open.Count(row => row.Due < acting.Now)),
                    Request = used,
                });
            },
            ct);

    /// <summary>Takes over what the shift before handed over.</summary>
    public Task<HandOverOutcome> TakeOverAsync(long handOver, Officer by, CancellationToken ct) =>
        _work.KeepAsync<HandOverOutcome>(
            by,
            (db, _) => db.Set<HandOverRow>().Find(handOver) switch
            {
                null => (new HandOverOutcome.Unknown(), null),
                { TakenAt: not null } => (new HandOverOutcome.Done(), null),
                _ when !by.IsStaff => (
                    new HandOverOutcome.Refused(new CaseObjection(
                        CaseObjectionKind.NotAPerson, "A shift is taken over by a person.")), null),
                _ => (new HandOverOutcome.Done(), new CaseEntry(by) { HandOverTaken = handOver }),
            },
            ct);

    private uint LotOf(CaseId id) =>
        uint.Parse(_marks.OfLot(id).AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
