using System.Globalization;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Records;
using Holdfast.Engine.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Holdfast.Desk.Customers;

/// <summary>What the routes of the vault read of a request, and how they answer.</summary>
internal static class CustomerRequest
{
    public const string PurposeHeader = "Holdfast-Purpose", CaseHeader = "Holdfast-Case";

    // Where the name of somebody or something stands in the path, in parts from the first slash on.
    public const int First = 3, Second = 5;

    private const char Quote = '"';

    /// <summary>
    /// A part of the path to the last character: a slash in it stays escaped in the route's own value, which would not
    /// be the exact text any more.
    /// </summary>
    public static string PathText(HttpContext context, int part)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];

        // A target in absolute form names the host before the path.
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        var path = target.StartsWith('/') || scheme < 0 ? target : target[(scheme + 3)..];

        // With steps in it, the route was found by another path than this one: nothing has that name.
        string[] parts = [.. path.Split('/').Select(Uri.UnescapeDataString)];
        return parts.Any(text => text is "." or "..") || part >= parts.Length
            ? ""
            : parts[part];
    }

    /// <summary>For what it is read; null where that is not said as it has to be, which was answered then.</summary>
    public static async Task<Purpose?> PurposeAsync(HttpContext context)
    {
        var (word, named) = (Said(context, PurposeHeader, "purpose"), Said(context, CaseHeader, "case"));
        if (PurposeOf(word, named) is { } purpose)
        {
            return purpose;
        }

        await Problem.Of(
            ProblemTypes.PurposeRequired,
            $"{PurposeHeader} is one of {string.Join(", ", Words<PurposeKind>.All)}; {CaseHeader} has 1 to "
            + $"{Purpose.CaseAtMost} characters of A-Z a-z 0-9 . _ : - if any.").ExecuteAsync(context);
        return null;
    }

    /// <summary>A purpose from what was said; null where it is none.</summary>
    public static Purpose? PurposeOf(string? word, string? named)
    {
        foreach (var kind in Enum.GetValues<PurposeKind>())
        {
            if (Words<PurposeKind>.Of(kind) == word && (string.IsNullOrEmpty(named) || Fields.IsName(named)))
            {
                return new Purpose(kind, string.IsNullOrEmpty(named) ? null : named);
            }
        }

        return null;
    }

    /// <summary>
    /// The version that the request is about; false where it says one in another form, which was answered then.
    /// </summary>
    public static async Task<(bool IsRead, long? Version, bool IsNewOnly)> VersionAsync(HttpContext context)
    {
        var (match, none) = (context.Request.Headers.IfMatch, context.Request.Headers.IfNoneMatch);
        if (match.Count == 0 && none.Count == 0)
        {
            return (true, null, false);
        }

        if (match.Count == 0 && none is ["*"])
        {
            return (true, null, true);
        }

        if (none.Count == 0 && match is [{ Length: > 2 } tag] && tag[0] == Quote && tag[^1] == Quote
            && long.TryParse(tag.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return (true, version, false);
        }

        await Problem.Of(
            ProblemTypes.InvalidRequest, "If-Match is one ETag as it was answered; If-None-Match is *.")
            .ExecuteAsync(context);
        return (false, null, false);
    }

    /// <summary>The body as fields; null where it is no JSON object, which was answered then.</summary>
    public static async Task<JsonFields?> BodyAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            await Problem.Of(ProblemTypes.UnsupportedMediaType).ExecuteAsync(context);
            return null;
        }

        return await JsonAnswer.ReadAsync(context) is { } body ? new JsonFields(body) : null;
    }

    /// <summary>Whether all that was read is good; answered where it is not.</summary>
    public static async Task<bool> IsGoodAsync(HttpContext context, JsonFields fields, params JsonFields[] inside)
    {
        fields.NothingElse();
        foreach (var one in inside)
        {
            one.NothingElse();
        }

        List<EventFault> faults =
        [
            .. fields.Faults.Concat(inside.SelectMany(one => one.Faults))
                .Select(fault => new EventFault(fault.Place, fault.Detail)),
        ];
        if (faults.Count == 0)
        {
            return true;
        }

        await JsonAnswer.InvalidAsync(context, faults);
        return false;
    }

    /// <summary>Answers what came of a change; nothing of the file, which is read for a purpose.</summary>
    public static Task AnswerAsync(HttpContext context, VaultOutcome outcome) => outcome switch
    {
        VaultOutcome.Changed changed => KeptAsync(context, "customer", changed.File.Customer, changed.File.Version),
        VaultOutcome.Same same => KeptAsync(context, "customer", same.File.Customer, same.File.Version),
        VaultOutcome.Refused { Reason: VaultRefusal.Absent } => AbsentAsync(context),
        VaultOutcome.Refused refused => Problem.Of(ProblemTypes.FileRefused, refused.Detail).ExecuteAsync(context),
        VaultOutcome.Absent => AbsentAsync(context),
        VaultOutcome.Stale => StaleAsync(context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Answers where something stands now.</summary>
    public static Task KeptAsync(HttpContext context, string name, string id, long version)
    {
        Tag(context, version);
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString(name, id);
            json.WriteNumber("version", version);
        });
    }

    /// <summary>The same words for whoever is not on file, never was, and is not any more.</summary>
    public static Task AbsentAsync(HttpContext context) =>
        JsonAnswer.NotFoundAsync(context, "There is nothing on file by this id.");

    /// <summary>That it was changed, or has to be read before it is changed.</summary>
    public static Task StaleAsync(HttpContext context) => Problem.Of(
        context.Request.Headers.IfMatch.Count == 0 && context.Request.Headers.IfNoneMatch.Count == 0
            ? ProblemTypes.VersionRequired
            : ProblemTypes.ChangedSince).ExecuteAsync(context);

    public static void Tag(HttpContext context, long version) => context.Response.Headers[HeaderNames.ETag] =
        string.Create(CultureInfo.InvariantCulture, $"{Quote}{version}{Quote}");

    private static string? Said(HttpContext context, string header, string parameter) =>
        context.Request.Headers[header] is [{ } said] ? said
            : context.Request.Query.TryGetValue(parameter, out var value) && value is [{ } one] ? one
            : null;
}
