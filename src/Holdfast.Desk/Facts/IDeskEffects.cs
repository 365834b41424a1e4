using System.Collections.Immutable;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Facts;

/// <summary>
/// What a slice makes of entries in its tables. Several slices may listen to one kind; each writes its own tables only.
/// </summary>
public interface IDeskEffects
{
    /// <summary>The kinds of entries it makes something of.</summary>
    ImmutableArray<EntryKind> Kinds { get; }

    /// <summary>
    /// Whether it makes anything of an entry of its kinds. Each entry that is wanted costs a look at the tables and a
    /// write, so who listens to events has to tell cheaply, from the bytes, those of no concern: there may be tens of
    /// thousands a second, and deciding them comes before the desk.
    /// </summary>
    bool Wants(JournalEntry entry) => true;

    /// <summary>
    /// Changes the tables by an entry. The same entry has the same effect whenever it is taken: neither clock nor
    /// chance take part. What it changes is saved by whoever calls: after each entry, but for events, of which those
    /// that stand together are saved together, so that what one of them sets is seen by key and not by query.
    /// </summary>
    /// <exception cref="JournalException">The entry cannot be read.</exception>
    void Apply(DeskDb db, JournalEntry entry);
}
