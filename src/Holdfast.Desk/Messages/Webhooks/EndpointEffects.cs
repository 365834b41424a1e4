using System.Collections.Immutable;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>The receivers of webhooks, as entries tell of them.</summary>
internal sealed class EndpointEffects : IDeskEffects
{
    public ImmutableArray<EntryKind> Kinds => [EntryKind.Setting];

    public void Apply(DeskDb db, JournalEntry entry)
    {
        switch (EndpointEntry.Read(entry))
        {
            case null:
                break;
            case EndpointEntry.Made made:
                db.Set<EndpointRow>().Add(new EndpointRow
                {
                    Id = made.Endpoint,
                    Name = made.Name,
                    Url = made.Url,
                    Types = made.Types,
                    Secret = made.Secret,
                    MadeAt = entry.Head.At,
                    MadeBy = made.By.Name,
                    Version = 1,
                });
                break;
            case EndpointEntry.Changed changed:
                var row = Find(db, entry, changed.Endpoint);
                (row.Name, row.Url, row.Types) = (changed.Name, changed.Url, changed.Types);
                (row.IsOff, row.OffReason) = (changed.IsOff, null);
                row.Version++;
                break;
            case EndpointEntry.Rotated rotated:
                var receiver = Find(db, entry, rotated.Endpoint);
                (receiver.OldSecret, receiver.OldUntil) =
                    (receiver.Secret, entry.Head.At + WebhookSecret.Overlap);
                receiver.Secret = rotated.Secret;
                receiver.Version++;
                break;
            case EndpointEntry.Removed removed:
                db.Set<EndpointRow>().Remove(Find(db, entry, removed.Endpoint));
                WebhookQueue.Remove(db, removed.Endpoint);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static EndpointRow Find(DeskDb db, JournalEntry entry, string endpoint) =>
        db.Set<EndpointRow>().Find(endpoint) ?? throw new JournalException(
            JournalFault.Damaged, $"Entry {entry.Position} tells of a receiver that was never made.");
}
