using System.Collections.Immutable;
using Holdfast.Desk.Instructions;
using Holdfast.Engine.Contract;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Cases.Pages;

/// <summary>Which cases the queue shows. It is read from the address, so that a view can be kept and sent on.</summary>
public sealed record CaseQueueView
{
    private const string All = "all", ToReview = "toReview", Mine = "me", Nobodys = "nobody";

    /// <summary>What the queue shows at first: all that is to be worked on, the most urgent first.</summary>
    public static CaseQueueView Usual { get; } = new();

    /// <summary>A state; null for open and in work.</summary>
    public CaseState? State { get; init; }

    /// <summary>Whether decided ones are shown with them.</summary>
    public bool IsAll { get; init; }

    /// <summary>Whether only decided ones are shown that were drawn and wait for somebody else to look at.</summary>
    public bool IsToReview { get; init; }

    /// <summary>What they were found to be; null for all.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>Whether only decided ones are shown.</summary>
    public bool IsOfDecided =>
        IsToReview || State is CaseState.Decided || (State is null && !IsAll && Order is CaseOrder.LastDecided);

    /// <summary>Whether only those in the hand of whoever looks are shown.</summary>
    public bool IsMine { get; init; }

    /// <summary>Whether only those that nobody has are shown.</summary>
    public bool IsNobodys { get; init; }

    /// <summary>What they look like; null for all.</summary>
    public CaseKind? Kind { get; init; }

    /// <summary>How severe at least; null for all.</summary>
    public Outcome? Severity { get; init; }

    /// <summary>In which order.</summary>
    public CaseOrder Order { get; init; }

    /// <summary>Where the page before ended.</summary>
    public string? After { get; init; }

    /// <summary>Reads a view. What makes no sense is left out: an address is typed by people too.</summary>
    public static CaseQueueView Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var view = new CaseQueueView
        {
            State = Words.TryParse<CaseState>(query["state"], out var state) ? state : null,
            IsAll = query["state"] == All,
            IsToReview = query["state"] == ToReview,
            Disposition = Words.TryParse<Disposition>(query["disposition"], out var found) ? found : null,
            IsMine = query["who"] == Mine,
            IsNobodys = query["who"] == Nobodys,
            Kind = Words.TryParse<CaseKind>(query["kind"], out var kind) ? kind : null,
            Severity = Words.TryParse<Outcome>(query["severity"], out var severity) ? severity : null,
            Order = Words.TryParse<CaseOrder>(query["order"], out var order) ? order : CaseOrder.Urgency,
            After = query["after"] is [{ Length: > 0 and < 100 } after] ? after : null,
        };

        // What a case was found to be is asked of decided ones; the field goes with them, and what it said.
        return view.IsOfDecided || view.IsAll ? view : view with { Disposition = null };
    }

    /// <summary>The query of an address with this view.</summary>
    public string ToQuery(string? after = null) => QueryString.Create(new Dictionary<string, string?>
    {
        ["state"] = State is { } state ? Words.Of(state) : IsAll ? All : IsToReview ? ToReview : null,
        ["disposition"] = Disposition is { } found ? Words.Of(found) : null,
        ["who"] = IsMine ? Mine : IsNobodys ? Nobodys : null,
        ["kind"] = Kind is { } kind ? Words.Of(kind) : null,
        ["severity"] = Severity is { } severity ? Words.Of(severity) : null,
        ["order"] = Order is CaseOrder.Urgency ? null : Words.Of(Order),
        ["after"] = after,
    }.Where(pair => pair.Value is not null)).ToUriComponent();

    /// <summary>The filter that the tables are asked by.</summary>
    /// <param name="me">Whoever looks.</param>
    public CaseFilter For(string me) => new()
    {
        States = State is { } state ? [state]
            : IsAll ? ImmutableArray<CaseState>.Empty
            : IsOfDecided ? [CaseState.Decided]
            : [CaseState.Open, CaseState.InWork],
        Review = IsToReview ? ReviewState.Drawn : null,
        Disposition = Disposition,
        Assignee = IsMine ? me : null,
        IsUnassigned = IsNobodys,
        Kind = Kind,
        Severity = Severity,
        Order = Order,
        After = After,
    };
}
