using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>What lanes of messages need.</summary>
/// <param name="Reader">The tables.</param>
/// <param name="Writer">Keeps what came of sending.</param>
/// <param name="Seals">Opens messages.</param>
/// <param name="Composing">Makes them of their texts.</param>
/// <param name="Alarms">Told of what is given up.</param>
internal sealed record LaneMeans(
    DeskReader Reader, DeskWriter Writer, MessageSeals Seals, Composing Composing, SendingAlarms Alarms);

/// <summary>Messages that go by one means.</summary>
internal sealed class MessageLane(
    Medium medium, IMessageSender? sender, LaneMeans means, TimeProvider clock, ILogger<MessageLane> log)
    : SendingLane(MessageWords.Of(medium), clock, log)
{
    protected override async Task<IReadOnlyList<string>> DueAsync(
        Instant now, IReadOnlyCollection<string> busy, int most, CancellationToken ct)
    {
        await using var db = means.Reader.Open();
        return await db.Set<OutboxRow>()
            .Where(row => row.Medium == medium && row.State == MessageState.Waiting && row.Next <= now
                && !busy.Contains(row.Id))
            .OrderBy(row => row.Next).ThenBy(row => row.Position).ThenBy(row => row.Number)
            .Select(row => row.Id).Take(most).ToListAsync(ct);
    }

    protected override async Task<Func<CancellationToken, Task>?> SendAsync(string id, CancellationToken ct)
    {
        OutboxRow? row;
        await using (var db = means.Reader.Open())
        {
            row = await db.Set<OutboxRow>().FirstOrDefaultAsync(one => one.Id == id, ct);
        }

        if (row is not { State: MessageState.Waiting } || row.Next > Now)
        {
            return null;
        }

        if (row.NotAfter <= Now)
        {
            return Keep(row, Never(row, FailureReason.TooLate));
        }

        if (await means.Seals.OpenAsync(row.Customer, row.Sealed, ct) is not { } content)
        {
            return Keep(row, Never(row, FailureReason.Gone));
        }

        if (sender is null)
        {
            return Keep(row, Never(row, FailureReason.NoMeans));
        }

        var rendered = means.Composing.Compose(row.Template, row.Language, content.Parameters, Now);
        var outcome = await sender.SendAsync(
            new Outgoing(row.Id, row.MessageId, content.Destination, row.Language, rendered), ct);
        return Keep(row, outcome switch
        {
            SendOutcome.Taken taken => new MessageEntry.Sent(
                row.Id, Composing.NameOf(rendered.Template),
                await means.Seals.SealDestinationAsync(row.Customer, content.Destination, ct),
                row.OnFileSince, taken.Receipt),
            SendOutcome.Later later => new MessageEntry.Failed(
                row.Id, later.Reason, later.Code, RetrySchedule.OfMessages.Next(row.Tries + 1, Now)),
            SendOutcome.Never never => new MessageEntry.Failed(row.Id, never.Reason, never.Code, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    private static MessageEntry.Failed Never(OutboxRow row, FailureReason reason) => new(row.Id, reason, null, null);

    // Once: a row that is no longer as it was when it was sent keeps what was kept of it.
    private Func<CancellationToken, Task> Keep(OutboxRow sent, MessageEntry entry) => async ct =>
    {
        var isKept = await means.Writer.DecideAsync<bool>(async (db, end) =>
        {
            var row = await db.Set<OutboxRow>().FirstOrDefaultAsync(one => one.Id == sent.Id, end);
            return row is { State: MessageState.Waiting } && row.Tries == sent.Tries && row.Next == sent.Next
                ? new(true, entry.ToEntry())
                : new(false);
        }, ct);
        if (isKept && entry is MessageEntry.Failed { Next: null, Reason: var reason })
        {
            means.Alarms.GivenUp(Name, sent.Id, reason);
        }
    };
}
