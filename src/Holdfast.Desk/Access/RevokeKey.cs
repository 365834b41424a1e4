using Holdfast.Desk.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holdfast.Desk.Access;

/// <summary>Revokes a key. It opens nothing from the moment this is answered, and may be revoked again.</summary>
internal static class RevokeKey
{
    public static async Task<Results<JsonHttpResult<KeyAnswer>, ProblemHttpResult>> HandleAsync(
        string id, HttpContext context, Keys keys, CancellationToken ct) =>
        KeyId.TryParse(id, out var key) && await keys.RevokeAsync(key, CallerOf.Request(context), ct) is { } held
            ? TypedResults.Json(KeyAnswer.Of(held), KeyJson.Default.KeyAnswer)
            : Problem.Of(ProblemTypes.NotFound, "There is no key with this id.");
}
