using System.Globalization;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Console;
using Holdfast.Desk.Console.Parts;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Pages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Home;

/// <summary>Numbers of cases and instructions.</summary>
internal sealed class WorkFigures(DeskReader reader, FirmTime time)
{
    private static readonly Duration Month = Duration.FromDays(30);

    /// <summary>The money at risk in cases that are not decided.</summary>
    public async Task<Figure> AtRiskAsync(CancellationToken ct)
    {
        await using var db = reader.Open();
        var sum = await SumOf.AllAsync(OpenCases(db).Select(row => row.AtRisk), ct);
        return new Figure(
            Amount.Text(sum.Money), $"at risk in {RoleFigures.Of(sum.Count, "open case", "open cases")}", "/cases");
    }

    /// <summary>What is late or due within hours.</summary>
    public async Task<Figure> PressingAsync(CancellationToken ct)
    {
        var now = time.Now;
        var soon = now + PageReading.Soon;
        await using var db = reader.Open();
        var cases = await OpenCases(db).CountAsync(row => row.Due <= soon, ct);
        var late = await OpenCases(db).CountAsync(row => row.Due <= now, ct);
        var open = OpenInstructions(db);
        var instructions = await open.CountAsync(row => row.NextDue <= soon || row.Alarms != "", ct);
        late += await open.CountAsync(row => row.NextDue <= now || row.Alarms != "", ct);
        return new Figure(
            RoleFigures.NumberText(cases + instructions),
            $"late or due within 4 hours: {RoleFigures.Of(cases, "case", "cases")}, "
                + RoleFigures.Of(instructions, "instruction", "instructions")
                + (late > 0 ? $"; {RoleFigures.NumberText(late)} late" : ""),
            cases > 0 ? "/cases" : "/instructions?pressing=on")
        {
            IsPressing = late > 0,
        };
    }

    /// <summary>The cases that somebody has in hand.</summary>
    public async Task<Figure> OwnAsync(string staff, CancellationToken ct)
    {
        await using var db = reader.Open();
        var own = db.Set<CaseRow>().Where(row => row.Assignee == staff && row.State == CaseState.InWork);
        var (count, first) = (
            await own.CountAsync(ct),
            await own.OrderBy(row => row.Due).Select(row => (Instant?)row.Due).FirstOrDefaultAsync(ct));
        return new Figure(
            RoleFigures.NumberText(count),
            $"{(count == 1 ? "case" : "cases")} in your hand{(first is { } due ? $"; the next due {Left(due)}" : "")}",
            "/cases?who=me")
        {
            IsPressing = first <= time.Now,
        };
    }

    /// <summary>What waits for a second person.</summary>
    public async Task<Figure> ToReleaseAsync(CancellationToken ct)
    {
        await using var db = reader.Open();
        var confirmed = db.Set<InstructionRow>().Where(row => row.State == InstructionState.Confirmed);
        var (count, oldest) = (
            await confirmed.CountAsync(ct),
            await confirmed.OrderBy(row => row.ConfirmedAt).Select(row => row.ConfirmedAt).FirstOrDefaultAsync(ct));
        return new Figure(
            RoleFigures.NumberText(count),
            $"confirmed, waiting for a second person{(oldest is { } since ? $"; the oldest for {Since(since)}" : "")}",
            "/instructions?state=confirmed");
    }

    /// <summary>Cases that nobody has in hand.</summary>
    public async Task<Figure> UnassignedAsync(CancellationToken ct)
    {
        await using var db = reader.Open();
        var open = db.Set<CaseRow>().Where(row => row.State == CaseState.Open);
        var (count, oldest) = (
            await open.CountAsync(ct),
            await open.OrderBy(row => row.Rank).ThenBy(row => row.Id).Select(row => (Instant?)row.OpenedAt)
                .FirstOrDefaultAsync(ct));
        return new Figure(
            RoleFigures.NumberText(count),
            $"{(count == 1 ? "case" : "cases")} that nobody has in hand"
                + $"{(oldest is { } since ? $"; the most urgent for {Since(since)}" : "")}",
            "/cases?state=open");
    }

    /// <summary>Temporary holds under FINRA Rule 2165.</summary>
    public async Task<Figure> HoldsAsync(CancellationToken ct)
    {
        var kind = Words.Of(HoldKind.Rule2165);
        await using var db = reader.Open();
        var holds = db.Set<InstructionRow>().Where(row => row.State == InstructionState.Held && row.HoldKind == kind);
        var (count, first) = (
            await holds.CountAsync(ct),
            await holds.OrderBy(row => row.NextDue).Select(row => row.NextDue).FirstOrDefaultAsync(ct));
        return new Figure(
            RoleFigures.NumberText(count),
            $"temporary {(count == 1 ? "hold" : "holds")} in force"
                + $"{(first is { } due ? $"; the next step due {Left(due)}" : "")}",
            "/instructions?state=held")
        {
            IsPressing = first <= time.Now,
        };
    }

    /// <summary>Which part of what was released stands on a confirmation or notice (FINRA Rule 3110(c)(2)).</summary>
    public async Task<Figure> DocumentedAsync(CancellationToken ct)
    {
        var since = time.Now - Month;
        await using var db = reader.Open();
        var released = db.Set<InstructionRow>().Where(row => row.ReleasedAt >= since);
        var (count, documented) = (
            await released.CountAsync(ct),
            await released.CountAsync(row => row.ConfirmedAt != null || row.ReleaseWay == "nobody", ct));
        return new Figure(
            count == 0 ? "–" : (100m * documented / count).ToString("0.#", CultureInfo.InvariantCulture) + "%",
            $"of {RoleFigures.NumberText(count)} released in 30 days with documented confirmation or notice",
            "/reports")
        {
            IsPressing = documented < count,
        };
    }

    /// <summary>Changes of account data whose notice is due or late, or that wait for a supervisor.</summary>
    public async Task<Figure> NoticesLateAsync(CancellationToken ct)
    {
        await using var db = reader.Open();
        var late = await db.Set<ChangeRow>().CountAsync(
            row => row.Alarms != "" && row.NoticesSent < row.NoticesDue, ct);
        var reviews = await db.Set<ChangeRow>().CountAsync(row => row.IsReviewOpen, ct);
        return new Figure(
            RoleFigures.NumberText(late),
            $"notices of changes late; {RoleFigures.Of(reviews, "change waits", "changes wait")} for a supervisor",
            "/changes")
        {
            IsPressing = late > 0,
        };
    }

    /// <summary>Cases of a month that were somebody else in an account.</summary>
    public async Task<Figure> IntrusionsAsync(CancellationToken ct)
    {
        var since = time.Now - Month;
        await using var db = reader.Open();
        var rows = Decided(db, since).Where(row => row.Disposition == Disposition.Intrusion);
        var sum = await SumOf.AllAsync(rows.Select(row => row.Saved), ct);
        return new Figure(
            RoleFigures.NumberText(sum.Count),
            $"{(sum.Count == 1 ? "intrusion" : "intrusions")} found in 30 days; {Amount.Text(sum.Money)} did not leave",
            "/cases?state=decided&disposition=intrusion&order=lastDecided");
    }

    /// <summary>What was decided in a month, and what of it somebody else gave back.</summary>
    public async Task<Figure> DecidedAsync(CancellationToken ct)
    {
        var since = time.Now - Month;
        await using var db = reader.Open();
        var (count, returned) = (
            await Decided(db, since).CountAsync(ct),
            await Decided(db, since).CountAsync(row => row.Review == ReviewState.Returned, ct));
        return new Figure(
            RoleFigures.NumberText(count),
            $"{(count == 1 ? "case" : "cases")} decided in 30 days; "
                + $"{RoleFigures.NumberText(returned)} given back by review",
            "/cases?order=lastDecided");
    }

    private static IQueryable<CaseRow> OpenCases(DeskDb db) =>
        db.Set<CaseRow>().Where(row => row.State == CaseState.Open || row.State == CaseState.InWork);

    private static IQueryable<CaseRow> Decided(DeskDb db, Instant since) =>
        db.Set<CaseRow>().Where(row => row.State == CaseState.Decided && row.DecidedAt >= since);

    private static IQueryable<InstructionRow> OpenInstructions(DeskDb db) =>
        db.Set<InstructionRow>().Where(row => InstructionStates.BeforeRelease.Contains(row.State));

    private string Since(Instant at) => FirmTime.Text(time.Now - at);

    private string Left(Instant due) => due <= time.Now ? $"{Since(due)} ago" : $"in {FirmTime.Text(due - time.Now)}";
}
