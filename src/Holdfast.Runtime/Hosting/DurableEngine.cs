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

    /// <summary>How it stands with what is known; for any thread.</summary>
    public KnowledgeFigures Figures => _checkpoints.Figures;

    /// <summary>Takes hold of a folder, and knows all that its journal holds.</summary>
    /// <param name="path">The folder; made where there is none.</param>
    /// <param name="policy">The policy to decide by; null for the one in force, in a new journal the default.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="limit">How much memory what is known may take; null for the default.</param>
    /// <exception cref="JournalException">The folder cannot be gone on with.</exception>
    public static DurableEngine Open(
        string path, DecisionPolicy? policy, TimeProvider clock, MemoryLimit? limit = null)
    {
        var folder = DataFolder.Hold(path);
        SqliteJournal? journal = null;
        Checkpoints? checkpoints = null;
        try
        {
            var cutOff = WalTail.Bytes(DataFolder.JournalFile(path));
            journal = folder.OpenJournal(clock);
            checkpoints = new Checkpoints(
                folder.Checkpoints, journal, folder.KeepHead, limit ?? MemoryLimit.Default, clock);
            var recovered = new Recovering(journal, checkpoints).Run(cutOff);
            var (inForce, hasChanged) = PutInForce(journal, policy, clock);
            var engine = recovered is not { } known ? checkpoints.Begin(inForce)
                : hasChanged ? known.Engine.Under(inForce)
                : known.Engine;
            return new DurableEngine(folder, journal, checkpoints, engine, clock)
            {
                Recovery = recovered?.Recovery,
            };
        }
        catch
        {
            checkpoints?.Dispose();
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
        var now = Instant.FromDateTimeOffset(_clock.GetUtcNow());
        List<NewEntry> entries = [];
        for (var i = 0; i < batch.Read.Count; i++)
        {
            var line = batch.Chunk.Lines[i];
            var read = batch.Read[i];
            var answer = AnswerTo(read, line.Number);
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
        Advance();
    }

    /// <summary>
    /// Goes on with a checkpoint, if one is due or under way, for a few milliseconds: to be called between batches, and
    /// as long as there is nothing else to do and it says that there is more.
    /// </summary>
    /// <returns>Whether another call would go on with it.</returns>
    public bool Advance() => _checkpoints.Advance(_engine, _ids.Next, _last);

    /// <summary>Waits until all is durable, and makes a checkpoint for the next start.</summary>
    /// <exception cref="JournalException">
    /// What was answered last did not become durable, or the checkpoint did not.
    /// </exception>
    public void SaveCheckpoint()
    {
        if (_isAhead)
        {
            throw new InvalidOperationException("The engine knows of events that are not in the journal.");
        }

        _last.GetAwaiter().GetResult();
        _ids.ForgetDurable();
        _checkpoints.Finish(_engine, _ids.Next, _last);
        _folder.KeepHead(_journal.Head);
    }

    public void Dispose()
    {
        _commits.Dispose();
        _checkpoints.Dispose();
        _journal.Dispose();
        _folder.Dispose();
    }

    // What is known of somebody is read when it is needed, and is found to be damaged only then.
    private Answer AnswerTo(EventReadResult read, long line)
    {
        try
        {
            return _answering.Answer(read, line);
        }
        catch (InvalidDataException failure)
        {
            _checkpoints.Condemn(failure.Message);
            throw new JournalException(JournalFault.Damaged,
                $"{failure.Message} It was taken away; the next start knows all from the journal.", failure);
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
        SqliteJournal journal, DecisionPolicy? wanted, TimeProvider clock)
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
