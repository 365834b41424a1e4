namespace Holdfast.Engine.Knowledge;

/// <summary>A list that never copies what it holds: one that grows to millions makes nobody wait for it.</summary>
internal sealed class LongList<T>
{
    private const int PageBits = 12, PageItems = 1 << PageBits;

    private readonly List<T[]> _pages = [];

    public int Count { get; private set; }

    public T this[int index] => _pages[index >> PageBits][index & (PageItems - 1)];

    public void Add(T item)
    {
        if (Count >> PageBits == _pages.Count)
        {
            _pages.Add(new T[PageItems]);
        }

        _pages[Count >> PageBits][Count & (PageItems - 1)] = item;
        Count++;
    }
}
