using System.Buffers;
using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>Writes answers as lines, and keeps each new decision for its repeats.</summary>
internal sealed class AnswerWriter(FirstDecisions decisions)
{
    // An output larger than this is not kept for the next batch.
    private const int OrdinaryBytes = 4 * 1024 * 1024;

    private readonly DecisionWriter _writer = new();
    private ArrayBufferWriter<byte> _output = new();

    /// <summary>The lines of some answers; they hold until the next call.</summary>
    public ReadOnlySpan<byte> Format(IReadOnlyList<Answer> answers)
    {
        if (_output.Capacity > OrdinaryBytes)
        {
            _output = new ArrayBufferWriter<byte>();
        }

        _output.ResetWrittenCount();
        for (var i = 0; i < answers.Count; i++)
        {
            Format(answers[i]);
            _output.Write("\n"u8);
        }

        return _output.WrittenSpan;
    }

    private void Format(in Answer answer)
    {
        if (answer.Decision is { } decision)
        {
            var start = _output.WrittenCount;
            _writer.Write(decision, _output);
            decisions.Append(_output.WrittenSpan[start..]);
        }
        else if (answer.Error is { } error)
        {
            _writer.Write(error, _output);
        }
        else
        {
            decisions.CopyTo(answer.RepeatOf, _output);
        }
    }
}
