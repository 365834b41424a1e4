namespace Holdfast.Runtime.Journal;

/// <summary>What an entry tells of. The numbers are in every journal and never change their meaning.</summary>
internal enum EntryKind : byte
{
    /// <summary>An event and the decision it got.</summary>
    Event = 1,

    /// <summary>The policy, and the release of Holdfast, by which what follows is decided.</summary>
    Policy = 2,

    /// <summary>That the content of earlier entries was disposed of.</summary>
    Disposal = 3,
}
