namespace Holdfast.Engine.Knowledge;

/// <summary>A few subject numbers, in the order in which they came; the first needs no memory of its own.</summary>
internal struct SmallSet
{
    // Shifted by one, so that default is empty.
    private int _first;
    private int[]? _rest;

    public readonly int Count => _first == 0 ? 0 : 1 + (_rest?.Length ?? 0);

    public readonly int this[int index] => index == 0 && _first != 0 ? _first - 1 : _rest![index - 1];

    /// <summary>About how many bytes it takes beside the subject it belongs to.</summary>
    public readonly int Bytes => _rest is null ? 0 : Subject.ArrayBytes + (_rest.Length * sizeof(int));

    public readonly bool Contains(int number) =>
        _first == number + 1 || (_rest is not null && Array.IndexOf(_rest, number) >= 0);

    /// <summary>Adds a number unless it is there or the limit is reached.</summary>
    public void Add(int number, int limit)
    {
        if (_first == 0)
        {
            _first = number + 1;
        }
        else if (!Contains(number) && Count < limit)
        {
            _rest = [.. _rest ?? [], number];
        }
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Number(Count);
        for (var i = 0; i < Count; i++)
        {
            writer.Number(this[i]);
        }
    }

    public static SmallSet Read(StateReader reader)
    {
        var set = default(SmallSet);
        var count = reader.Number(4096);
        for (var i = 0; i < count; i++)
        {
            set.Add(reader.Number(int.MaxValue), int.MaxValue);
        }

        return set;
    }
}
