namespace Holdfast.Runtime.Journal;

/// <summary>Why a journal could not do what it was asked for.</summary>
public enum JournalFault
{
    /// <summary>There is no journal where one was looked for.</summary>
    Missing,

    /// <summary>Something is there already that must not be overwritten.</summary>
    Occupied,

    /// <summary>Another process writes to it.</summary>
    InUse,

    /// <summary>It was made by a later release, or is no journal at all.</summary>
    Unreadable,

    /// <summary>What it says of itself does not fit together.</summary>
    Damaged,

    /// <summary>It is older than what was seen of it before.</summary>
    Older,

    /// <summary>The key that signs is missing, or is another one.</summary>
    Key,

    /// <summary>The master key that contents are sealed under is missing, or is another one.</summary>
    MasterKey,

    /// <summary>There is no space left; with space again it goes on.</summary>
    Full,

    /// <summary>
    /// Writing failed: nothing is taken in any more until it was opened again and has found out what is there.
    /// </summary>
    Failed,
}

/// <summary>A journal could not do what it was asked for; the message says why in a sentence.</summary>
public sealed class JournalException : Exception
{
    /// <summary>With its fault and what to tell.</summary>
    public JournalException(JournalFault fault, string message, Exception? cause = null)
        : base(message, cause) => Fault = fault;

    /// <summary>Why.</summary>
    public JournalFault Fault { get; }

    /// <summary>
    /// Whether whoever writes may go on by opening the journal again, and so find out what it holds. Not so where a
    /// sync failed on this machine: the system may say the next time that it succeeded, with the bytes lost. A store
    /// says so of a failure of which it knows better, as of a connection that was lost.
    /// </summary>
    public bool CanBeReopened
    {
        get => field || Fault is JournalFault.Full;
        init;
    }
}
