using Holdfast.Desk.Cases;
using Holdfast.Desk.Facts;
using Holdfast.Engine.Contract;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Benchmarks;

/// <summary>
/// Rows of cases as lists see them, as many as are still missing where the rules gathered fewer of what was reported.
/// </summary>
internal static class PageCases
{
    private const int RowsAtOnce = 5_000;

    // Beyond all positions of the journal, so that no id is that of a case that alerts opened.
    private const long FirstId = 1_000_000_000_000;

    private static readonly Duration Past = Duration.FromDays(30);

    /// <summary>Adds them: half are decided, the rest open or in somebody's hand.</summary>
    public static void Add(PageDesk desk, PageOrder order, Instant now)
    {
        var tables = desk.Get<DeskTables>();
        using var first = tables.Open();
        for (var from = first.Set<CaseRow>().Count(); from < order.Cases; from += RowsAtOnce)
        {
            using var db = tables.Open();
            for (var number = from; number < Math.Min(from + RowsAtOnce, order.Cases); number++)
            {
                db.Add(Make(number, now - (Past * (1 - ((double)number / order.Cases)))));
            }

            db.SaveChanges();
        }
    }

    private static CaseRow Make(int number, Instant at)
    {
        var state = (number % 4) switch
        {
            0 => CaseState.Open,
            1 => CaseState.InWork,
            _ => CaseState.Decided,
        };
        var isDecided = state is CaseState.Decided;
        return new CaseRow
        {
            Id = CaseId.Of(FirstId + number).ToString(),
            OpenedBy = FirstId + number,
            State = state,
            Kind = Enum.GetValues<CaseKind>()[number % 5],
            Severity = Enum.GetValues<Outcome>()[1 + (number % 3)],
            OpenedAt = at,
            LastAlertAt = at + Duration.FromMinutes(20),
            AtRisk = number % 9_973 * 1_000_000L,
            Due = at + Duration.FromDays(number % 40),
            Rank = number * 7_919L % 1_000_003,
            Assignee = state is CaseState.InWork ? $"staff-{number % 30}" : null,
            AssigneeName = state is CaseState.InWork ? $"Analyst {number % 30}" : null,
            Subjects = 1 + (number % 3),
            Alerts = 1 + (number % 9),
            Signals = "newDevice newNetwork",
            DecidedAt = isDecided ? at + Duration.FromHours(6) : null,
            Disposition = isDecided ? Enum.GetValues<Disposition>()[number % 8] : null,
            Version = 3,
        };
    }
}
