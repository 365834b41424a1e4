using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Contract;

/// <summary>The answer to an event, in growing order of severity.</summary>
public enum Outcome : byte
{
    /// <summary>Go on.</summary>
    Allow,

    /// <summary>Ask for stronger proof before going on.</summary>
    StepUp,

    /// <summary>Take the request, do not carry it out before it is confirmed.</summary>
    Hold,

    /// <summary>Refuse.</summary>
    Deny,
}

/// <summary>What the firm should do besides, in the order in which a decision lists them.</summary>
[Flags]
public enum RecommendedActions : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Tell the customer at a contact that was on file before.</summary>
    NotifyPriorContact = 1 << 0,

    /// <summary>Let the customer confirm by another way than the one the request came by.</summary>
    ConfirmOutOfBand = 1 << 1,

    /// <summary>Call the customer at a number that was on file before.</summary>
    CallBack = 1 << 2,

    /// <summary>Let no money leave the account.</summary>
    RestrictTransfers = 1 << 3,

    /// <summary>Take no orders but closing ones.</summary>
    RestrictTrading = 1 << 4,

    /// <summary>End the customer's online sessions and remembered sign-ins.</summary>
    EndSessions = 1 << 5,

    /// <summary>Have the customer set new credentials.</summary>
    ResetCredentials = 1 << 6,

    /// <summary>Open an incident.</summary>
    OpenIncident = 1 << 7,

    /// <summary>Turn the address away for a time.</summary>
    BlockIp = 1 << 8,

    /// <summary>Have a supervisor look.</summary>
    EscalateToSupervisor = 1 << 9,
}

/// <summary>The engine's answer to one event.</summary>
public sealed class Decision
{
    /// <summary>Id of the event.</summary>
    public required Text Event { get; init; }

    /// <summary>What to do with the request.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Probability that the actor is not the customer, or that the request is not the customer's.</summary>
    public required Probability Score { get; init; }

    /// <summary>Signals that carried weight, strongest first; equal ones in the order of their ids.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>What the firm should do besides.</summary>
    public RecommendedActions Actions { get; init; }

    /// <summary>The instruction under which a transfer is being verified; null where none is.</summary>
    public string? Instruction { get; init; }

    /// <summary>The case the event went to; set by a server only.</summary>
    public string? Case { get; init; }

    /// <summary>The event was older than the newest of its account.</summary>
    public bool Late { get; init; }

    /// <summary>Fingerprint of the policy that decided.</summary>
    public required string Policy { get; init; }

    /// <summary>The engine's clock: the newest event time it had read.</summary>
    public required Instant At { get; init; }
}

/// <summary>Why an event could not be decided, in place of a decision.</summary>
public enum EventErrorCode : byte
{
    /// <summary>Not JSON, a name twice in one object, a lone surrogate, nested deeper than 32.</summary>
    InvalidJson,

    /// <summary>Larger than 64 KiB.</summary>
    TooLarge,

    /// <summary>A needed field is missing or a field has the wrong form.</summary>
    InvalidEvent,

    /// <summary>No such type.</summary>
    UnknownEventType,

    /// <summary>An earlier event with other content has this id.</summary>
    EventIdReused,

    /// <summary>More than five minutes ahead of the clock of the machine that received it.</summary>
    TimeInFuture,
}

/// <summary>
/// One fault of an event: where, and what is expected there. Never repeats the value, which may be a secret.
/// </summary>
#pragma warning disable CA1720 // The contract calls it a JSON pointer (RFC 6901), and so do its readers.
public readonly record struct EventFault(string Pointer, string Detail);
#pragma warning restore CA1720

/// <summary>An event that could not be decided.</summary>
public sealed record EventError(EventErrorCode Code, string Detail, IReadOnlyList<EventFault> Faults)
{
    /// <summary>Id of the event where it could be told, else null.</summary>
    public string? Event { get; init; }

    /// <summary>Line of the batch, from 1; 0 where there is no batch.</summary>
    public long Line { get; init; }
}
