using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using System.Text.Json.Nodes;
using Holdfast.Desk.Messages.Webhooks;
using Holdfast.Desk.Settings;
using NodaTime;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>
/// Hands text messages and calls to the firm's gateway: one signed request each, by the same convention as webhooks.
/// The id is the same whenever a message is handed over, so that a gateway sends it once.
/// </summary>
internal sealed class GatewaySender(Medium medium, GatewaySettings settings, HttpClient http, TimeProvider clock)
    : IMessageSender
{
    public Medium Medium => medium;

    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken ct)
    {
        if (!IsNumber(message.Destination))
        {
            return new SendOutcome.Never(FailureReason.BadDestination);
        }

        var body = new JsonObject
        {
            ["type"] = medium is Medium.Sms ? "sms.send" : "voice.call",
            ["data"] = new JsonObject
            {
                ["to"] = message.Destination,
                ["language"] = message.Language,
                ["text"] = (medium is Medium.Sms ? message.Content.Short : message.Content.Spoken)
                    ?? message.Content.Subject,
            },
        }.ToJsonString();
        var secret = WebhookSecret.Read(settings.Secret()) ?? [];
        return await SignedRequest.SendAsync(
            http, settings.Url!, new SignedRequest(message.Id, body, [secret]),
            Instant.FromDateTimeOffset(clock.GetUtcNow()), ct);
    }

    // ITU-T E.164: a plus, and at most fifteen digits.
    private static bool IsNumber(string text) => text.Length is >= 8 and <= 16 && text[0] == '+'
        && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}

/// <summary>A request that is signed as Standard Webhooks says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">Its body, JSON.</param>
/// <param name="Secrets">The secrets that sign it, the one in force first.</param>
internal sealed record SignedRequest(string Id, string Body, IReadOnlyList<byte[]> Secrets)
{
    /// <summary>How long the other side may take for all of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Sends it, and reads of the answer its status and nothing else.</summary>
    public static async Task<SendOutcome> SendAsync(
        HttpClient http, Uri url, SignedRequest request, Instant now, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(request.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        message.Headers.TryAddWithoutValidation("webhook-id", request.Id);
        message.Headers.TryAddWithoutValidation("webhook-timestamp",
            now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        message.Headers.TryAddWithoutValidation("webhook-signature",
            WebhookSecret.Sign(request.Secrets, request.Id, now, request.Body));
        message.Headers.TryAddWithoutValidation("User-Agent", "Holdfast");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, end.Token);
            return (int)answer.StatusCode switch
            {
                >= 200 and < 300 and var status => new SendOutcome.Taken(
                    status.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                410 => new SendOutcome.Never(FailureReason.Refused, 410),
                var status => new SendOutcome.Later(
                    status is 429 or >= 500 ? FailureReason.Deferred : FailureReason.Refused, status),
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SendOutcome.Later(FailureReason.TimedOut);
        }
        catch (HttpRequestException failure)
        {
            return new SendOutcome.Later(failure switch
            {
                { InnerException: ForbiddenAddressException } => FailureReason.ForbiddenAddress,
                { InnerException: AuthenticationException } => FailureReason.NotSecure,
                _ => FailureReason.Unreachable,
            });
        }
    }
}
