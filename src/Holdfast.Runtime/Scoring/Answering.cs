using Holdfast.Engine;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// Answers one line after another: what was read becomes a decision, the number of the decision it got before, or an
/// error. Only what is decided changes what is known.
/// </summary>
internal sealed class Answering(DecisionEngine engine, IEventIds ids, TimeProvider clock)
{
    /// <summary>How far ahead of the receiving machine's clock a source's clock may be.</summary>
    public static readonly Duration ClockTolerance = Duration.FromMinutes(5);

    private Instant _latest;

    public ScoreTally Tally { get; } = new();

    /// <summary>Reads the clock. Once for many events is enough: it is for telling wrong clocks by minutes.</summary>
    public void ReadClock() => _latest = Instant.FromDateTimeOffset(clock.GetUtcNow()) + ClockTolerance;

    /// <summary>Answers what was read of a line.</summary>
    public Answer Answer(in EventReadResult read, long line)
    {
        if (!read.IsEvent)
        {
            return Refuse(read.Error);
        }

        switch (Recognize(read.Event, out var number, out var isAheadOfTime))
        {
            case Recognition.Repeat:
                Tally.CountRepeat();
                return new Answer(number);
            case Recognition.Reuse:
                return Refuse(Error(read.Event, line, EventErrorCode.EventIdReused, "/id",
                    "An earlier event with other content has this id."));
            case Recognition.New when isAheadOfTime:
                return Refuse(Error(read.Event, line, EventErrorCode.TimeInFuture, "/time",
                    "The event is more than five minutes ahead of the clock of the machine that received it."));
            case Recognition.New:
            default:
                var decision = engine.Decide(read.Event);
                Tally.Count(read.Event.Type, decision, engine.AccountOfLast);
                return new Answer(decision);
        }
    }

    /// <summary>
    /// What is known of an event's id. What is ahead of time is not taken in: it may be sent again in time.
    /// </summary>
    public Recognition Recognize(BrokerageEvent @event, out long number, out bool isAheadOfTime)
    {
        isAheadOfTime = @event.Time > _latest;
        return ids.Recognize(
            IdFingerprint.Of(@event.Id.Utf8), @event.Content, takeIn: !isAheadOfTime, out number);
    }

    /// <summary>The error for an event that was decided once, of which nothing is kept any more.</summary>
    public static EventError DisposedOf(BrokerageEvent @event, long line) =>
        Error(@event, line, EventErrorCode.EventIdReused, "/id",
            "An event with this id was decided and disposed of since, its decision too.");

    private Answer Refuse(EventError error)
    {
        Tally.Count(error);
        return new Answer(error);
    }

    private static EventError Error(
        BrokerageEvent @event, long line, EventErrorCode code, string pointer, string detail) =>
        new(code, detail, [new EventFault(pointer, detail)]) { Event = @event.Id.ToString(), Line = line };
}
