namespace Holdfast.Engine;

/// <summary>
/// Where what is known goes that is not in use, and where a checkpoint of all that is known is gathered. The engine
/// does no I/O itself: it hands bytes out and asks for them again, on the thread that it is called on.
/// </summary>
/// <remarks>
/// What is asked for is always what was handed in last, whether or not it has reached a disk. A checkpoint is all that
/// was handed in before it began, and on top of it what is handed in for it: together the knowledge of one moment.
/// </remarks>
public interface IKnowledgeStore
{
    /// <summary>The state of a part that was handed in last. The bytes are good until the next call.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is damaged.</exception>
    ReadOnlyMemory<byte> Read(KnownPart part);

    /// <summary>
    /// Takes the state that a part has now, because it leaves memory. The bytes are good for the call.
    /// </summary>
    void Keep(KnownPart part, ReadOnlySpan<byte> state);

    /// <summary>Takes the state that a part had when the checkpoint began that is being gathered.</summary>
    void KeepForCheckpoint(KnownPart part, ReadOnlySpan<byte> state);
}

/// <summary>A part of what is known that is kept by itself: which kind, and which one of it, from 0.</summary>
public readonly record struct KnownPart(KnownKind Kind, int Number);

/// <summary>The kinds of parts. The numbers are kept with the parts and never change their meaning.</summary>
public enum KnownKind : byte
{
    /// <summary>
    /// The one part that says how many there are of all others, and what is too small for one of its own.
    /// </summary>
    Whole = 0,

    /// <summary>The texts by which a page of customers is named.</summary>
    CustomerTexts = 1,

    /// <summary>The texts by which a page of accounts is named.</summary>
    AccountTexts = 2,

    /// <summary>A customer.</summary>
    Customer = 3,

    /// <summary>An account.</summary>
    Account = 4,

    /// <summary>A block of the table of sessions.</summary>
    Sessions = 5,

    /// <summary>A block of the table of addresses.</summary>
    Addresses = 6,

    /// <summary>A block of the table of things that people have in common.</summary>
    Shared = 7,

    /// <summary>A block of the table of securities.</summary>
    Symbols = 8,

    /// <summary>A block of the table of staff.</summary>
    Staff = 9,

    /// <summary>A block of the table of what the crowd is seen with.</summary>
    Counts = 10,

    /// <summary>A block of the table of what was named as a thief's.</summary>
    Disowned = 11,
}
