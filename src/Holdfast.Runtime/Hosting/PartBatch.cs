namespace Holdfast.Runtime.Hosting;

/// <summary>Parts of what is known on their way to the file: the newest state of each, in a few large pieces.</summary>
internal sealed class PartBatch
{
    private const int PieceBytes = 1 << 20;

    private readonly Dictionary<long, Place> _places = [];
    private readonly List<byte[]> _pieces = [];
    private int _piece, _used;

    /// <summary>How many parts there are.</summary>
    public int Count => _places.Count;

    /// <summary>How many bytes were put in since it was empty, what was replaced included.</summary>
    public long Bytes { get; private set; }

    /// <summary>Their ids, in the order in which they lie in the file.</summary>
    public long[] IdsInOrder()
    {
        long[] ids = [.. _places.Keys];
        Array.Sort(ids);
        return ids;
    }

    public void Put(long id, ReadOnlySpan<byte> state)
    {
        if (_pieces.Count == 0)
        {
            _pieces.Add(new byte[PieceBytes]);
        }

        if (_pieces[_piece].Length - _used < state.Length)
        {
            Turn(state.Length);
        }

        state.CopyTo(_pieces[_piece].AsSpan(_used));
        _places[id] = new Place(_piece, _used, state.Length);
        _used += state.Length;
        Bytes += state.Length;
    }

    /// <summary>The state of a part, good until the batch is emptied.</summary>
    public bool TryGet(long id, out ReadOnlyMemory<byte> state)
    {
        var has = _places.TryGetValue(id, out var place);
        state = has ? _pieces[place.Piece].AsMemory(place.Offset, place.Length) : default;
        return has;
    }

    /// <summary>Empties it; the memory is kept for the next use.</summary>
    public void Clear()
    {
        _places.Clear();
        (_piece, _used, Bytes) = (0, 0, 0);
    }

    private void Turn(int atLeast)
    {
        _piece++;
        _used = 0;
        if (_piece == _pieces.Count)
        {
            _pieces.Add(new byte[Math.Max(PieceBytes, atLeast)]);
        }
        else if (_pieces[_piece].Length < atLeast)
        {
            _pieces[_piece] = new byte[atLeast];
        }
    }

    private readonly record struct Place(int Piece, int Offset, int Length);
}
