using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>Lines on their way through a run, and how each is answered.</summary>
internal sealed class ScoreBatch : LineBatch
{
    /// <summary>How each is answered; decisions speak of the chunk's bytes, as events do.</summary>
    public List<Answer> Answers { get; } = [];

    public override void Clear()
    {
        base.Clear();
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
