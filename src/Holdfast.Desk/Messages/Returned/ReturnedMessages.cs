using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Messages.Returned;

/// <summary>Takes it that messages came back.</summary>
internal sealed class ReturnedMessages(DeskWriter writer)
{
    private const int CodeAtMost = 12;

    /// <summary>Takes it that a message came back.</summary>
    /// <param name="message">Its id, or the <c>Message-ID</c> of its mail.</param>
    /// <param name="code">What happened, such as 5.1.1; null where that is not told.</param>
    /// <param name="by">Who tells it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The message; null where there is none of that id that went out.</returns>
    public Task<string?> TakeAsync(string message, string? code, Actor by, CancellationToken ct)
    {
        var id = IdIn(message);
        var kept = code is { Length: > 0 and <= CodeAtMost } && code.All(c => char.IsAsciiDigit(c) || c is '.')
            ? code : null;
        return writer.DecideAsync<string?>(async (db, end) =>
            await db.Set<OutboxRow>().FirstOrDefaultAsync(row => row.Id == id || row.MessageId == id, end) switch
            {
                { State: MessageState.Sent } row => new(
                    row.Id, new MessageEntry.Returned(row.Id, by, kept).ToEntry()),

                // Said twice, it is so once.
                { State: MessageState.Returned } row => new(row.Id),
                _ => new(null),
            }, ct);
    }

    private static string IdIn(string message)
    {
        var id = message.Trim().TrimStart('<');
        var at = id.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? id : id[..at];
    }
}
