using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Hosting;

/// <summary>What a partition answers to an event.</summary>
public abstract record EventAnswer
{
    private EventAnswer()
    {
    }

    /// <summary>
    /// The event and its decision are durable; for an event sent again, the decision that it got first.
    /// </summary>
    /// <param name="Decision">The decision as it stands in the journal, a JSON object.</param>
    public sealed record Decided(ReadOnlyMemory<byte> Decision) : EventAnswer;

    /// <summary>It is no event, or cannot be decided. Nothing was kept of it.</summary>
    /// <param name="Error">Why.</param>
    public sealed record Refused(EventError Error) : EventAnswer;

    /// <summary>As much as may be is on its way already. Nothing was kept of it; it may be sent again.</summary>
    public sealed record Overloaded : EventAnswer
    {
        internal static Overloaded Now { get; } = new();
    }

    /// <summary>
    /// Nothing can be kept now. If the event was on its way when that began, it may or may not have been kept: sent
    /// again, it gets the one decision either way.
    /// </summary>
    public sealed record Unavailable : EventAnswer
    {
        internal static Unavailable Now { get; } = new();
    }
}

/// <summary>How a stream of events ended.</summary>
public enum StreamEnd
{
    /// <summary>All of it was answered.</summary>
    Whole,

    /// <summary>Nothing can be kept now: what was not answered may or may not have been kept.</summary>
    Unavailable,
}
