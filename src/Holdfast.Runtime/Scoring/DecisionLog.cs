using System.Buffers;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// The decisions of one generation of events as they were written, in order. The newest pages are in memory; older ones
/// go to a temporary file, from which they are read when a repeat asks for them.
/// </summary>
internal sealed class DecisionLog(long first) : IDisposable
{
    /// <summary>Bytes of a page.</summary>
    public const int PageBytes = 1 << 20;

    private const int EndsInPage = 1 << 15;

    // Where each decision ends.
    private readonly List<long[]> _ends = [];

    // Null where a page is in the file.
    private readonly List<byte[]?> _pages = [];
    private SpillFile? _spill;
    private int _spilledPages;
    private long _length;

    /// <summary>The number of the first.</summary>
    public long First { get; } = first;

    public int Count { get; private set; }

    public void Append(ReadOnlySpan<byte> decision, PageBudget budget)
    {
        while (!decision.IsEmpty)
        {
            var offset = (int)(_length % PageBytes);
            if (offset == 0)
            {
                _pages.Add(budget.Take());
            }

            var taken = Math.Min(decision.Length, PageBytes - offset);
            decision[..taken].CopyTo(_pages[^1].AsSpan(offset));
            decision = decision[taken..];
            _length += taken;
        }

        if (Count == _ends.Count * EndsInPage)
        {
            _ends.Add(new long[EndsInPage]);
        }

        _ends[^1][Count % EndsInPage] = _length;
        Count++;
    }

    /// <summary>Moves the oldest page in memory to the file. False where there is none but the one being written.</summary>
    public bool TrySpill(PageBudget budget)
    {
        if (_spilledPages >= _pages.Count - 1 || _pages[_spilledPages] is not { } oldest)
        {
            return false;
        }

        _spill ??= new SpillFile();
        _spill.Write(oldest, (long)_spilledPages * PageBytes);
        _pages[_spilledPages] = null;
        _spilledPages++;
        budget.GiveBack(oldest);
        return true;
    }

    /// <summary>Copies a decision as it was written.</summary>
    public void CopyTo(long number, IBufferWriter<byte> output)
    {
        var position = checked((int)(number - First));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Count, nameof(number));
        CopyBytes(StartOf(position), StartOf(position + 1), output);
    }

    public void Write(StateSectionWriter writer)
    {
        writer.Number(First);
        writer.Number(Count);
        for (var position = 0; position < Count; position++)
        {
            writer.Number(StartOf(position + 1) - StartOf(position));
        }

        CopyBytes(0, _length, writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static DecisionLog Read(StateSectionReader reader, int limit, PageBudget budget)
    {
        var log = new DecisionLog(reader.Number(long.MaxValue / 2));
        var lengths = new int[reader.Number(limit)];
        for (var position = 0; position < lengths.Length; position++)
        {
            lengths[position] = (int)reader.Number(StateSectionReader.MostBytes);
        }

        foreach (var length in lengths)
        {
            log.Append(reader.Bytes(length), budget);
            budget.Keep(log);
        }

        return log;
    }

    /// <summary>Gives up everything that is held.</summary>
    public void Clear(PageBudget budget)
    {
        foreach (var page in _pages)
        {
            if (page is not null)
            {
                budget.GiveBack(page);
            }
        }

        _pages.Clear();
        Dispose();
    }

    public void Dispose() => _spill?.Dispose();

    private long StartOf(int position) =>
        position == 0 ? 0 : _ends[(position - 1) / EndsInPage][(position - 1) % EndsInPage];

    private void CopyBytes(long start, long end, IBufferWriter<byte> output)
    {
        while (start < end)
        {
            var offset = (int)(start % PageBytes);
            var taken = (int)Math.Min(end - start, PageBytes - offset);
            var room = output.GetSpan(taken)[..taken];
            if (_pages[(int)(start / PageBytes)] is { } page)
            {
                page.AsSpan(offset, taken).CopyTo(room);
            }
            else
            {
                _spill!.Read(start, room);
            }

            output.Advance(taken);
            start += taken;
        }
    }
}
