using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Following;

/// <summary>
/// What a follower makes of entries: the same of the same entry every time, and nothing but what the entry says.
/// </summary>
/// <typeparam name="TChange">What it makes of an entry.</typeparam>
public interface IDigest<TChange>
{
    /// <summary>What the follower is called, in its store and in metrics.</summary>
    string Name { get; }

    /// <summary>Counted up when the same entries come to something else: what was made before is made anew.</summary>
    int Version { get; }

    /// <summary>Adds what comes of an entry, which may be nothing.</summary>
    /// <exception cref="JournalException">The entry cannot be read.</exception>
    void Take(JournalEntry entry, ICollection<TChange> changes);
}
