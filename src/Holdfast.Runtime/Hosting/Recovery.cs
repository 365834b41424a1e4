using System.Buffers;
using Holdfast.Engine;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Hosting;

/// <summary>How an engine came to know again what the journal holds.</summary>
public sealed record Recovery
{
    /// <summary>Entries that the checkpoint knew; 0 where none was good, and all were read.</summary>
    public required long FromCheckpoint { get; init; }

    /// <summary>Why a checkpoint that was there was of no use; null where there was none, or it was good.</summary>
    public required string? CheckpointFault { get; init; }

    /// <summary>Events that were decided again.</summary>
    public required long Decided { get; init; }

    /// <summary>How many of these are decided otherwise now than the journal says they were.</summary>
    public required long Differences { get; init; }

    /// <summary>The position of the first of them; null where there is none.</summary>
    public required long? FirstDifference { get; init; }

    /// <summary>Events that could not be decided again, because their content was disposed of.</summary>
    public required long WithoutContent { get; init; }

    /// <summary>Bytes at the end of the files that belonged to no whole group, and were left out.</summary>
    public required long BytesCutOff { get; init; }
}

/// <summary>
/// Brings an engine to the end of a journal: from the checkpoint, if that is good, and then by deciding the rest once
/// more under the policies that the journal names, and comparing.
/// </summary>
internal sealed class Recovering(IJournal journal, Checkpoints checkpoints)
{
    private const int EntriesPerSlice = 256;

    private readonly EventReader _reader = new();
    private readonly DecisionWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _decision = new();
    private long _decided, _differences, _withoutContent;
    private long? _firstDifference;

    /// <summary>An engine that knows all that the journal holds; null for a journal of no entry.</summary>
    public (DecisionEngine Engine, Recovery Recovery)? Run(long bytesCutOff)
    {
        if (journal.Head.Size == 0)
        {
            return null;
        }

        var (engine, from) = checkpoints.Load(PolicyAt) ?? (checkpoints.Begin(PolicyAt(1)), 0);
        try
        {
            engine = TakeAll(engine, from);
        }
        catch (InvalidDataException failure) when (from > 0)
        {
            // What is known of somebody is read when it is needed, and is found to be damaged only then.
            checkpoints.Condemn(failure.Message);
            (_decided, _differences, _withoutContent, _firstDifference) = (0, 0, 0, null);
            from = 0;
            engine = TakeAll(checkpoints.Begin(PolicyAt(1)), from);
        }

        return (engine, new Recovery
        {
            FromCheckpoint = from,
            CheckpointFault = checkpoints.Fault,
            Decided = _decided,
            Differences = _differences,
            FirstDifference = _firstDifference,
            WithoutContent = _withoutContent,
            BytesCutOff = bytesCutOff,
        });
    }

    // What leaves memory has to go somewhere, and who is interrupted need not begin anew: so it makes checkpoints, too.
    private DecisionEngine TakeAll(DecisionEngine engine, long from)
    {
        var (next, size) = (from, journal.Head.Size);
        foreach (var entry in journal.Read(from, size))
        {
            if (entry.Position != next)
            {
                break;
            }

            next++;
            engine = Take(engine, entry);
            if (entry.Position % EntriesPerSlice == 0)
            {
                checkpoints.Advance(engine, entry.Position + 1, static () => Task.CompletedTask);
            }
        }

        return next == size ? engine : throw new JournalException(JournalFault.Damaged,
            $"The journal has lost its entry {next}; 'holdfast verify' tells what else is wrong.");
    }

    private DecisionEngine Take(DecisionEngine engine, JournalEntry entry)
    {
        switch (entry.Head.Kind)
        {
            case EntryKind.Event when entry.Salted is null:
                _withoutContent++;
                return engine;
            case EntryKind.Event:
                Decide(engine, entry);
                return engine;
            case EntryKind.Policy when entry.Salted is null:
                // It went when all that was decided by it had gone.
                return engine;
            case EntryKind.Policy:
                return engine.Under(PolicyContent.Read(entry).Parse(entry.Position));
            case >= EntryKind.Disposal and <= EntryKind.Action:
                return engine;
            default:
                throw new JournalException(JournalFault.Unreadable,
                    $"Entry {entry.Position} is of kind {(byte)entry.Head.Kind}, which this release does not know.");
        }
    }

    private void Decide(DecisionEngine engine, JournalEntry entry)
    {
        var content = EventContent.Read(entry);
        var buffer = content.Event.ToArray();
        if (_reader.Read(buffer, 0, buffer.Length) is not { IsEvent: true } read)
        {
            throw new JournalException(JournalFault.Unreadable,
                $"The event of entry {entry.Position} is none to this release.");
        }

        _decision.ResetWrittenCount();
        _writer.Write(engine.Decide(read.Event), _decision);
        _decided++;
        if (!_decision.WrittenSpan.SequenceEqual(content.Decision.Span))
        {
            _differences++;
            _firstDifference ??= entry.Position;
        }
    }

    // Where the one in force went, there is nothing left that was decided before the next.
    private DecisionPolicy PolicyAt(long position) =>
        journal.LastBefore(position, EntryKind.Policy) is { } before && journal
            .ReadOf(EntryKind.Policy, before.Position, journal.Head.Size)
            .FirstOrDefault(entry => entry.Salted is not null) is { } policy
        ? PolicyContent.Read(policy).Parse(policy.Position)
        : throw new JournalException(JournalFault.Damaged, "The journal does not begin with a policy.");
}
