using System.Buffers;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// The decisions of one generation of events as they were written, in order. The first pages stay in memory as long as
/// the budget lasts; each later one goes to a temporary file as soon as it is full, while the processor still has it at
/// hand, and is read from there when a repeat asks for it.
/// </summary>
internal sealed class DecisionLog(long first) : IDisposable
{
    /// <summary>Bytes of a page.</summary>
    public const int PageBytes = 1 << 18;

    private const int EndsInPage = 1 << 15;

    // Where each decision ends.
    private readonly List<long[]> _ends = [];

    // The pages kept in memory, which are the first.
    private readonly List<byte[]> _kept = [];

    // The page that is being written where it is not to be kept, and how many full ones are in the file.
    private byte[]? _passing;
    private SpillFile? _spill;
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
                BeginPage(budget);
            }

            var page = _passing ?? _kept[^1];
            var taken = Math.Min(decision.Length, PageBytes - offset);
            decision[..taken].CopyTo(page.AsSpan(offset));
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
        }

        return log;
    }

    /// <summary>Gives up everything that is held.</summary>
    public void Clear(PageBudget budget)
    {
        foreach (var page in _kept)
        {
            budget.GiveBack(page);
        }

        _kept.Clear();
        Dispose();
    }

    public void Dispose() => _spill?.Dispose();

    private void BeginPage(PageBudget budget)
    {
        if (_passing is null)
        {
            if (budget.TryTake(out var page))
            {
                _kept.Add(page);
                return;
            }

            _passing = new byte[PageBytes];
            return;
        }

        _spill ??= new SpillFile();
        _spill.Write(_passing, _length - PageBytes - KeptBytes);
    }

    private long KeptBytes => (long)_kept.Count * PageBytes;

    private long StartOf(int position) =>
        position == 0 ? 0 : _ends[(position - 1) / EndsInPage][(position - 1) % EndsInPage];

    private void CopyBytes(long start, long end, IBufferWriter<byte> output)
    {
        while (start < end)
        {
            var offset = (int)(start % PageBytes);
            var taken = (int)Math.Min(end - start, PageBytes - offset);
            var room = output.GetSpan(taken)[..taken];
            if (start < KeptBytes)
            {
                _kept[(int)(start / PageBytes)].AsSpan(offset, taken).CopyTo(room);
            }
            else if (start / PageBytes == (_length - 1) / PageBytes)
            {
                _passing.AsSpan(offset, taken).CopyTo(room);
            }
            else
            {
                _spill!.Read(start - KeptBytes, room);
            }

            output.Advance(taken);
            start += taken;
        }
    }
}
