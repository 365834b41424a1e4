namespace Holdfast.Runtime.Following;

/// <summary>How a follower goes about it. What is here by default suits a machine of two processors.</summary>
public sealed record FollowerOptions
{
    /// <summary>The most entries whose effect is saved at once.</summary>
    public int EntriesPerBatch { get; init; } = 4_096;

    /// <summary>How often an entry is tried before it is set aside.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>Between two tries of one entry. Those behind it wait as long.</summary>
    public TimeSpan BetweenTries { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// While the journal is being written to, a follower rests so many times as long as it worked: deciding comes
    /// first.
    /// </summary>
    public int RestPerWork { get; init; } = 3;

    /// <summary>
    /// The shortest such rest, also where all has been read: entries that come one by one are saved together, and not
    /// each with a sync of its own.
    /// </summary>
    public TimeSpan ShortestRest { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The shortest such rest after entries of which nothing came.</summary>
    public TimeSpan ShortestRestWithoutEffect { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest such rest.</summary>
    public TimeSpan LongestRest { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After so long it looks whether there is something new, if nobody woke it.</summary>
    public TimeSpan LooksEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it waits after its store failed; twice as long after each failure more.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest such wait.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);
}
