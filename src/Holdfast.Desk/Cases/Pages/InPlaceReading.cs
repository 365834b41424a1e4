using System.Collections.Immutable;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Messages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Cases.Pages;

/// <summary>Reads instructions and messages of customers, to be shown where their case is decided.</summary>
internal sealed class InPlaceReading(DeskReader reader)
{
    private const int RowsAtMost = 12;

    private static readonly Duration InstructionsBefore = Duration.FromDays(7), MessagesBefore = Duration.FromDays(1);

    /// <summary>
    /// Those that came with what began at a moment, or shortly before, the newest first; none without the right to
    /// them.
    /// </summary>
    public async Task<(ImmutableArray<InstructionRow> Instructions, ImmutableArray<OutboxRow> Messages)> ReadAsync(
        ImmutableArray<string> customers, Instant began, Func<string, bool> has, CancellationToken ct)
    {
        string[] named = [.. customers];
        var (received, queued) = (began - InstructionsBefore, began - MessagesBefore);
        await using var db = reader.Open();
        var instructions = has(Scopes.InstructionsRead)
            ? await db.Set<InstructionRow>()
                .Where(row => named.Contains(row.Customer) && row.ReceivedAt >= received)
                .OrderByDescending(row => row.ReceivedAt).ThenBy(row => row.Id).Take(RowsAtMost).ToListAsync(ct)
            : [];
        var messages = has(Scopes.MessagesRead)
            ? await db.Set<OutboxRow>()
                .Where(row => named.Contains(row.Customer) && row.QueuedAt >= queued)
                .OrderByDescending(row => row.QueuedAt).ThenBy(row => row.Id).Take(RowsAtMost).ToListAsync(ct)
            : [];
        return ([.. instructions], [.. messages]);
    }
}
