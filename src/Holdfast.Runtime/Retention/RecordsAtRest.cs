using Holdfast.Runtime.Following;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Retention;

/// <summary>
/// The desk for holds and disposals of a data folder that no server holds: the folder is this one's as long as it is
/// open, and no engine is started.
/// </summary>
public sealed class RecordsAtRest : IDisposable
{
    private readonly DataFolder _folder;
    private readonly IJournal _journal;
    private readonly FollowedTimelines _timelines;
    private readonly TimeProvider _clock;

    private RecordsAtRest(
        DataFolder folder, IJournal journal, FollowedTimelines timelines, RetentionTable table, TimeProvider clock)
    {
        (_folder, _journal, _timelines, _clock) = (folder, journal, timelines, clock);
        Desk = new RetentionDesk(journal, timelines, table, AppendAsync, clock);
    }

    /// <summary>The desk.</summary>
    public RetentionDesk Desk { get; }

    /// <summary>Takes hold of a folder with a journal, and brings its timelines to the journal's end.</summary>
    /// <exception cref="JournalException">There is no journal, or the folder is in use or cannot be gone on
    /// with.</exception>
    public static RecordsAtRest Open(string path, RetentionTable table, TimeProvider clock)
    {
        if (!File.Exists(DataFolder.JournalFile(path)))
        {
            throw new JournalException(JournalFault.Missing, $"{DataFolder.JournalFile(path)} does not exist.");
        }

        var folder = DataFolder.Hold(path);
        try
        {
            return Open(folder, path, table, clock);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Gives the folder up.</summary>
    public void Dispose()
    {
        Desk.Dispose();
        _timelines.Dispose();
        _journal.Dispose();
        _folder.Dispose();
    }

    private static RecordsAtRest Open(DataFolder folder, string path, RetentionTable table, TimeProvider clock)
    {
        var journal = folder.OpenJournal(clock);
        FollowedTimelines? timelines = null;
        try
        {
            timelines = FollowedTimelines.Open(path, journal, clock);
            timelines.CatchUp();
            return new RecordsAtRest(folder, journal, timelines, table, clock);
        }
        catch
        {
            timelines?.Dispose();
            journal.Dispose();
            throw;
        }
    }

    // One thread appends and follows: what was appended is in the timelines before anything else is computed.
    private ValueTask<long> AppendAsync(
        EntryKind kind, byte codec, ReadOnlyMemory<byte> content, IReadOnlyList<long> disposes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Disposing.Refuse(_journal, disposes) is { } refusal)
        {
            throw refusal;
        }

        _journal.Append(
        [
            new NewEntry
            {
                Kind = kind,
                Codec = codec,
                At = Instant.FromDateTimeOffset(_clock.GetUtcNow()),
                Salted = [.. new byte[NewEntry.SaltBytes], .. content.Span],
                Disposes = disposes,
            },
        ]);
        _timelines.CatchUp();
        return ValueTask.FromResult(_journal.Head.Size - 1);
    }
}
