using System.Buffers;
using Holdfast.Engine.Contract;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using NodaTime;

namespace Holdfast.Simulator.Output;

/// <summary>
/// The wire between the firm's systems and whoever reads their events. It delivers in order of arrival and has the
/// faults of a real one: lines come late or twice, and lose parts. Who caused an event makes no difference to it.
/// </summary>
internal sealed class Feed(Stream events, Stream labels)
{
    private const double Late = 0.01, Twice = 0.0025, WithoutNetwork = 0.022, WithoutDevice = 0.012, WithoutPart = 0.02;
    private const int FlushAt = 1 << 16;

    private readonly PriorityQueue<Pending, (Instant Arrival, ulong Id)> _pending = new();
    private readonly ArrayBufferWriter<byte> _lines = new(FlushAt * 2);
    private readonly ArrayBufferWriter<byte> _labelLines = new(FlushAt);
    private readonly EventWriter _writer = new();

    /// <summary>Lines written.</summary>
    public long Written { get; private set; }

    /// <summary>Sends an event off.</summary>
    /// <param name="brokerageEvent">With the time at which it happened.</param>
    /// <param name="id">Its id again.</param>
    /// <param name="chance">Draws of whoever caused it.</param>
    /// <param name="skewSeconds">How far the clock is off that stamped it.</param>
    /// <param name="label">What an attacker caused; null for honest life.</param>
    public void Send(BrokerageEvent brokerageEvent, Tag id, Chance chance, int skewSeconds, Label? label)
    {
        var happened = brokerageEvent.Time;
        LoseParts(brokerageEvent, chance);
        brokerageEvent.Time += Duration.FromSeconds(skewSeconds);
        var arrival = happened + (chance.Is(Late)
            ? Duration.FromSeconds((long)Math.Min(chance.Spread(2_700, 1.3), 172_800) + 60)
            : Duration.FromMilliseconds(chance.Between(20, 2_500)));
        _pending.Enqueue(new Pending(brokerageEvent, label), (arrival, id.Value));
        if (chance.Is(Twice))
        {
            arrival += Duration.FromMilliseconds((long)chance.Spread(20_000, 1.6));
            _pending.Enqueue(new Pending(brokerageEvent, null), (arrival, id.Value));
        }
    }

    /// <summary>Writes what has arrived before a moment.</summary>
    public void Deliver(Instant before)
    {
        while (_pending.TryPeek(out _, out var next) && next.Arrival < before)
        {
            var pending = _pending.Dequeue();
            _writer.Write(pending.Event, _lines);
            _lines.Write("\n"u8);
            Written++;
            if (pending.Label is { } label)
            {
                LabelLines.Write(pending.Event.Id, label, _labelLines);
            }

            if (_lines.WrittenCount >= FlushAt)
            {
                Flush();
            }
        }
    }

    public void Flush()
    {
        events.Write(_lines.WrittenSpan);
        labels.Write(_labelLines.WrittenSpan);
        _lines.ResetWrittenCount();
        _labelLines.ResetWrittenCount();
    }

    private static void LoseParts(BrokerageEvent brokerageEvent, Chance chance)
    {
        if (brokerageEvent.Network is { } network)
        {
            if (chance.Is(WithoutNetwork))
            {
                brokerageEvent.Network = null;
            }
            else if (chance.Is(WithoutPart))
            {
                (network.Place, network.Anonymizer) = (default, Anonymizer.NotGiven);
            }
        }

        if (brokerageEvent.Device is { } device)
        {
            if (chance.Is(WithoutDevice))
            {
                brokerageEvent.Device = null;
            }
            else if (chance.Is(WithoutPart))
            {
                (device.Language, device.TimeZone) = (default, default);
            }
        }
    }

    private readonly record struct Pending(BrokerageEvent Event, Label? Label);
}
