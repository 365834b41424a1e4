using System.Text.Json.Serialization;

namespace Holdfast.Desk.Instructions;

/// <summary>Where an instruction stands. The words are wire words: never renamed, never reused.</summary>
[JsonConverter(typeof(WordConverter<InstructionState>))]
public enum InstructionState
{
    /// <summary>It came in; nothing was looked at yet.</summary>
    Received,

    /// <summary>Authority, categories, sanctions and signals are known; the way it goes was chosen.</summary>
    Screened,

    /// <summary>The customer is being asked at a contact that was on file before.</summary>
    AwaitingConfirmation,

    /// <summary>The customer confirmed, and it is recorded how.</summary>
    Confirmed,

    /// <summary>The customer denied it, told other details, or was in distress or coached.</summary>
    Refused,

    /// <summary>Nobody qualified was reached in time.</summary>
    Expired,

    /// <summary>It waits for a person to look into it.</summary>
    Held,

    /// <summary>The firm may carry it out. The only state in which money leaves.</summary>
    Released,

    /// <summary>It is not carried out.</summary>
    Rejected,

    /// <summary>The money or the securities arrived.</summary>
    Settled,

    /// <summary>The other side sent it back.</summary>
    Returned,

    /// <summary>The firm took it back.</summary>
    Recalled,
}

/// <summary>Questions about states.</summary>
public static class InstructionStates
{
    /// <summary>All before the release, in which something is still to be decided and no money has left.</summary>
    internal static readonly InstructionState[] BeforeRelease =
    [
        InstructionState.Received, InstructionState.Screened, InstructionState.AwaitingConfirmation,
        InstructionState.Confirmed, InstructionState.Refused, InstructionState.Expired, InstructionState.Held,
    ];

    /// <summary>Whether nothing more happens to it before or after money moved.</summary>
    public static bool IsFinal(this InstructionState state) => state is InstructionState.Rejected
        or InstructionState.Settled or InstructionState.Returned or InstructionState.Recalled;

    /// <summary>Whether it is before the release, so that no money has left.</summary>
    public static bool IsBeforeRelease(this InstructionState state) => BeforeRelease.Contains(state);
}
