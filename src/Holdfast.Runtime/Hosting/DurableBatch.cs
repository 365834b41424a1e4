using System.Buffers;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// The lines of one read of the input on their way through a durable run, and their answers, which are held back until
/// what they tell is durable.
/// </summary>
internal sealed class DurableBatch
{
    // An output larger than this is not kept for the next lines.
    private const int OrdinaryBytes = 4 * 1024 * 1024;

    public LineChunk Chunk { get; } = new();

    /// <summary>What came of reading each line.</summary>
    public List<EventReadResult> Read { get; } = [];

    /// <summary>The answers, one a line.</summary>
    public ArrayBufferWriter<byte> Output { get; private set; } = new();

    /// <summary>Done when what the answers tell is durable; fails when it will not be.</summary>
    public Task Durable { get; set; } = Task.CompletedTask;

    public void Clear()
    {
        Read.Clear();
        Durable = Task.CompletedTask;
        if (Output.Capacity > OrdinaryBytes)
        {
            Output = new ArrayBufferWriter<byte>();
        }

        Output.ResetWrittenCount();
    }
}
