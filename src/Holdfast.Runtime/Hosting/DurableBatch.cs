using System.Buffers;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// Lines on their way through a durable run, and their answers, which are held back until what they tell is durable.
/// </summary>
internal sealed class DurableBatch : LineBatch
{
    // An output larger than this is not kept for the next lines.
    private const int OrdinaryBytes = 4 * 1024 * 1024;

    private readonly DecisionWriter _writer = new();

    /// <summary>The answers, one a line.</summary>
    public ArrayBufferWriter<byte> Output { get; private set; } = new();

    /// <summary>Done when what the answers tell is durable; fails when it will not be.</summary>
    public Task Durable { get; set; } = Task.CompletedTask;

    /// <summary>Answers the lines, within a group of the engine's.</summary>
    public void Answer(DurableEngine engine)
    {
        for (var i = 0; i < Read.Count; i++)
        {
            var line = Chunk.Lines[i];
            var text = Chunk.Buffer.AsSpan(line.Start, Read[i].IsEvent ? line.Length : 0);
            var (decision, error) = engine.Answer(Read[i], text, line.Number);
            if (error is not null)
            {
                _writer.Write(error, Output);
            }
            else
            {
                Output.Write(decision.Span);
            }

            Output.Write("\n"u8);
        }
    }

    public override void Clear()
    {
        base.Clear();
        Durable = Task.CompletedTask;
        if (Output.Capacity > OrdinaryBytes)
        {
            Output = new ArrayBufferWriter<byte>();
        }

        Output.ResetWrittenCount();
    }
}
