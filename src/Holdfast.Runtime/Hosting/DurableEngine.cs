using System.Buffers;
using Holdfast.Engine;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Journal;
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
    private readonly ArrayBufferWriter<byte> _decision = new();
    private readonly TimeProvider _clock;
    private List<NewEntry> _group = [];
    private Instant _now;

    // The engine has taken events in that were not handed on to the journal: something broke in between.
    private bool _isAhead;

    private DurableEngine(
        DataFolder folder, IJournal journal, Checkpoints checkpoints, DecisionEngine engine, TimeProvider clock)
    {
        (_folder, _journal, _checkpoints, _engine, _clock) = (folder, journal, checkpoints, engine, clock);
        _ids = new JournalIds(journal);
        _answering = new Answering(engine, _ids, clock);
        _commits = new GroupCommit(journal);
        _now = journal.At(journal.Head.Size - 1).Head.At;
    }

    /// <summary>How what the journal holds came to be known again; null for a new journal.</summary>
    public Recovery? Recovery { get; private init; }

    public ScoreTally Tally => _answering.Tally;

    public DecisionEngine Engine => _engine;

    public IJournal Journal => _journal;

    /// <summary>How it stands with what is known; for any thread.</summary>
    public KnowledgeFigures Figures => _checkpoints.Figures;

    /// <summary>Why the journal takes no more; null as long as it does.</summary>
    public JournalException? Failure => _commits.Failure;

    /// <summary>Entries of the group that is not handed on yet.</summary>
    public int Waiting => _group.Count;

    /// <summary>Opens the journal of a folder, and knows all that it holds.</summary>
    /// <param name="folder">The folder, which stays its owner's.</param>
    /// <param name="policy">The policy to decide by; null for the one in force, in a new journal the default.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="store">Where the journal is kept.</param>
    /// <param name="limit">How much memory what is known may take.</param>
    /// <param name="between">What stands between the engine and its journal.</param>
    /// <exception cref="JournalException">The folder cannot be gone on with.</exception>
    public static DurableEngine Open(
        DataFolder folder,
        DecisionPolicy? policy,
        TimeProvider clock,
        IJournalStore store,
        MemoryLimit limit,
        Func<IJournal, IJournal> between)
    {
        IJournal? journal = null;
        Checkpoints? checkpoints = null;
        try
        {
            var cutOff = store.BytesCutOff();
            journal = between(folder.OpenJournal(store, clock));
            checkpoints = new Checkpoints(
                folder.Checkpoints, journal, folder.KeepHead, limit, clock, store.MasterKey);
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
            throw;
        }
    }

    /// <summary>Begins a group: what is answered until <see cref="Commit"/> is written together.</summary>
    public void Begin()
    {
        _ids.ForgetDurable();
        _answering.ReadClock();

        // A clock that was set back must not make the record say that what came later was earlier.
        _now = Instant.Max(_now, Instant.FromDateTimeOffset(_clock.GetUtcNow()));
        _isAhead = true;
    }

    /// <summary>Says which ids are answered next, so that a store that is far away is asked for all at once.</summary>
    public void Expect(IEnumerable<IdFingerprint> ids) => _ids.Expect(ids);

    /// <summary>
    /// Answers what was read of an event. The answer may be passed on when the group is durable, and holds for ever.
    /// </summary>
    /// <param name="read">What was read.</param>
    /// <param name="text">The event as it was received; what ends a line in it is made a blank.</param>
    /// <param name="line">Line of the batch, from 1; 0 where there is no batch.</param>
    public (ReadOnlyMemory<byte> Decision, EventError? Error) Answer(
        in EventReadResult read, Span<byte> text, long line)
    {
        var answer = AnswerTo(read, line);
        if (answer.Error is { } error)
        {
            return (default, error);
        }

        if (answer.Decision is not { } decision)
        {
            return _ids.DecisionAt(answer.RepeatOf) is { } first
                ? (first, null)
                : (default, Answering.DisposedOf(read.Event!, line));
        }

        // Exports, and files to try a policy on, hold an event a line. In what was read without a fault, a line ends
        // only where a blank may stand.
        text.Replace((byte)'\n', (byte)' ');
        text.Replace((byte)'\r', (byte)' ');
        _decision.ResetWrittenCount();
        _writer.Write(decision, _decision);
        var entry = new NewEntry
        {
            Kind = EntryKind.Event,
            Codec = EventContent.Codec,
            At = _now,
            Id = IdFingerprint.Of(read.Event!.Id.Utf8),
            Mark = read.Event.Content.Low,
            Salted = EventContent.Salted(
                _engine.AccountOfLast, _engine.CustomerOfLast, text.Trim(" \t"u8), _decision.WrittenSpan),
        };
        Add(entry);
        return (entry.Salted.AsMemory(^_decision.WrittenCount..), null);
    }

    /// <summary>Takes in an entry of another kind, and says its position.</summary>
    public long Take(EntryKind kind, byte codec, ReadOnlySpan<byte> content, IReadOnlyList<long> disposes)
    {
        var salted = new byte[NewEntry.SaltBytes + content.Length];
        content.CopyTo(salted.AsSpan(NewEntry.SaltBytes));
        var position = _ids.Next;
        Add(new NewEntry { Kind = kind, Codec = codec, At = _now, Salted = salted, Disposes = disposes });
        return position;
    }

    /// <summary>
    /// Hands the group to the journal. Once it is durable or never will be, that is told on the journal's thread; a
    /// group of repeats waits for what it repeats.
    /// </summary>
    public void Commit(Action<JournalException?> done)
    {
        var group = _group;
        _group = [];
        _commits.Append(group, done);
        _isAhead = false;
    }

    /// <summary>
    /// Goes on with a checkpoint, if one is due or under way, for a few milliseconds: to be called between groups, and
    /// as long as there is nothing else to do and it says that there is more.
    /// </summary>
    /// <returns>Whether another call would go on with it.</returns>
    public bool Advance() => _checkpoints.Advance(_engine, _ids.Next, Durable);

    /// <summary>Waits until all that was handed to the journal is durable.</summary>
    /// <exception cref="JournalException">It did not become so.</exception>
    public void AwaitDurable()
    {
        Durable().GetAwaiter().GetResult();
        _ids.ForgetDurable();
    }

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

        AwaitDurable();
        _checkpoints.Finish(_engine, _ids.Next, Durable);
    }

    /// <summary>Writes what was handed to the journal, and closes that.</summary>
    public void Dispose()
    {
        _commits.Dispose();
        _checkpoints.Dispose();
        KeepAnswered();
        _journal.Dispose();
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

    // Done when all is durable that was handed to the journal until now.
    private Task Durable() => _commits.AppendAsync([]);

    // What is known of somebody is read when it is needed, and is found to be damaged only then.
    private Answer AnswerTo(in EventReadResult read, long line)
    {
        try
        {
            return _answering.Answer(read, line);
        }
        catch (InvalidDataException failure)
        {
            _checkpoints.Condemn(failure.Message);
            throw new JournalException(JournalFault.Damaged,
                $"{failure.Message} It was taken away; the next start knows all from the journal.", failure)
            {
                CanBeReopened = true,
            };
        }
    }

    private void Add(NewEntry entry)
    {
        _group.Add(entry);
        _ids.Add(entry);
    }

    // The policy is an entry before anything is decided by it, and so is a release that may decide otherwise by it. As
    // any other, it is not made earlier than what came before by a clock that was set back.
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

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var last = journal.Head.Size > 0 ? journal.At(journal.Head.Size - 1).Head.At : now;
        journal.Append([content.ToEntry(Instant.Max(now, last))]);
        return (policy, true);
    }
}
