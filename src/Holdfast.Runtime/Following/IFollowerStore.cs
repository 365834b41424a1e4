using Holdfast.Runtime.Journal.Tree;
using NodaTime;

namespace Holdfast.Runtime.Following;

/// <summary>
/// Where one follower keeps what it makes of entries, and with it how far it has come. What a store holds can be made
/// again from the journal, so a store may lose what was saved last; it must never keep a part of it.
/// </summary>
/// <typeparam name="TChange">What the follower makes of an entry.</typeparam>
public interface IFollowerStore<TChange> : IDisposable
{
    /// <summary>How far the follower has come; null where it has not begun.</summary>
    FollowerPlace? Place();

    /// <summary>Throws away all that the follower made, what it set aside, and its place.</summary>
    void Clear();

    /// <summary>Keeps what was made of some entries and the new place, all or nothing.</summary>
    /// <exception cref="InvalidOperationException">It has come to another place than the batch begins at.</exception>
    void Save(FollowedBatch<TChange> batch);

    /// <summary>Entries that were set aside, in order, behind a position.</summary>
    IReadOnlyList<SetAsideEntry> SetAside(long after, int limit);

    /// <summary>How many entries are set aside.</summary>
    long CountSetAside();
}

/// <summary>How far a follower has come.</summary>
/// <param name="Version">Which version of what it makes was made.</param>
/// <param name="Position">The entry that it takes next.</param>
/// <param name="Root">Root of the tree of all entries before, by which it is known that they were of this
/// journal.</param>
public sealed record FollowerPlace(int Version, long Position, TreeHash Root);

/// <summary>What a follower made of some entries.</summary>
/// <param name="From">The position of the first of them.</param>
/// <param name="Place">Where the follower has come to with them.</param>
/// <param name="Changes">What it made, in the order of the entries.</param>
/// <param name="SetAside">Those of which it could make nothing.</param>
/// <param name="TakenUp">Positions that were set aside before and are so no longer.</param>
public sealed record FollowedBatch<TChange>(
    long From,
    FollowerPlace Place,
    IReadOnlyList<TChange> Changes,
    IReadOnlyList<SetAsideEntry> SetAside,
    IReadOnlyList<long> TakenUp);

/// <summary>An entry of which a follower could make nothing: the others go on without it.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Reason">Why, in a sentence that tells nothing of its content.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="At">When it was set aside.</param>
public sealed record SetAsideEntry(long Position, string Reason, int Tries, Instant At);
