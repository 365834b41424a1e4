using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>What lanes of webhooks need.</summary>
/// <param name="Reader">The tables.</param>
/// <param name="Writer">Keeps what came of sending.</param>
/// <param name="Endpoints">Knows the secrets.</param>
/// <param name="Http">Connects to where may be connected to.</param>
/// <param name="Alarms">Told of what is given up.</param>
internal sealed record WebhookMeans(
    DeskReader Reader, DeskWriter Writer, WebhookEndpoints Endpoints, HttpClient Http, SendingAlarms Alarms);

/// <summary>Webhooks to one receiver: of one subject in order, of different ones side by side.</summary>
internal sealed class WebhookLane(
    string endpoint, WebhookMeans means, TimeProvider clock, ILogger<WebhookLane> log)
    : SendingLane($"webhook {endpoint}", clock, log)
{
    protected override async Task<IReadOnlyList<string>> DueAsync(
        Instant now, IReadOnlyCollection<string> busy, int most, CancellationToken ct)
    {
        await using var db = means.Reader.Open();
        return await db.Set<WebhookRow>()
            .Where(row => row.Endpoint == endpoint && row.State == MessageState.Waiting && row.IsNext
                && row.Next <= now && !busy.Contains(row.Id))
            .OrderBy(row => row.Next).ThenBy(row => row.Position).ThenBy(row => row.Number)
            .Select(row => row.Id).Take(most).ToListAsync(ct);
    }

    protected override async Task<Func<CancellationToken, Task>?> SendAsync(string id, CancellationToken ct)
    {
        WebhookRow? row;
        EndpointRow? receiver;
        await using (var db = means.Reader.Open())
        {
            row = await db.Set<WebhookRow>().FirstOrDefaultAsync(one => one.Id == id && one.Endpoint == endpoint, ct);
            receiver = await db.Set<EndpointRow>().FirstOrDefaultAsync(one => one.Id == endpoint, ct);
        }

        if (row is not { State: MessageState.Waiting, IsNext: true } || row.Next > Now
            || receiver is not { IsOff: false })
        {
            return null;
        }

        var now = Now;
        var outcome = await SignedRequest.SendAsync(means.Http, new Uri(receiver.Url), new SignedRequest(
            row.Id, row.Payload, [.. means.Endpoints.SecretsOf(receiver, now)]), now, ct);
        return Keep(row, outcome switch
        {
            SendOutcome.Taken taken => new MessageEntry.WebhookDelivered(row.Id, endpoint, int.Parse(
                taken.Receipt!, System.Globalization.CultureInfo.InvariantCulture)),
            SendOutcome.Later later => new MessageEntry.WebhookFailed(
                row.Id, endpoint, later.Reason, later.Code, RetrySchedule.OfWebhooks.Next(row.Tries + 1, Now)),
            SendOutcome.Never never => new MessageEntry.WebhookFailed(row.Id, endpoint, never.Reason, never.Code, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    private Func<CancellationToken, Task> Keep(WebhookRow sent, MessageEntry entry) => async ct =>
    {
        var isKept = await means.Writer.DecideAsync<bool>(async (db, end) =>
        {
            var row = await db.Set<WebhookRow>()
                .FirstOrDefaultAsync(one => one.Id == sent.Id && one.Endpoint == endpoint, end);
            return row is { State: MessageState.Waiting } && row.Tries == sent.Tries && row.Next == sent.Next
                ? new(true, entry.ToEntry())
                : new(false);
        }, ct);
        if (isKept && entry is MessageEntry.WebhookFailed { Next: null, Reason: var reason })
        {
            means.Alarms.GivenUp(Name, sent.Id, reason);
        }
    };
}
