using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// The lines of one read of the input on their way through a run: what was read of each, then how each is answered.
/// Events and decisions speak of the chunk's bytes, so a batch is filled again only when all its answers are written.
/// </summary>
internal sealed class ScoreBatch
{
    public LineChunk Chunk { get; } = new();

    /// <summary>What came of reading each line.</summary>
    public List<EventReadResult> Read { get; } = [];

    /// <summary>How each is answered.</summary>
    public List<Answer> Answers { get; } = [];

    public void Clear()
    {
        Read.Clear();
        Answers.Clear();
    }
}

/// <summary>The answer to one line: a new decision, an error, or the decision that an earlier event got.</summary>
internal readonly record struct Answer
{
    private readonly object? _answer;

    public Answer(Decision decision) => _answer = decision;

    public Answer(EventError error) => _answer = error;

    public Answer(long repeatOf) => RepeatOf = repeatOf;

    public Decision? Decision => _answer as Decision;

    public EventError? Error => _answer as EventError;

    /// <summary>
    /// The number of the decision that is given again, where there is neither a new one nor an error.
    /// </summary>
    public long RepeatOf { get; }
}
