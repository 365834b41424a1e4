namespace Holdfast.Runtime.Journal;

/// <summary>What an entry tells of. The numbers are in every journal and never change their meaning.</summary>
public enum EntryKind : byte
{
    /// <summary>An event and the decision it got.</summary>
    Event = 1,

    /// <summary>The policy, and the release of Holdfast, by which what follows is decided.</summary>
    Policy = 2,

    /// <summary>That the content of earlier entries was disposed of.</summary>
    Disposal = 3,

    /// <summary>A change of who may do what: a key made or revoked, a right given or taken.</summary>
    Access = 4,

    /// <summary>That somebody looked at customer information.</summary>
    LookUp = 5,

    /// <summary>A legal hold put on records, or taken off them.</summary>
    Hold = 6,
}
