using System.Collections.Concurrent;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// Writes to a journal for whoever asks, in the order asked. What waits while one group is being synced becomes the
/// next: who comes alone is not kept waiting, and a flood shares its syncs.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    /// <summary>A group takes no more on once it has so many entries.</summary>
    public const int EntriesEnough = 2048;

    private readonly IJournal _journal;
    private readonly BlockingCollection<Waiting> _queue = [];
    private readonly Thread _thread;
    private JournalException? _failure;

    public GroupCommit(IJournal journal)
    {
        _journal = journal;
        _thread = new Thread(Write) { Name = "journal", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Writes some entries, all or none. Done when they are durable.</summary>
    /// <remarks>
    /// After a failure it fails, and so does all that was asked for since: entries are written in the order asked or
    /// not at all. Whoever goes on does so with another instance, from what the journal then holds.
    /// </remarks>
    public Task AppendAsync(IReadOnlyList<NewEntry> entries)
    {
        // Who waits goes on elsewhere: the writer has the next group to write.
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Append(entries, failure =>
        {
            if (failure is null)
            {
                done.SetResult();
            }
            else
            {
                done.SetException(failure);
            }
        });
        return done.Task;
    }

    /// <summary>
    /// The same; tells on the thread that writes, which must not be held up, and after all that was asked before.
    /// </summary>
    public void Append(IReadOnlyList<NewEntry> entries, Action<JournalException?> done) =>
        _queue.Add(new Waiting(entries, done));

    /// <summary>What went wrong; null as long as nothing did.</summary>
    public JournalException? Failure => Volatile.Read(ref _failure);

    /// <summary>Writes what waits, then stops.</summary>
    public void Dispose()
    {
        if (!_queue.IsAddingCompleted)
        {
            _queue.CompleteAdding();
            _thread.Join();
            _queue.Dispose();
        }
    }

    private void Write()
    {
        List<Waiting> waiting = [];
        List<NewEntry> group = [];
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            Take(first);
            while (group.Count < EntriesEnough && _queue.TryTake(out var next))
            {
                Take(next);
            }

            Append(group);
            foreach (var one in waiting)
            {
                one.Done(_failure);
            }

            waiting.Clear();
            group.Clear();
        }

        void Take(Waiting one)
        {
            waiting.Add(one);
            group.AddRange(one.Entries);
        }
    }

    // The loop that holds the writer: whatever goes wrong is told to all who wait, and ends nothing else.
    private void Append(List<NewEntry> group)
    {
        if (_failure is not null || group.Count == 0)
        {
            return;
        }

        try
        {
            _journal.Append(group);
        }
        catch (JournalException failure)
        {
            _failure = failure;
        }
        catch (Exception failure)
        {
            _failure = new JournalException(JournalFault.Failed, "Writing to the journal failed.", failure);
        }
    }

    private readonly record struct Waiting(IReadOnlyList<NewEntry> Entries, Action<JournalException?> Done);
}
