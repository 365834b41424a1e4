using System.Threading.Channels;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Scoring;
using Channel = System.Threading.Channels.Channel;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// A stream of events on its way through a partition: reading and writing go on side by side, and between them no more
/// than a few batches.
/// </summary>
internal sealed class PartitionStream(Partition partition, Stream lines, Stream answers) : IDisposable
{
    // One is read, one decided, one synced, one written.
    private const int Batches = 4;

    private readonly SemaphoreSlim _room = new(Batches);
    private readonly Channel<DurableBatch> _decided = Channel.CreateBounded<DurableBatch>(Batches);

    public async ValueTask<StreamEnd> RunAsync(CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = ReadAsync(stop.Token);
        try
        {
            await WriteAsync(stop.Token).ConfigureAwait(false);
            return await reading.ConfigureAwait(false) ? StreamEnd.Whole : StreamEnd.Unavailable;
        }
        catch (JournalException)
        {
            return StreamEnd.Unavailable;
        }
        finally
        {
            // Whatever ended one of them ends the other: nothing touches the streams when this returns.
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(reading).ConfigureAwait(false);
            _ = reading.Exception;
        }
    }

    public void Dispose() => _room.Dispose();

    // False where nothing is taken in any more.
    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        try
        {
            var reader = new LineReader(lines);
            var events = new EventReader();
            while (true)
            {
                await _room.WaitAsync(ct).ConfigureAwait(false);
                var batch = partition.TakeBatch();
                if (!await reader.FillAsync(batch.Chunk, ct).ConfigureAwait(false))
                {
                    partition.GiveBack(batch);
                    return true;
                }

                foreach (var line in batch.Chunk.Lines)
                {
                    batch.Read.Add(events.Read(batch.Chunk.Buffer, line.Start, line.Length, line.Number));
                }

                if (!await partition.AddAsync(batch, ct).ConfigureAwait(false))
                {
                    return false;
                }

                await _decided.Writer.WriteAsync(batch, ct).ConfigureAwait(false);
            }
        }
        finally
        {
            // What ended it is told by the task: what was read before is answered first.
            _decided.Writer.Complete();
        }
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        await foreach (var batch in _decided.Reader.ReadAllAsync(ct).ConfigureAwait(false))
        {
            await batch.Durable.ConfigureAwait(false);
            if (batch.Output.WrittenCount > 0)
            {
                await answers.WriteAsync(batch.Output.WrittenMemory, ct).ConfigureAwait(false);
                await answers.FlushAsync(ct).ConfigureAwait(false);
            }

            // One that does not come this far may be in the writer's hands yet, and serves nobody else.
            partition.GiveBack(batch);
            _room.Release();
        }
    }
}
