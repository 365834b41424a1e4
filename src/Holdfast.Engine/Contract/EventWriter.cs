using System.Buffers;

namespace Holdfast.Engine.Contract;

/// <summary>
/// Writes events as JSON in one way only: members in the order of the contract, what is absent or a default left out,
/// times in UTC with as few digits as they need. What was read and is written reads as the same event; members that
/// the contract does not know are not kept. One writer serves one event after another, for one thread at a time.
/// </summary>
public sealed class EventWriter
{
    private readonly JsonOutput _output = new();

    /// <summary>Writes an event, without an end of line.</summary>
    /// <exception cref="ArgumentException">
    /// It has no id or no type, its data is not of its type, or its amounts are in several currencies.
    /// </exception>
    public void Write(BrokerageEvent brokerageEvent, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(brokerageEvent);
        ArgumentNullException.ThrowIfNull(output);
        if (brokerageEvent.Id.IsAbsent)
        {
            throw new ArgumentException("An event has an id.", nameof(brokerageEvent));
        }

        _output.Reset();
        EnvelopeForm.Event.Write(_output, brokerageEvent);
        output.Write(_output.Written);
    }
}
