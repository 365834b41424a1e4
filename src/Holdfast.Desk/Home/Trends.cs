using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq.Expressions;
using Holdfast.Desk.Access;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Console;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Home;

/// <summary>
/// What happened over two weeks, by the firm's days; each number is counted in an index. The numbers are kept for
/// some seconds: a page that goes on by itself asks for them every second, and nobody reads them so fast.
/// </summary>
internal sealed class Trends(DeskReader reader, FirmTime time)
{
    private const int Days = 14;

    private static readonly Duration Fresh = Duration.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (Instant At, Trend Trend)> _kept = new(StringComparer.Ordinal);

    /// <summary>What whoever has some rights may see, in order.</summary>
    public async Task<ImmutableArray<Trend>> OfAsync(Func<string, bool> has, CancellationToken ct)
    {
        LocalDate[] days = [.. Enumerable.Range(1 - Days, Days).Select(time.Today.PlusDays)];
        Instant[] edges =
        [
            .. days.Append(time.Today.PlusDays(1)).Select(day => time.Zone.AtStartOfDay(day).ToInstant()),
        ];
        await using var db = reader.Open();
        var trends = ImmutableArray.CreateBuilder<Trend>();
        if (has(Scopes.CasesRead))
        {
            trends.Add(await KeptAsync(days, "trend-cases", "Cases by day", async () =>
            [
                new("opened", await CountsAsync<CaseRow>(
                    db, edges, (from, to) => row => row.OpenedAt >= from && row.OpenedAt < to, ct)),
                new("decided", await CountsAsync<CaseRow>(
                    db, edges,
                    (from, to) => row =>
                        row.State == CaseState.Decided && row.DecidedAt >= from && row.DecidedAt < to,
                    ct)),
            ]));
        }

        if (has(Scopes.InstructionsRead))
        {
            trends.Add(await KeptAsync(days, "trend-instructions", "Instructions by day", async () =>
            [
                new("received", await CountsAsync<InstructionRow>(
                    db, edges, (from, to) => row => row.ReceivedAt >= from && row.ReceivedAt < to, ct)),
                new("released", await CountsAsync<InstructionRow>(
                    db, edges, (from, to) => row => row.ReleasedAt >= from && row.ReleasedAt < to, ct)),
            ]));
        }

        if (has(Scopes.RecordsRead))
        {
            trends.Add(await KeptAsync(days, "trend-looks", "Looks at customers' files by day", async () =>
            [
                new("looks", await LooksAsync(db, edges, isOdd: false, ct)),
                new("that stand out", await LooksAsync(db, edges, isOdd: true, ct)),
            ]));
        }

        return trends.ToImmutable();
    }

    private async Task<Trend> KeptAsync(
        LocalDate[] days, string id, string title, Func<Task<IReadOnlyList<DailyCounts>>> countAsync)
    {
        var now = time.Now;
        if (_kept.TryGetValue(id, out var kept) && kept.At <= now && now - kept.At < Fresh
            && kept.Trend.Days[^1] == days[^1])
        {
            return kept.Trend;
        }

        var trend = new Trend(id, title, days, await countAsync());
        _kept[id] = (now, trend);
        return trend;
    }

    private static Task<IReadOnlyList<int>> LooksAsync(
        DeskDb db, Instant[] edges, bool isOdd, CancellationToken ct) => CountsAsync<LookRow>(
        db, edges,
        (from, to) =>
        {
            var (first, end) = (from.ToUnixTimeTicks(), to.ToUnixTimeTicks());
            return row => row.At >= first && row.At < end && (!isOdd || row.Marks != LookMarks.None);
        },
        ct);

    private static async Task<IReadOnlyList<int>> CountsAsync<T>(
        DeskDb db, Instant[] edges, Func<Instant, Instant, Expression<Func<T, bool>>> within, CancellationToken ct)
        where T : class
    {
        List<int> counts = [];
        for (var day = 0; day + 1 < edges.Length; day++)
        {
            counts.Add(await db.Set<T>().CountAsync(within(edges[day], edges[day + 1]), ct));
        }

        return counts;
    }
}
