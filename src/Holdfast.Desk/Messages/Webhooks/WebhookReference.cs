using System.Globalization;
using System.Text;
using Holdfast.Desk.Messages.Sending;
using NodaTime;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>The reference page of webhooks, made of what the code says.</summary>
internal static class WebhookReference
{
    private const string Body =
        """
        # Webhooks

        Made from the code; do not edit. Systems of the firm are told what happens by HTTPS, by the convention of
        [Standard Webhooks](https://www.standardwebhooks.com/). Receivers are made under *Webhooks* in the console or by
        `POST /v1/webhooks`, which shows a secret once.

        ## A webhook

        Signed by `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`, which is nobody's secret:

        ```http
        POST /holdfast HTTP/1.1
        Content-Type: application/json; charset=utf-8
        webhook-id: w-1042-0
        webhook-timestamp: 1795702151
        webhook-signature: v1,lg9G/mg84Hp7qJBiKP2Y52L+UhKeAq4j/NQO7JQ8org=

        {"type":"instruction.released","timestamp":"2026-11-26T14:09:11Z","data":{"instruction":"i-00000000000075f3"}}
        ```

        - The signature is HMAC-SHA256 over `id.timestamp.body`, in Base64 behind `v1,`, by the bytes that stand in
          Base64 behind `whsec_`. For 24 hours after a rotation there are two, with a space between: take a webhook if
          one is good.
        - Refuse what is older or newer than 5 minutes, and pass over an id that you have taken before: a webhook that
          was not answered in time is sent again with the same id and body.
        - Answer with any 2xx within 15 seconds, and work later. 3xx is not followed. 410 switches the receiver off.
        - Of one object webhooks arrive in order: while one was not taken, those behind it wait, and others go on.
        - Ids and words are in it, never a customer's data: ask for those over the API.

        """;

    /// <summary>The page.</summary>
    public static string Page()
    {
        var page = new StringBuilder(Body);
        page.Append("\n## Types\n\n| type | tells |\n| --- | --- |\n");
        foreach (var (type, tells) in WebhookTypes.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{type}` | {tells} |\n");
        }

        page.Append("\n## Tries\n\nWhat is not taken is sent again, after each failure so long later, and then given "
            + "up with an alarm:\n\n| failure | next try after |\n| --- | --- |\n");
        foreach (var (index, wait) in RetrySchedule.OfWebhooks.Waits.Index())
        {
            page.Append(CultureInfo.InvariantCulture, $"| {index + 1} | {TextOf(wait)} |\n");
        }

        return page.Append(CultureInfo.InvariantCulture,
            $"| {RetrySchedule.OfWebhooks.Waits.Length + 1} | given up; it can be sent again by hand |\n")
            .Append("\n## Where is connected to\n\nOnly to public addresses, by HTTPS. A name is looked up once, and "
                + "what it leads to is looked at before it is connected\nto. Networks of the firm's own are named in "
                + "`messages.allowNetworks`; within them HTTP is taken too.\n").ToString();
    }

    private static string TextOf(Duration wait) => wait.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0} seconds")
        : wait.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{wait.TotalMinutes:0} minutes")
            : string.Create(CultureInfo.InvariantCulture, $"{wait.TotalHours:0} hours");
}
