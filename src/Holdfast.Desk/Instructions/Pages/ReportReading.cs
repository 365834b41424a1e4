using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>So many instructions of one kind, and what they asked for.</summary>
/// <param name="What">Of which kind.</param>
/// <param name="Medium">By which channel, a wire word.</param>
/// <param name="State">Where they stand.</param>
/// <param name="Count">How many.</param>
/// <param name="Sum">How much, in US dollars.</param>
public sealed record CountedInstructions(string What, string Medium, InstructionState State, int Count, Money Sum);

/// <summary>A payee that several customers pay.</summary>
/// <param name="Customers">How many customers.</param>
/// <param name="Representatives">How many representatives these have; with one, it is a pattern.</param>
/// <param name="Count">How many instructions.</param>
/// <param name="Sum">How much they asked for.</param>
/// <param name="Newest">The newest of them.</param>
public sealed record SharedPayee(int Customers, int Representatives, int Count, Money Sum, string Newest);

/// <summary>What examiners ask for of a period, counted.</summary>
/// <param name="Released">How many instructions were released.</param>
/// <param name="Documented">How many of them with a confirmation or a notice that is documented.</param>
/// <param name="Expired">How many expired because nobody was reached.</param>
/// <param name="Disowned">How many the customer disowned after the release.</param>
/// <param name="NoticesDue">How many notices of changes were due (17a-3(a)(17)(i)(B)).</param>
/// <param name="NoticesSent">How many of them were sent.</param>
/// <param name="ChangesLate">How many changes have an alarm for a notice that is due or late.</param>
public sealed record PeriodFigures(
    int Released, int Documented, int Expired, int Disowned, int NoticesDue, int NoticesSent, int ChangesLate);

/// <summary>Counts and lists of a period, from rows that name nobody but by id.</summary>
internal sealed class ReportReading(DeskReader reader, PolicyClock clock)
{
    /// <summary>The most rows of a list: an examiner who needs all of them has the export.</summary>
    public const int ListAtMost = 200;

    private const string Dollars = "USD";

    /// <summary>The number of the figures above the tables.</summary>
    public PeriodFigures Figures(Interval period)
    {
        using var db = reader.Open();
        var (from, to) = (period.Start, period.End);
        var changes = db.Set<ChangeRow>().Where(row => row.RequestedAt >= from && row.RequestedAt < to);

        // In one pass over the period. What passes by itself tells the customer by a notice that is kept
        // (3110(c)(2)(B)); all else is confirmed.
        var rows = Of(db, period).GroupBy(_ => 1)
            .Select(all => new
            {
                Released = all.Count(row => row.ReleasedAt != null),
                Documented = all.Count(
                    row => row.ReleasedAt != null && (row.ConfirmedAt != null || row.ReleaseWay == "nobody")),
                Expired = all.Count(row => row.IsExpired),
                Disowned = all.Count(row => row.DisownedAt != null),
            })
            .FirstOrDefault();
        return new PeriodFigures(
            rows?.Released ?? 0, rows?.Documented ?? 0, rows?.Expired ?? 0, rows?.Disowned ?? 0,
            changes.Sum(row => row.NoticesDue), changes.Sum(row => row.NoticesSent),
            changes.Count(row => row.Alarms != "" && row.NoticesSent < row.NoticesDue));
    }

    /// <summary>For how many accounts a trusted contact person is on file now.</summary>
    public async Task<TrustedCoverage> CoverageAsync(CancellationToken ct)
    {
        await using var db = reader.Open();
        return await TrustedCoverage.OfAsync(db, ct);
    }

    /// <summary>Instructions by category, channel and outcome.</summary>
    public IReadOnlyList<CountedInstructions> ByCategory(Interval period) => Grouped(
        period, rows => rows.Select(row => new Grouping { What = row.Categories, Row = row }));

    /// <summary>Instructions by who verifies for whom.</summary>
    public IReadOnlyList<CountedInstructions> ByAllocation(Interval period) => Grouped(
        period, rows => rows.Where(row => row.Allocation != null)
            .Select(row => new Grouping { What = row.Allocation!, Row = row }));

    /// <summary>Releases that came shortly after a change of account data.</summary>
    public IReadOnlyList<InstructionRow> AfterChange(Interval period) => List(
        period, rows => rows.Where(row => row.RelatedChanges > 0 && row.ReleasedAt != null));

    /// <summary>Checks carried by hand whose receipt or follow-up is missing.</summary>
    public IReadOnlyList<InstructionRow> WithoutReceipt(Interval period) => List(
        period, rows => rows.Where(row => row.HandedOverAt != null && !row.IsHandOverComplete));

    /// <summary>Holds, by type, age, who placed them, and notices.</summary>
    public IReadOnlyList<InstructionRow> Holds(Interval period) => List(
        period, rows => rows.Where(row => row.HoldKind != null));

    /// <summary>Payees of several customers (FINRA Regulatory Notice 09-64), those of most customers first.</summary>
    public IReadOnlyList<SharedPayee> SharedPayees(Interval period)
    {
        using var db = reader.Open();
        return
        [
            .. Of(db, period).Where(row => row.PayeeMark != "" && row.Currency == Dollars)
                .GroupBy(row => row.PayeeMark)
                .Select(payee => new
                {
                    Customers = payee.Select(row => row.Customer).Distinct().Count(),
                    Representatives = payee.Select(row => row.Representative).Distinct().Count(),
                    Count = payee.Count(),
                    High = payee.Sum(row => row.Amount / SumOf.Part),
                    Low = payee.Sum(row => row.Amount % SumOf.Part),
                    Newest = payee.Max(row => row.Id),
                })
                .Where(payee => payee.Customers > 1)
                .OrderByDescending(payee => payee.Customers).ThenBy(payee => payee.Newest).Take(ListAtMost).ToList()
                .Select(payee => new SharedPayee(
                    payee.Customers, payee.Representatives, payee.Count, SumOf.Of(payee.High, payee.Low),
                    payee.Newest!)),
        ];
    }

    /// <summary>The time now.</summary>
    public Instant Now => clock.Now;

    private IReadOnlyList<CountedInstructions> Grouped(
        Interval period, Func<IQueryable<InstructionRow>, IQueryable<Grouping>> by)
    {
        using var db = reader.Open();
        return
        [
            .. by(Of(db, period)).GroupBy(one => new { one.What, one.Row.Medium, one.Row.State })
                .Select(group => new
                {
                    group.Key.What,
                    group.Key.Medium,
                    group.Key.State,
                    Count = group.Count(),
                    High = group.Sum(one => one.Row.Currency == Dollars ? one.Row.Amount / SumOf.Part : 0),
                    Low = group.Sum(one => one.Row.Currency == Dollars ? one.Row.Amount % SumOf.Part : 0),
                })
                .ToList().OrderBy(one => one.What, StringComparer.Ordinal)
                .ThenBy(one => one.Medium, StringComparer.Ordinal).ThenBy(one => one.State)
                .Select(one => new CountedInstructions(
                    one.What, one.Medium, one.State, one.Count, SumOf.Of(one.High, one.Low))),
        ];
    }

    private IReadOnlyList<InstructionRow> List(
        Interval period, Func<IQueryable<InstructionRow>, IQueryable<InstructionRow>> which)
    {
        using var db = reader.Open();
        return [.. which(Of(db, period)).OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id).Take(ListAtMost)];
    }

    private static IQueryable<InstructionRow> Of(DeskDb db, Interval period)
    {
        var (from, to) = (period.Start, period.End);
        return db.Set<InstructionRow>().Where(row => row.ReceivedAt >= from && row.ReceivedAt < to);
    }

    private sealed class Grouping
    {
        public required string What { get; init; }

        public required InstructionRow Row { get; init; }
    }
}
