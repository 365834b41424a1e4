using System.Text;
using Holdfast.Engine;
using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>What came of looking for an event to explain.</summary>
public abstract record ExplainResult
{
    private ExplainResult()
    {
    }

    /// <summary>The event was found and decided.</summary>
    /// <param name="Explanation">Its decision taken apart.</param>
    public sealed record Explained(Explanation Explanation) : ExplainResult;

    /// <summary>The id was found, but what it stands on could not be decided.</summary>
    /// <param name="Error">Why.</param>
    public sealed record Refused(EventError Error) : ExplainResult;

    /// <summary>
    /// The event was decided in the run whose state was loaded; what was known then is known no more.
    /// </summary>
    public sealed record DecidedEarlier : ExplainResult;

    /// <summary>No event of the input has the id.</summary>
    public sealed record NotFound : ExplainResult;
}

/// <summary>Scores a stream of events up to one event, and explains that one.</summary>
public sealed class ExplainRun(ScoreState state, TimeProvider clock)
{
    private readonly Answering _answering = new(state.Engine, state.Ids, clock);

    /// <summary>Reads as far as the first event of an id that can be decided.</summary>
    public ExplainResult Run(Stream input, string id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(id);
        var sought = Encoding.UTF8.GetBytes(id);
        var lines = new LineReader(input);
        var reader = new EventReader();
        var chunk = new LineChunk();
        ExplainResult? refused = null;
        while (lines.Fill(chunk))
        {
            ct.ThrowIfCancellationRequested();
            _answering.ReadClock();
            foreach (var line in chunk.Lines)
            {
                var read = reader.Read(chunk.Buffer, line.Start, line.Length, line.Number);
                var result = Take(read, line.Number, sought, id);
                if (result is ExplainResult.Explained or ExplainResult.DecidedEarlier)
                {
                    return result;
                }

                refused ??= result;
            }
        }

        return refused ?? new ExplainResult.NotFound();
    }

    private ExplainResult? Take(in EventReadResult read, long line, byte[] sought, string id)
    {
        if (read.IsEvent && read.Event.Id.Utf8.SequenceEqual(sought))
        {
            // The first of its id: a repeat can only be of an event that the loaded state knows.
            switch (_answering.Recognize(read.Event, out _, out var isAheadOfTime))
            {
                case Recognition.New when !isAheadOfTime:
                    return new ExplainResult.Explained(state.Engine.Explain(read.Event));
                case Recognition.Repeat:
                    return new ExplainResult.DecidedEarlier();
                case Recognition.New:
                case Recognition.Reuse:
                default:
                    return new ExplainResult.Refused(_answering.Answer(read, line).Error!);
            }
        }

        var error = _answering.Answer(read, line).Error;
        return error?.Event == id ? new ExplainResult.Refused(error) : null;
    }
}
