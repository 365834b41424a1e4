using System.Diagnostics;
using System.Text.Json;
using Holdfast.Desk.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holdfast.Desk.Access;

/// <summary>Makes a key, and shows it this once.</summary>
internal static class MakeKey
{
    /// <summary>The most bytes of a request for a key.</summary>
    private const int BodyBytes = 16 * 1024;

    public static async Task<Results<JsonHttpResult<KeyAnswer>, ProblemHttpResult>> HandleAsync(
        HttpContext context, Keys keys, CancellationToken ct)
    {
        if (!context.Request.HasJsonContentType())
        {
            return Problem.Of(ProblemTypes.UnsupportedMediaType);
        }

        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is
            { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = BodyBytes;
        }

        KeyRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync(context.Request.Body, KeyJson.Default.KeyRequest, ct);
        }
        catch (JsonException)
        {
            request = null;
        }

        return request is null
            ? Problem.Of(ProblemTypes.InvalidRequest, "The body is no JSON object of name, scopes and expires.")
            : await keys.MakeAsync(request, CallerOf.Request(context), ct) switch
            {
                KeyMaking.Made made => TypedResults.Json(
                    KeyAnswer.Of(made.Key) with { Key = made.Text }, KeyJson.Default.KeyAnswer,
                    statusCode: StatusCodes.Status201Created),
                KeyMaking.Refused refused => Refuse(refused.Ruling),
                _ => throw new UnreachableException(),
            };
    }

    private static ProblemHttpResult Refuse(KeyRuling ruling) => ruling switch
    {
        KeyRuling.Malformed malformed => Problem.Of(ProblemTypes.InvalidRequest,
            faults: [.. malformed.Faults.Select(fault => new ProblemFault(fault.Pointer, fault.Detail))]),
        KeyRuling.BeyondOwn beyond => Problem.Of(ProblemTypes.BeyondOwnRights, beyond.Detail),
        KeyRuling.NameTaken taken => Problem.Of(
            ProblemTypes.KeyNameTaken, $"A valid key is called {taken.Name} already."),
        KeyRuling.TooMany => Problem.Of(
            ProblemTypes.TooManyKeys, $"At most {KeyRules.ValidAtMost} keys are valid at once."),
        _ => throw new UnreachableException(),
    };
}
