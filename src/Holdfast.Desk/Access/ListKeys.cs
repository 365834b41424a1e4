using Holdfast.Desk.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holdfast.Desk.Access;

/// <summary>Lists keys, valid ones and others, the oldest first.</summary>
internal static class ListKeys
{
    public const int LimitByDefault = 50, LimitAtMost = 500;

    public static Results<JsonHttpResult<KeyPage>, ProblemHttpResult> Handle(
        Keys keys, string? after = null, int limit = LimitByDefault)
    {
        if (limit is < 1 or > LimitAtMost)
        {
            return Problem.Of(ProblemTypes.InvalidRequest, $"limit is from 1 to {LimitAtMost}.");
        }

        var all = keys.All.Select(KeyAnswer.Of).ToList();
        var first = after is null ? 0 : all.FindIndex(key => key.Id == after) + 1;
        if (after is not null && first == 0)
        {
            return Problem.Of(ProblemTypes.InvalidRequest, "after is the next of an earlier page.");
        }

        var page = all.Skip(first).Take(limit).ToList();
        return TypedResults.Json(
            new KeyPage(page, first + page.Count < all.Count ? page[^1].Id : null), KeyJson.Default.KeyPage);
    }
}
