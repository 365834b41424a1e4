using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages.Answers;
using Holdfast.Desk.Messages.Sending;
using Holdfast.Desk.Messages.Templates;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Messages;

/// <summary>What came of a command on a message.</summary>
internal abstract record MessageOutcome
{
    private MessageOutcome()
    {
    }

    /// <summary>It was done.</summary>
    public sealed record Done : MessageOutcome;

    /// <summary>There is no such message.</summary>
    public sealed record Unknown : MessageOutcome;

    /// <summary>It cannot be done as things stand.</summary>
    public sealed record Refused(string Reason) : MessageOutcome;
}

/// <summary>What people do with messages.</summary>
internal sealed class MessageCommands(
    DeskWriter writer, MessageSeals seals, Composing composing, TimeProvider clock)
{
    /// <summary>For whom tests are sealed, which are about no customer.</summary>
    public const string OfFirm = ":firm";

    /// <summary>Has a message that was given up tried again.</summary>
    public Task<MessageOutcome> RetryAsync(string id, Actor by, CancellationToken ct) =>
        DecideAsync(id, row => row.Reason is Outbox.Withdrawn
            ? new(new MessageOutcome.Refused("What it tells of is not so any more."))
            : row.State is MessageState.Failed
            ? new(new MessageOutcome.Done(), new MessageEntry.TriedAgain(id, by).ToEntry())
            : new(new MessageOutcome.Refused("It was not given up.")), ct);

    /// <summary>Keeps that a letter was mailed: with the address it went to, and which text it had.</summary>
    public async Task<MessageOutcome> MailAsync(string id, Actor by, CancellationToken ct) =>
        await writer.DecideAsync<MessageOutcome>(async (db, end) =>
        {
            var row = await db.Set<OutboxRow>().FirstOrDefaultAsync(one => one.Id == id, end);
            if (row is null)
            {
                return new(new MessageOutcome.Unknown());
            }

            if (row is not { Medium: Medium.Paper, State: MessageState.Waiting })
            {
                return new(new MessageOutcome.Refused("It is no letter that waits to be mailed."));
            }

            if (await seals.OpenAsync(row.Customer, row.Sealed, end) is not { } content)
            {
                return new(new MessageOutcome.Refused("What was known of the customer was disposed of."));
            }

            var text = composing.Compose(
                row.Template, row.Language, content.Parameters, Instant.FromDateTimeOffset(clock.GetUtcNow())).Template;
            return new(new MessageOutcome.Done(), new MessageEntry.Sent(
                id, Composing.NameOf(text),
                await seals.SealDestinationAsync(row.Customer, content.Destination, end),
                row.OnFileSince, null, by).ToEntry());
        }, ct);

    /// <summary>Queues a test to an address or number of the firm's own.</summary>
    /// <returns>Its id; null where it is asked for in a form that cannot be.</returns>
    public async Task<string?> TestAsync(TestRequest request, Actor by, CancellationToken ct)
    {
        Medium? medium = request.Medium switch
        {
            "email" => Medium.Email,
            "sms" => Medium.Sms,
            "voice" => Medium.Voice,
            _ => null,
        };
        if (medium is not { } means || request.To is not { Length: > 0 and <= 254 } to || to.Any(char.IsControl))
        {
            return null;
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var content = MessageContent.Of(to, MessageParameters.None.Moment("at", now, DateTimeZone.Utc));
        var about = "t-" + Base32.Write(Guid.NewGuid().ToByteArray());
        var message = new NewMessage(
            TemplateTable.Test, OfFirm, means, TemplateSet.English, await seals.SealAsync(OfFirm, content, ct))
        {
            About = about,
        };
        await writer.DecideAsync<bool>(
            (_, _) => Task.FromResult(new Decided<bool>(true, new MessageEntry.Queued(message, by).ToEntry())), ct);
        return await writer.DecideAsync<string?>(async (db, end) => new(
            await db.Set<OutboxRow>().Where(row => row.About == about).Select(row => row.Id).SingleAsync(end)), ct);
    }

    private Task<MessageOutcome> DecideAsync(
        string id, Func<OutboxRow, Decided<MessageOutcome>> decide, CancellationToken ct) =>
        writer.DecideAsync<MessageOutcome>(async (db, end) =>
            await db.Set<OutboxRow>().FirstOrDefaultAsync(row => row.Id == id, end) is { } row
                ? decide(row)
                : new(new MessageOutcome.Unknown()), ct);
}
