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

    /// <summary>A change of who works here: a member of staff, a role, a factor of sign-in.</summary>
    Staff = 7,

    /// <summary>A sign-in, one that failed, or the end of a session.</summary>
    SignIn = 8,

    /// <summary>A change of what is known of a customer.</summary>
    Customer = 9,

    /// <summary>The key under which a person's data are sealed, wrapped.</summary>
    PersonKey = 10,

    /// <summary>What became of an instruction or of a change of account data.</summary>
    Instruction = 11,

    /// <summary>What became of a message to a customer, to staff or to the firm's systems.</summary>
    Message = 12,

    /// <summary>A change of how the firm works: templates, receivers of messages, limits.</summary>
    Setting = 13,

    /// <summary>What was done with a case: assigned, noted, merged, decided.</summary>
    Case = 14,

    /// <summary>What the firm's systems were ordered to do, and what they answered.</summary>
    Action = 15,
}
