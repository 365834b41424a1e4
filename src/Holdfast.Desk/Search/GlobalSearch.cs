using System.Collections.Immutable;
using System.Security.Claims;
using Holdfast.Desk.Access;

namespace Holdfast.Desk.Search;

/// <summary>Looks in all slices for what somebody typed, as far as they have the right to see it.</summary>
internal sealed class GlobalSearch(IEnumerable<ISearchSource> sources)
{
    /// <summary>What was found, the best first.</summary>
    public async Task<ImmutableArray<Found>> FindAsync(
        SearchQuestion question, ClaimsPrincipal asker, Actor by, CancellationToken ct)
    {
        List<Found> found = [];
        foreach (var source in sources.Where(source => asker.HasClaim(Caller.ScopeClaim, source.Scope)))
        {
            found.AddRange(await source.FindAsync(question, by, ct));
        }

        // Stable: of each kind and fit the source's own order stays.
        return [.. found.OrderBy(one => one.Fit).ThenBy(one => one.Kind)];
    }

    /// <summary>Where to go at once: what was typed is the id of one thing that has a page.</summary>
    public static string? PathOf(IEnumerable<Found> found) =>
        found.Where(one => one.Fit is Fit.ItsId && one.Path is not null).ToList() is [{ Path: var path }] ? path : null;
}
