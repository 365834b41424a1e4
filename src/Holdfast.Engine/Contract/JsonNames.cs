namespace Holdfast.Engine.Contract;

/// <summary>
/// Names of the objects being read that the contract does not know, to find one that stands twice in its object. Sorts
/// where there are many, so that ten thousand names cost no more than their sorting, whatever they are.
/// </summary>
internal sealed class JsonNames
{
    private const int Few = 8;

    private Name[] _names = new Name[32];
    private readonly NameOrder _order = new();

    /// <summary>How many names of the objects that are open are held.</summary>
    public int Count { get; private set; }

    public void Reset() => Count = 0;

    /// <summary>Takes the name that stands in a part of a buffer, unescaped.</summary>
    public void Add(byte[] buffer, int start, int length)
    {
        if (Count == _names.Length)
        {
            Array.Resize(ref _names, Count * 2);
        }

        _names[Count++] = new Name(buffer, start, length);
    }

    /// <summary>Forgets the names from a place on, those of the object that ends; true if one stands twice.</summary>
    public bool Release(int from)
    {
        var names = _names.AsSpan(from, Count - from);
        Count = from;
        return names.Length switch
        {
            < 2 => false,
            <= Few => HasEqualPair(names),
            _ => HasEqualNeighbours(names),
        };
    }

    private static bool HasEqualPair(ReadOnlySpan<Name> names)
    {
        for (var i = 1; i < names.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (names[i].Utf8.SequenceEqual(names[j].Utf8))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasEqualNeighbours(Span<Name> names)
    {
        names.Sort(_order);
        for (var i = 1; i < names.Length; i++)
        {
            if (names[i].Utf8.SequenceEqual(names[i - 1].Utf8))
            {
                return true;
            }
        }

        return false;
    }

    private readonly struct Name(byte[] buffer, int start, int length)
    {
        public ReadOnlySpan<byte> Utf8 => buffer.AsSpan(start, length);
    }

    private sealed class NameOrder : IComparer<Name>
    {
        public int Compare(Name x, Name y) => x.Utf8.SequenceCompareTo(y.Utf8);
    }
}
