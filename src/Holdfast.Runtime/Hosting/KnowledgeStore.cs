using Holdfast.Engine;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// What of the engine's knowledge is not in its memory: in the file, or on its way there. Only a checkpoint goes to the
/// file, and whole, so that what a kill leaves there is always of one position. Until then what left memory is here.
/// </summary>
internal sealed class KnowledgeStore(KnownFile file) : IKnowledgeStore
{
    // What was handed in since the last checkpoint began; for the one being gathered; for the one on its way.
    private PartBatch _since = new();
    private PartBatch? _gathered, _onTheWay, _spare;

    /// <summary>How many bytes are here and not in the file.</summary>
    public long Bytes => _since.Bytes + (_gathered?.Bytes ?? 0) + (_onTheWay?.Bytes ?? 0);

    public ReadOnlyMemory<byte> Read(KnownPart part)
    {
        var id = IdOf(part);
        if (_since.TryGet(id, out var state)
            || (_gathered is not null && _gathered.TryGet(id, out state))
            || (_onTheWay is not null && _onTheWay.TryGet(id, out state)))
        {
            return state;
        }

        return file.Read(id);
    }

    public void Keep(KnownPart part, ReadOnlySpan<byte> state) => _since.Put(IdOf(part), state);

    public void KeepForCheckpoint(KnownPart part, ReadOnlySpan<byte> state) => _gathered!.Put(IdOf(part), state);

    /// <summary>All that was handed in until now is part of a checkpoint.</summary>
    public void Begin()
    {
        _gathered = _since;
        _since = _spare ?? new PartBatch();
        _spare = null;
    }

    /// <summary>All of a checkpoint has been handed in: it can be put in the file.</summary>
    public PartBatch TakeGathered()
    {
        _onTheWay = _gathered!;
        _gathered = null;
        return _onTheWay;
    }

    /// <summary>What was taken is in the file.</summary>
    public void Forget()
    {
        _spare = _onTheWay;
        _spare?.Clear();
        _onTheWay = null;
    }

    private static long IdOf(KnownPart part) => ((long)part.Kind << 32) | (uint)part.Number;
}
