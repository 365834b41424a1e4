namespace Holdfast.Runtime.Sealing;

/// <summary>Why a master key could not do what it was asked for.</summary>
public enum MasterKeyFault
{
    /// <summary>There is none where it was looked for.</summary>
    Missing,

    /// <summary>What is there is no master key, or cannot be read.</summary>
    Unreadable,

    /// <summary>What is there could be guessed, or is open to everybody.</summary>
    Weak,

    /// <summary>It is another one than what was sealed asks for.</summary>
    Wrong,

    /// <summary>It is the right one, and what was sealed under it is not what was written.</summary>
    Altered,
}

/// <summary>
/// A master key could not do what it was asked for; the message says why in a sentence and holds nothing of a key but
/// its id.
/// </summary>
public sealed class MasterKeyException : Exception
{
    /// <summary>With its fault and what to tell.</summary>
    public MasterKeyException(MasterKeyFault fault, string message, Exception? cause = null)
        : base(message, cause) => Fault = fault;

    /// <summary>Why.</summary>
    public MasterKeyFault Fault { get; }
}
