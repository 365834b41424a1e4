using Holdfast.Engine.Values;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Following.Links;

/// <summary>The index of links of a journal and the follower that makes it.</summary>
public sealed class FollowedLinks : IDisposable
{
    /// <summary>
    /// How it follows: an analyst can wait a second for a link, so in a flood it takes a thirtieth of one processor at
    /// most.
    /// </summary>
    private static readonly FollowerOptions Options = new()
    {
        RestPerWork = 30,
        ShortestRest = TimeSpan.FromMilliseconds(250),
        ShortestRestWithoutEffect = TimeSpan.FromMilliseconds(250),
        LongestRest = TimeSpan.FromSeconds(10),
    };

    private readonly IJournal _journal;
    private readonly Follower<LinkChange> _follower;

    /// <summary>Links in a store, which is their own from now on.</summary>
    public FollowedLinks(IJournal journal, LinkIndex index, TimeProvider clock)
        : this(journal, index, Options, clock)
    {
    }

    /// <summary>Links in a store, followed in another way than is usual.</summary>
    internal FollowedLinks(IJournal journal, LinkIndex index, FollowerOptions options, TimeProvider clock)
    {
        _journal = journal;
        _follower = new Follower<LinkChange>(journal, new LinkDigest(), index, options, clock);
        Index = index;
    }

    /// <summary>The index.</summary>
    public LinkIndex Index { get; }

    /// <summary>What makes it.</summary>
    public IFollower Follower => _follower;

    /// <summary>Follows to the end of the journal on the thread of the caller; for one that was not started.</summary>
    public void CatchUp() => _follower.CatchUp();

    /// <summary>
    /// What both ends of a link are called, as the journal tells it; null where it was disposed of.
    /// </summary>
    public (string Thing, string Subject)? NamesOf(Link link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var entry = _journal.At(link.Last);
        if (entry is not { Salted: not null, Head.Kind: EntryKind.Event })
        {
            return null;
        }

        List<LinkChange> changes = [];
        new LinkDigest().Take(entry, changes);
        foreach (var change in changes)
        {
            // Of one kind an event tells one thing only, and one subject.
            if (change.Thing.Kind == link.Thing.Kind && change.Subject.Kind == link.Subject.Kind)
            {
                return (change.Thing.Text.ToString(), change.Subject.Text.ToString());
            }
        }

        return null;
    }

    /// <summary>What an address is called as a thing that is linked.</summary>
    public static string NetworkName(NetworkAddress address) => LinkPairs.NetworkName(address);

    /// <summary>Stops following and gives the store up.</summary>
    public void Dispose() => _follower.Dispose();
}
