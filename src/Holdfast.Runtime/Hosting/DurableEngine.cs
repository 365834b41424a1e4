using System.Buffers;
using Holdfast.Engine;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Scoring;
using NodaTime;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// The one writer of a data folder: an engine whose every decision is an entry of the journal. What it answers may be
/// passed on only when the entries are durable.
/// </summary>
internal sealed class DurableEngine : IDisposable
{
    /// <summary>After so many entries what is known is saved: recovery has no more than these to read.</summary>
    private const long EntriesPerCheckpoint = 500_000;

    private readonly DataFolder _folder;
    private readonly IJournal _journal;
    private readonly Checkpoints _checkpoints;
    private readonly DecisionEngine _engine;
    private readonly JournalIds _ids;
    private readonly Answering _answering;
    private readonly GroupCommit _commits;
    private readonly DecisionWriter _writer = new();
    private readonly TimeProvider _clock;
    private Task _last = Task.CompletedTask;
    private long _checkpoint;

    // The engine has taken events in that were not handed on to the journal: something broke in between.
    private bool _isAhead;

    private DurableEngine(
        DataFolder folder, IJournal journal, Checkpoints checkpoints, DecisionEngine engine, TimeProvider clock)
    {
        (_folder, _journal, _checkpoints, _engine, _clock) = (folder, journal, checkpoints, engine, clock);
        _ids = new JournalIds(journal);
        _answering = new Answering(engine, _ids, clock);
        _commits = new GroupCommit(journal);
    }

    /// <summary>How what the journal holds came to be known again; null for a new journal.</summary>
    public Recovery? Recovery { get; private init; }

    /// <summary>Whether what is known is what the journal holds or is about to.</summary>
    public bool CanSave => !_isAhead;

    public ScoreTally Tally => _answering.Tally;

    public DecisionEngine Engine => _engine;

    /// <summary>Takes hold of a folder, and knows all that its journal holds.</summary>
    /// <param name="path">The folder; made where there is none.</param>
    /// <param name="policy">The policy to decide by; null for the one in force, in a new journal the default.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="store">Where the journal is kept; null for the folder itself.</param>
    /// <exception cref="JournalException">The folder cannot be gone on with.</exception>
    public static DurableEngine Open(
        string path, DecisionPolicy? policy, TimeProvider clock, IJournalStore? store = null)
    {
        var folder = DataFolder.Hold(path);
        IJournal? journal = null;
        try
        {
            store ??= new SqliteJournalStore(path);
            var cutOff = store.BytesCutOff();
            journal = folder.OpenJournal(store, clock);
            var checkpoints = new Checkpoints(folder.Checkpoints);
            var recovered = new Recovering(journal, checkpoints).Run(cutOff);
            var (inForce, hasChanged) = PutInForce(journal, policy, clock);
            var engine = recovered is not { } known ? new DecisionEngine(inForce)
                : hasChanged ? known.Engine.Under(inForce)
                : known.Engine;
            return new DurableEngine(folder, journal, checkpoints, engine, clock)
            {
                Recovery = recovered?.Recovery,
                _checkpoint = recovered?.Recovery.FromCheckpoint ?? 0,
            };
        }
        catch
        {
            journal?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Answers the lines of a batch; its answers may be passed on when its <see cref="DurableBatch.Durable"/> is done.
    /// </summary>
    public void Answer(DurableBatch batch)
    {
        _ids.ForgetDurable();
        _answering.ReadClock();
        _isAhead = true;
        _ids.Expect(
            from read in batch.Read where read.Event is not null select IdFingerprint.Of(read.Event!.Id.Utf8));
        var now = Instant.FromDateTimeOffset(_clock.GetUtcNow());
        List<NewEntry> entries = [];
        for (var i = 0; i < batch.Read.Count; i++)
        {
            var line = batch.Chunk.Lines[i];
            var read = batch.Read[i];
            var answer = _answering.Answer(read, line.Number);
            if (answer.Decision is { } decision)
            {
                var start = batch.Output.WrittenCount;
                _writer.Write(decision, batch.Output);
                var text = batch.Chunk.Buffer.AsSpan(line.Start, line.Length).Trim(" \t\r"u8);
                var entry = Entry(read.Event!, text, batch.Output.WrittenSpan[start..], now);
                entries.Add(entry);
                _ids.Add(entry);
            }
            else if (answer.Error is { } error)
            {
                _writer.Write(error, batch.Output);
            }
            else
            {
                batch.Output.Write(_ids.DecisionAt(answer.RepeatOf));
            }

            batch.Output.Write("\n"u8);
        }

        // What repeats something that is still on its way is durable no sooner than that.
        batch.Durable = _last = entries.Count > 0 ? _commits.AppendAsync(entries) : _last;
        _isAhead = false;
        if (_ids.Next - _checkpoint >= EntriesPerCheckpoint)
        {
            SaveCheckpoint();
        }
    }

    /// <summary>Waits until all is durable, and saves what is known for the next start.</summary>
    /// <exception cref="JournalException">What was answered last did not become durable.</exception>
    public void SaveCheckpoint()
    {
        if (_isAhead)
        {
            throw new InvalidOperationException("The engine knows of events that are not in the journal.");
        }

        _last.GetAwaiter().GetResult();
        _ids.ForgetDurable();
        var head = _journal.Head;
        _checkpoints.Save(_engine, head);
        _folder.KeepHead(head);
        _checkpoint = head.Size;
    }

    public void Dispose()
    {
        _commits.Dispose();
        KeepAnswered();
        _journal.Dispose();
        _folder.Dispose();
    }

    // What was answered has to be there when it is opened again, perhaps on a server that took the place of this one.
    private void KeepAnswered()
    {
        try
        {
            _folder.KeepHead(_journal.Head);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The head that was kept before is older, and tells less.
        }
    }

    private NewEntry Entry(
        BrokerageEvent @event, ReadOnlySpan<byte> text, ReadOnlySpan<byte> decision, Instant now) => new()
    {
        Kind = EntryKind.Event,
        Codec = EventContent.Codec,
        At = now,
        Id = IdFingerprint.Of(@event.Id.Utf8),
        Mark = @event.Content.Low,
        Salted = EventContent.Salted(_engine.AccountOfLast, _engine.CustomerOfLast, text, decision),
    };

    // The policy is an entry before anything is decided by it, and so is a release that may decide otherwise by it.
    private static (DecisionPolicy Policy, bool HasChanged) PutInForce(
        IJournal journal, DecisionPolicy? wanted, TimeProvider clock)
    {
        var entry = journal.LastBefore(journal.Head.Size, EntryKind.Policy);
        var inForce = entry is null ? null : PolicyContent.Read(entry);
        var policy = wanted ?? inForce?.Parse(entry!.Position) ?? DecisionPolicy.Default;
        var content = PolicyContent.Of(policy);
        if (content == inForce)
        {
            return (policy, false);
        }

        journal.Append([content.ToEntry(Instant.FromDateTimeOffset(clock.GetUtcNow()))]);
        return (policy, true);
    }
}
