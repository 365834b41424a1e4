namespace Holdfast.Runtime.Following;

/// <summary>How a follower is doing.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Position">The entry that it takes next.</param>
/// <param name="Behind">Entries that are durable and that it has not taken yet.</param>
/// <param name="BehindFor">How old the newest entry is that it has taken, if it is behind; else zero.</param>
/// <param name="SetAside">Entries of which it could make nothing.</param>
/// <param name="Failure">What keeps it from going on at the moment; null where nothing does.</param>
public sealed record FollowerStatus(
    string Name, long Position, long Behind, TimeSpan BehindFor, long SetAside, string? Failure);

/// <summary>A follower as who shows or wakes it knows it, whatever it makes.</summary>
public interface IFollower : IDisposable
{
    /// <summary>How it is doing.</summary>
    FollowerStatus Status { get; }

    /// <summary>Begins to follow, on a thread of its own.</summary>
    void Start();

    /// <summary>Says that there may be something new. Costs next to nothing.</summary>
    void Wake();

    /// <summary>Entries that were set aside, in order, behind a position.</summary>
    IReadOnlyList<SetAsideEntry> SetAside(long after, int limit);

    /// <summary>Tries an entry again that was set aside; true where it is so no longer.</summary>
    Task<bool> RetryAsync(long position);
}
