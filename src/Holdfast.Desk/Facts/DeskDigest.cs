using System.Collections.Frozen;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Facts;

/// <summary>Passes on the entries of which a slice makes something, as far as they were not disposed of.</summary>
internal sealed class DeskDigest(IEnumerable<IDeskEffects> effects) : IDigest<JournalEntry>
{
    private readonly FrozenDictionary<EntryKind, IDeskEffects[]> _effects = DeskStore.ByKind(effects);

    public string Name => "desk";

    public int Version => 2;

    public void Take(JournalEntry entry, ICollection<JournalEntry> changes)
    {
        if (entry.Salted is not null && _effects.TryGetValue(entry.Head.Kind, out var slices)
            && Array.Exists(slices, slice => slice.Wants(entry)))
        {
            changes.Add(entry);
        }
    }
}
