using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Following;

/// <summary>
/// Takes entries one after another and lets none of them stop the others: what cannot be read, or made anything of, is
/// tried a few times and then set aside.
/// </summary>
internal sealed class Digesting<TChange>(
    IJournal journal, IDigest<TChange> digest, FollowerOptions options, TimeProvider clock, CancellationToken stop)
{
    // However many entries of a batch are no good, those behind them do not wait much longer than for one.
    private const int WaitsPerBatch = 4;

    private int _waits;

    /// <summary>What came of some entries.</summary>
    /// <param name="Next">The entry behind the last of them.</param>
    /// <param name="NewestAt">When the last of them was written.</param>
    /// <param name="Changes">What was made of them.</param>
    /// <param name="SetAside">Those that were no good.</param>
    public sealed record Taken(
        long Next, Instant NewestAt, List<TChange> Changes, List<SetAsideEntry> SetAside);

    public Taken Take(long from, long before)
    {
        _waits = 0;
        List<TChange> changes = [];
        List<SetAsideEntry> aside = [];
        var (next, newestAt) = (from, Instant.MinValue);
        try
        {
            foreach (var entry in journal.Read(from, before))
            {
                TakeIn(entry, changes, aside);
                (next, newestAt) = (entry.Position + 1, entry.Head.At);
                stop.ThrowIfCancellationRequested();
            }
        }
        catch (JournalException failure) when (IsOfOneEntry(failure))
        {
            // The row itself cannot be read. It is tried alone, and the rest is the next batch's.
            var one = TakeOne(next);
            changes.AddRange(one.Changes);
            aside.AddRange(one.SetAside);
            next = one.Next;
        }

        return new Taken(next, newestAt, changes, aside);
    }

    /// <summary>Reads an entry by itself and takes it.</summary>
    public Taken TakeOne(long position)
    {
        for (var tried = 1; ; tried++)
        {
            List<TChange> changes = [];
            try
            {
                var entry = journal.At(position);
                digest.Take(entry, changes);
                return new Taken(position + 1, entry.Head.At, changes, []);
            }
            catch (JournalException failure) when (IsOfOneEntry(failure))
            {
                if (tried >= options.Tries)
                {
                    return new Taken(position + 1, Now, [], [new SetAsideEntry(position, failure.Message, tried, Now)]);
                }
            }

            if (_waits++ < WaitsPerBatch)
            {
                stop.WaitHandle.WaitOne(options.BetweenTries);
            }

            stop.ThrowIfCancellationRequested();
        }
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private void TakeIn(JournalEntry entry, List<TChange> changes, List<SetAsideEntry> aside)
    {
        var count = changes.Count;
        try
        {
            digest.Take(entry, changes);
        }
        catch (JournalException failure) when (IsOfOneEntry(failure))
        {
            changes.RemoveRange(count, changes.Count - count);
            var again = TakeOne(entry.Position);
            changes.AddRange(again.Changes);
            aside.AddRange(again.SetAside);
        }
    }

    // A disk that fails is not the entry's fault: then all wait, and none is set aside.
    private static bool IsOfOneEntry(JournalException failure) =>
        failure.Fault is JournalFault.Unreadable or JournalFault.Damaged;
}
