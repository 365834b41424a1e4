using System.Buffers;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// Lines on their way through a durable run, and their answers, which are held back until what they tell is durable.
/// </summary>
internal sealed class DurableBatch : LineBatch
{
    // An output larger than this is not kept for the next lines.
    private const int OrdinaryBytes = 4 * 1024 * 1024;

    /// <summary>The answers, one a line.</summary>
    public ArrayBufferWriter<byte> Output { get; private set; } = new();

    /// <summary>Done when what the answers tell is durable; fails when it will not be.</summary>
    public Task Durable { get; set; } = Task.CompletedTask;

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
