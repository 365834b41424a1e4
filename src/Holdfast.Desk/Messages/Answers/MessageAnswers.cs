using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Holdfast.Desk.Api;
using Holdfast.Desk.Messages.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holdfast.Desk.Messages.Answers;

/// <summary>A message as it is listed: what it says and where it goes stay sealed.</summary>
internal sealed record MessageAnswer(
    string Id, string Template, string Medium, string State, string Customer, string? About, string? Contact,
    string? OnFileSince, string QueuedAt, string? SentAt, string? Text, int Tries, string? Next, string? Reason)
{
    public static MessageAnswer Of(OutboxRow row) => new(
        row.Id, row.Template, MessageWords.Of(row.Medium), MessageWords.Of(row.State), row.Customer, row.About,
        row.Contact, TextOf(row.OnFileSince), InstantText.Of(row.QueuedAt), TextOf(row.SentAt), row.Text, row.Tries,
        row.State is MessageState.Waiting ? TextOf(row.Next) : null, row.Reason);

    private static string? TextOf(NodaTime.Instant? at) => at is { } known ? InstantText.Of(known) : null;
}

/// <summary>A page of messages, the newest first.</summary>
internal sealed record MessagePage(IReadOnlyList<MessageAnswer> Messages, string? Next);

/// <summary>That a message came back.</summary>
internal sealed record ReturnedRequest(string? Message, string? Code);

/// <summary>A test that is to be sent.</summary>
internal sealed record TestRequest(string? Medium, string? To);

/// <summary>A receiver as it is listed; its secret is there when it was made or changed, and never again.</summary>
internal sealed record EndpointAnswer(
    string Id, string Name, string Url, IReadOnlyList<string> Types, bool Off, string? OffReason, string MadeAt,
    string MadeBy, int Version)
{
    [JsonPropertyOrder(-1)]
    public string? Secret { get; init; }

    public static EndpointAnswer Of(EndpointRow row) => new(
        row.Id, row.Name, row.Url, row.Types.Split(','), row.IsOff, row.OffReason, InstantText.Of(row.MadeAt),
        row.MadeBy, row.Version);
}

/// <summary>All receivers.</summary>
internal sealed record EndpointList(IReadOnlyList<EndpointAnswer> Endpoints);

/// <summary>A webhook on its way to a receiver.</summary>
internal sealed record WebhookAnswer(
    string Id, string Type, string Subject, string State, string QueuedAt, string? SentAt, int Tries, string? Next,
    int? LastStatus, string? Reason)
{
    public static WebhookAnswer Of(WebhookRow row) => new(
        row.Id, row.Type, row.Subject, MessageWords.Of(row.State), InstantText.Of(row.QueuedAt),
        row.SentAt is { } sent ? InstantText.Of(sent) : null, row.Tries,
        row.State is MessageState.Waiting ? InstantText.Of(row.Next) : null, row.LastStatus, row.Reason);
}

/// <summary>A page of webhooks of a receiver, the newest first.</summary>
internal sealed record WebhookPage(IReadOnlyList<WebhookAnswer> Webhooks, string? Next);

/// <summary>Requests and answers on messages in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(ReturnedRequest))]
[JsonSerializable(typeof(TestRequest))]
[JsonSerializable(typeof(EndpointRequest))]
[JsonSerializable(typeof(EndpointAnswer))]
[JsonSerializable(typeof(EndpointList))]
[JsonSerializable(typeof(WebhookPage))]
internal sealed partial class AnswerJson : JsonSerializerContext;

/// <summary>Reads bodies.</summary>
internal static class BodyOf
{
    private const int BytesAtMost = 16 * 1024;

    /// <summary>The body as JSON; null where it is none.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> form, CancellationToken ct)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            return null;
        }

        Limit(context, BytesAtMost);
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, form, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes no body that is larger.</summary>
    public static void Limit(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }
    }

    /// <summary>The answer to a body that is none.</summary>
    public static ProblemHttpResult None(HttpContext context) => context.Request.HasJsonContentType()
        ? Problem.Of(ProblemTypes.InvalidRequest, "The body is no JSON object with the members that there are.")
        : Problem.Of(ProblemTypes.UnsupportedMediaType);
}
