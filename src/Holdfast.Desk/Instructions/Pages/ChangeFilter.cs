using System.Globalization;
using Holdfast.Desk.Instructions.Changes;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>Which changes of account data the list shows, as the address says it.</summary>
public sealed record ChangeFilter
{
    /// <summary>The word of the address that asks for all.</summary>
    public const string AllWord = "all";

    /// <summary>Those in which something is to be done.</summary>
    public static ChangeFilter Open { get; } = new();

    /// <summary>In one state; null for those in which something is to be done, or for all.</summary>
    public ChangeState? State { get; init; }

    /// <summary>Also those in which nothing is to be done.</summary>
    public bool IsAll { get; init; }

    /// <summary>Of which data; null for any.</summary>
    public DataKind? What { get; init; }

    /// <summary>The row after which the page begins.</summary>
    public (Instant RequestedAt, string Id)? After { get; init; }

    /// <summary>Reads a filter. What makes no sense is left out: an address is typed by people too.</summary>
    public static ChangeFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var state = query["state"].ToString();
        return new ChangeFilter
        {
            State = Words.TryParse<ChangeState>(state, out var one) ? one : null,
            IsAll = state == AllWord,
            What = Words.TryParse<DataKind>(query["what"], out var what) ? what : null,
            After = KeyOf(query["after"].ToString()),
        };
    }

    /// <summary>The key of a row.</summary>
    public static string KeyOf(ChangeRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Create(CultureInfo.InvariantCulture, $"{row.RequestedAt.ToUnixTimeTicks()}.{row.Id}");
    }

    /// <summary>The query of an address with this filter.</summary>
    public string ToQuery(string? after = null) => QueryString.Create(new Dictionary<string, string?>
    {
        ["state"] = State is { } state ? Words.Of(state) : IsAll ? AllWord : null,
        ["what"] = What is { } what ? Words.Of(what) : null,
        ["after"] = after,
    }.Where(pair => pair.Value is not null)).ToUriComponent();

    /// <summary>The rows, the oldest first.</summary>
    public IQueryable<ChangeRow> On(IQueryable<ChangeRow> rows)
    {
        if (State is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }
        else if (!IsAll)
        {
            rows = rows.Where(row => row.State == ChangeState.PendingConfirmation || row.IsReviewOpen
                || (row.State != ChangeState.Reverted && row.NoticesSent < row.NoticesDue));
        }

        if (What is { } what)
        {
            rows = rows.Where(row => row.What == what);
        }

        if (After is var (requestedAt, id))
        {
            rows = rows.Where(row => row.RequestedAt > requestedAt
                || (row.RequestedAt == requestedAt && string.Compare(row.Id, id) > 0));
        }

        return rows.OrderBy(row => row.RequestedAt).ThenBy(row => row.Id);
    }

    private static (Instant, string)? KeyOf(string text) =>
        text.Split('.', 2) is [var ticks, { Length: > 0 and < 100 } id]
        && long.TryParse(ticks, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
        && at is > -1_000_000_000_000_000_000 and < 1_000_000_000_000_000_000
            ? (Instant.FromUnixTimeTicks(at), id)
            : null;
}
