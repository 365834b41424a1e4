using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Actions;

/// <summary>Where an order stands.</summary>
[JsonConverter(typeof(WordConverter<ActionState>))]
public enum ActionState
{
    /// <summary>It waits for a second person; nobody was told.</summary>
    Proposed,

    /// <summary>The firm's systems are told, and have not answered.</summary>
    Ordered,

    /// <summary>They did it.</summary>
    CarriedOut,

    /// <summary>They did some of it.</summary>
    Partly,

    /// <summary>They did not do it.</summary>
    Refused,

    /// <summary>The second person said no; nobody was told.</summary>
    Declined,

    /// <summary>Whoever proposed it took it back; nobody was told.</summary>
    Withdrawn,

    /// <summary>It was done, and is taken back.</summary>
    Undone,
}

/// <summary>What the firm's systems say became of an order.</summary>
[JsonConverter(typeof(WordConverter<ActionOutcome>))]
public enum ActionOutcome
{
    /// <summary>All of it is done.</summary>
    CarriedOut,

    /// <summary>Some of it is done.</summary>
    Partly,

    /// <summary>None of it is done.</summary>
    Refused,
}

/// <summary>What is late about an order.</summary>
[JsonConverter(typeof(WordConverter<ActionAlarm>))]
public enum ActionAlarm
{
    /// <summary>No second person has decided it.</summary>
    NotDecided,

    /// <summary>The firm's systems have not answered.</summary>
    NotAnswered,

    /// <summary>Nobody has looked at what one person ordered in an emergency.</summary>
    NotReviewed,
}
