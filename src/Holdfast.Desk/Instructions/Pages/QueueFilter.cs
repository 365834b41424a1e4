using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>
/// Which instructions a queue shows. It is read from the address, so that a view can be kept and sent on.
/// </summary>
public sealed record QueueFilter
{
    /// <summary>What a queue shows at first: all that is open.</summary>
    public static QueueFilter Open { get; } = new();

    /// <summary>A state; null for all that are open.</summary>
    public InstructionState? State { get; init; }

    /// <summary>Whether all states are shown, also those in which nothing is to be done.</summary>
    public bool IsAll { get; init; }

    /// <summary>A category; null for all.</summary>
    public TransmittalCategory? Category { get; init; }

    /// <summary>Received so many days ago at least; 0 for all.</summary>
    public int Days { get; init; }

    /// <summary>Whether only what is late, or due within hours, is shown.</summary>
    public bool IsPressing { get; init; }

    /// <summary>The row after which the page begins.</summary>
    public (Instant ReceivedAt, string Id)? After { get; init; }

    /// <summary>Reads a filter. What makes no sense is left out: an address is typed by people too.</summary>
    public static QueueFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var state = query["state"].ToString();
        return new QueueFilter
        {
            State = Words.TryParse<InstructionState>(state, out var one) ? one : null,
            IsAll = state == "all",
            Category = Words.TryParse<TransmittalCategory>(query["category"], out var category) ? category : null,
            Days = int.TryParse(query["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                && days <= 3_650 ? days : 0,
            IsPressing = query["pressing"] == "on",
            After = KeyOf(query["after"].ToString()),
        };
    }

    /// <summary>The key of a row.</summary>
    public static string KeyOf(InstructionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Create(CultureInfo.InvariantCulture, $"{row.ReceivedAt.ToUnixTimeTicks()}.{row.Id}");
    }

    /// <summary>The query of an address with this filter.</summary>
    public string ToQuery(string? after = null) => QueryString.Create(new Dictionary<string, string?>
    {
        ["state"] = State is { } state ? Words.Of(state) : IsAll ? "all" : null,
        ["category"] = Category is { } category ? Words.Of(category) : null,
        ["days"] = Days > 0 ? Days.ToString(CultureInfo.InvariantCulture) : null,
        ["pressing"] = IsPressing ? "on" : null,
        ["after"] = after,
    }.Where(pair => pair.Value is not null)).ToUriComponent();

    /// <summary>The rows of a page, the oldest first.</summary>
    public IQueryable<InstructionRow> On(IQueryable<InstructionRow> rows, Instant now)
    {
        rows = Matching(rows, now);
        if (After is var (receivedAt, id))
        {
            rows = rows.Where(row => row.ReceivedAt > receivedAt
                || (row.ReceivedAt == receivedAt && string.Compare(row.Id, id) > 0));
        }

        return rows.OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id);
    }

    /// <summary>All rows that fit, in no order.</summary>
    public IQueryable<InstructionRow> Matching(IQueryable<InstructionRow> rows, Instant now)
    {
        if (State is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }
        else if (!IsAll)
        {
            rows = rows.Where(row => InstructionStates.BeforeRelease.Contains(row.State));
        }

        if (Category is { } category)
        {
            var word = Words.Of(category);
            rows = rows.Where(row => row.Categories.Contains(word));
        }

        if (Days > 0)
        {
            var before = now - Duration.FromDays(Days);
            rows = rows.Where(row => row.ReceivedAt <= before);
        }

        if (IsPressing)
        {
            var soon = now + PageReading.Soon;
            rows = rows.Where(row => row.NextDue <= soon || row.Alarms != "");
        }

        return rows;
    }

    private static (Instant, string)? KeyOf(string text) =>
        text.Split('.', 2) is [var ticks, { Length: > 0 and < 100 } id]
        && long.TryParse(ticks, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
        && at is > -1_000_000_000_000_000_000 and < 1_000_000_000_000_000_000
            ? (Instant.FromUnixTimeTicks(at), id)
            : null;
}
