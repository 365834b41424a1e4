using System.Runtime.InteropServices;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Following.Links;

/// <summary>Says of each event which devices, networks, payees stood in it with which account or customer.</summary>
public sealed class LinkDigest : IDigest<LinkChange>
{
    private readonly EventReader _reader = new();

    /// <inheritdoc/>
    public string Name => "links";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public void Take(JournalEntry entry, ICollection<LinkChange> changes)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(changes);
        if (entry.Salted is null)
        {
            return;
        }

        switch (entry.Head.Kind)
        {
            case EntryKind.Event:
                TakeEvent(entry, changes);
                break;
            case EntryKind.Disposal:
                foreach (var position in DisposalContent.Positions(entry))
                {
                    changes.Add(new LinkChange(position, default, default, 0));
                }

                break;
            case EntryKind.Policy:
            case EntryKind.Access:
            case EntryKind.LookUp:
            case EntryKind.Hold:
            case >= EntryKind.Staff and <= EntryKind.Action:
                break;
            default:
                throw new JournalException(JournalFault.Unreadable,
                    $"Entry {entry.Position} is of kind {(byte)entry.Head.Kind}, which this release does not know.");
        }
    }

    private void TakeEvent(JournalEntry entry, ICollection<LinkChange> changes)
    {
        var content = EventContent.Read(entry);
        if (content.Account.IsEmpty && content.Customer.IsEmpty)
        {
            return;
        }

        if (!MemoryMarshal.TryGetArray(content.Event, out var text) ||
            _reader.Read(text.Array!, text.Offset, text.Count) is not { IsEvent: true } read)
        {
            throw new JournalException(JournalFault.Unreadable,
                $"The event of entry {entry.Position} is none to this release.");
        }

        var (position, at) = (entry.Position, read.Event.Time.ToUnixTimeTicks());
        LinkPairs.Of(read.Event, TextOf(content.Account), TextOf(content.Customer), (thing, subject) =>
            changes.Add(new LinkChange(position, thing, subject, at)));
    }

    // The entry's own bytes, which nobody changes.
    private static Text TextOf(ReadOnlyMemory<byte> part) =>
        !part.IsEmpty && MemoryMarshal.TryGetArray(part, out var bytes)
            ? new Text(bytes.Array!, bytes.Offset, bytes.Count)
            : default;
}
