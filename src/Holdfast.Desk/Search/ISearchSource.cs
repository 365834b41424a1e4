namespace Holdfast.Desk.Search;

/// <summary>
/// Finds things of one slice. What it finds shows nothing of a customer's file, unless it was said for what.
/// </summary>
internal interface ISearchSource
{
    /// <summary>The most things of one kind that are shown.</summary>
    const int ShownAtMost = 20;

    /// <summary>The right that it takes to be shown any of it.</summary>
    string Scope { get; }

    /// <summary>Finds what fits, the best and then the newest first.</summary>
    Task<IReadOnlyList<Found>> FindAsync(SearchQuestion question, Access.Actor by, CancellationToken ct);
}
