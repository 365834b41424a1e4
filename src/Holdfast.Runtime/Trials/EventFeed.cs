using Holdfast.Engine.Contract;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// Reads a file of past events, each once: lines in error are counted and passed over, an event sent again is taken
/// once, as when events are scored. An event is valid only while it is being taken.
/// </summary>
internal sealed class EventFeed(CancellationToken ct)
{
    private readonly EventIds _ids = new(ScoreState.EventsRemembered);

    /// <summary>Events that were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Lines that were passed over because they hold no event.</summary>
    public long Faulty { get; private set; }

    /// <summary>Lines that repeat an event.</summary>
    public long Repeats { get; private set; }

    /// <summary>The first of the lines in error; null where there is none.</summary>
    public EventError? FirstError { get; private set; }

    /// <summary>Told how far it is after each piece of input.</summary>
    public Action<ScoreProgress>? Progressed { get; init; }

    public void Read(Stream input, Action<BrokerageEvent> take)
    {
        var lines = new LineReader(input);
        var reader = new EventReader();
        var chunk = new LineChunk();
        var progress = default(ScoreProgress);
        while (lines.Fill(chunk))
        {
            ct.ThrowIfCancellationRequested();
            foreach (var line in chunk.Lines)
            {
                var read = reader.Read(chunk.Buffer, line.Start, line.Length, line.Number);
                if (!read.IsEvent)
                {
                    Refuse(read.Error);
                    continue;
                }

                Take(read.Event, line.Number, take);
            }

            progress = new ScoreProgress(progress.BytesRead + chunk.BytesRead, progress.Lines + chunk.Lines.Count);
            Progressed?.Invoke(progress);
        }
    }

    private void Take(BrokerageEvent @event, long line, Action<BrokerageEvent> take)
    {
        switch (_ids.Recognize(IdFingerprint.Of(@event.Id.Utf8), @event.Content, takeIn: true, out _))
        {
            case Recognition.New:
                Taken++;
                take(@event);
                break;
            case Recognition.Repeat:
                Repeats++;
                break;
            case Recognition.Reuse:
            default:
                Refuse(new EventError(
                    EventErrorCode.EventIdReused, "An earlier event with other content has this id.", [])
                {
                    Line = line,
                });
                break;
        }
    }

    private void Refuse(EventError error)
    {
        Faulty++;
        FirstError ??= error;
    }
}
