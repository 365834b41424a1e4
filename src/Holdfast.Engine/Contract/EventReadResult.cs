using System.Diagnostics.CodeAnalysis;

namespace Holdfast.Engine.Contract;

/// <summary>What came of reading an event: the event, or why it is none. Exactly one of the two is there.</summary>
public readonly struct EventReadResult
{
    internal EventReadResult(BrokerageEvent brokerageEvent) => Event = brokerageEvent;

    internal EventReadResult(EventError error) => Error = error;

    /// <summary>The event.</summary>
    public BrokerageEvent? Event { get; }

    /// <summary>Why there is none.</summary>
    public EventError? Error { get; }

    /// <summary>Whether there is an event.</summary>
    [MemberNotNullWhen(true, nameof(Event))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsEvent => Event is not null;
}
