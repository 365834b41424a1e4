using System.Buffers;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// Moves parts of what is known to a store and back, and gathers checkpoints of all of it while events are decided.
/// </summary>
/// <remarks>
/// What is changed carries the generation it was changed in. A checkpoint ends a generation: what carries it is to be
/// handed in as it was then, by and by, or at the latest just before it is changed again. What was handed in carries 0.
/// </remarks>
internal sealed class Paging
{
    private readonly IKnowledgeStore _store;
    private readonly long _limit;
    private readonly ArrayBufferWriter<byte> _state = new();
    private readonly StateWriter _writer;

    /// <param name="store">Takes what leaves memory, and checkpoints.</param>
    /// <param name="limit">About how many bytes subjects may take in memory.</param>
    public Paging(IKnowledgeStore store, long limit)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        (_store, _limit) = (store, limit);
        _writer = new StateWriter(_state);
    }

    /// <summary>The generation that what is changed now belongs to, from 1.</summary>
    public int Generation { get; private set; } = 1;

    /// <summary>About how many bytes the subjects in memory take.</summary>
    public long Bytes { get; set; }

    public long Fetches { get; private set; }

    public long Evictions { get; set; }

    /// <summary>Whether something has to leave memory.</summary>
    public bool IsOver => Bytes > _limit;

    /// <summary>Ends the generation: what was changed in it makes up the checkpoint.</summary>
    public void Begin() => Generation++;

    /// <summary>What the part was last kept as that says what others there are, to be read beside them.</summary>
    public StateReader ReadWhole() => new(_store.Read(new KnownPart(KnownKind.Whole, 0)).ToArray());

    /// <summary>What a part was last kept as, to be read before another is.</summary>
    public StateReader Read(KnownPart part)
    {
        Fetches += part.Kind is KnownKind.Customer or KnownKind.Account ? 1 : 0;
        return new StateReader(_store.Read(part));
    }

    /// <summary>
    /// Hands a part in that was changed in a generation: in this one as it is now, else for the checkpoint.
    /// </summary>
    public void Keep<T>(KnownPart part, int changedIn, T from, Action<T, StateWriter> write)
    {
        _state.ResetWrittenCount();
        write(from, _writer);
        if (changedIn == Generation)
        {
            _store.Keep(part, _state.WrittenSpan);
        }
        else
        {
            _store.KeepForCheckpoint(part, _state.WrittenSpan);
        }
    }
}
