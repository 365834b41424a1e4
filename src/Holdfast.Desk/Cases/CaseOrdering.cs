using System.Globalization;
using NodaTime;

namespace Holdfast.Desk.Cases;

/// <summary>The orders of lists, and the places in them at which a page ends.</summary>
internal static class CaseOrdering
{
    private const char Between = '_';

    public static IQueryable<CaseRow> Ordered(IQueryable<CaseRow> rows, CaseOrder order, string? after)
    {
        var (rank, at, id) = Read(after);
        switch (order)
        {
            case CaseOrder.Urgency:
                rows = id is null ? rows : rows.Where(row =>
                    row.Rank > rank || (row.Rank == rank && string.Compare(row.Id, id) > 0));
                return rows.OrderBy(row => row.Rank).ThenBy(row => row.Id);
            case CaseOrder.Newest:
                rows = id is null ? rows : rows.Where(row =>
                    row.OpenedAt < at || (row.OpenedAt == at && string.Compare(row.Id, id) < 0));
                return rows.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id);
            case CaseOrder.LastDecided:
                rows = id is null ? rows : rows.Where(row =>
                    row.DecidedAt < at || (row.DecidedAt == at && string.Compare(row.Id, id) < 0));
                return rows.OrderByDescending(row => row.DecidedAt).ThenByDescending(row => row.Id);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Rows of several states as one list, as far as it goes.</summary>
    public static List<CaseRow> Ordered(List<CaseRow> rows, CaseOrder order, int limit) =>
    [
        .. (order switch
        {
            CaseOrder.Urgency => rows.OrderBy(row => row.Rank).ThenBy(row => row.Id, StringComparer.Ordinal),
            CaseOrder.Newest => rows.OrderByDescending(row => row.OpenedAt)
                .ThenByDescending(row => row.Id, StringComparer.Ordinal),
            CaseOrder.LastDecided => rows.OrderByDescending(row => row.DecidedAt)
                .ThenByDescending(row => row.Id, StringComparer.Ordinal),
            _ => throw new System.Diagnostics.UnreachableException(),
        }).Take(limit),
    ];

    /// <summary>The place of a case in an order.</summary>
    public static string PlaceOf(CaseRow row, CaseOrder order) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(order switch
        {
            CaseOrder.Urgency => row.Rank,
            CaseOrder.Newest => row.OpenedAt.ToUnixTimeTicks(),
            CaseOrder.LastDecided => (row.DecidedAt ?? row.OpenedAt).ToUnixTimeTicks(),
            _ => throw new System.Diagnostics.UnreachableException(),
        })}{Between}{row.Id}");

    /// <summary>Whether something is a place.</summary>
    public static bool IsPlace(string text) => Read(text).Id is not null;

    // A place that is none is as none: the list begins at its beginning.
    private static (long Rank, Instant At, string? Id) Read(string? text) =>
        text?.Split(Between) is [var number, var id]
        && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rank)
        && rank >= Instant.MinValue.ToUnixTimeTicks() && rank <= Instant.MaxValue.ToUnixTimeTicks()
        && CaseId.TryParse(id, null, out _)
            ? (rank, Instant.FromUnixTimeTicks(rank), id)
            : (0, default, null);
}
