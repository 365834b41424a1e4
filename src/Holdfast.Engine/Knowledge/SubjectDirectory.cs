using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// Gives each account (or customer) a dense number by its exact text. Two different texts never get one number, which
/// a fingerprint could not promise.
/// </summary>
internal sealed class SubjectDirectory
{
    /// <summary>The longest text kept: 64 characters of up to four bytes, and room to spare.</summary>
    public const int MaximumBytes = (1 << LengthBits) - 1;

    private const int LengthBits = 9;
    private const int PageBytes = 1 << 20;

    // Number + 1 by slot; 0 is free. The length is a power of two and at least twice the count.
    private int[] _slots = new int[1024];
    private readonly List<uint> _hashes = [];
    private readonly List<long> _places = [];
    private readonly List<byte[]> _pages = [];
    private int _used = PageBytes;

    public int Count => _places.Count;

    /// <summary>The number of a text, or −1.</summary>
    public int Find(ReadOnlySpan<byte> text) => _slots[SlotOf(text, out _)] - 1;

    /// <summary>The number of a text, given now if it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> text, out bool added)
    {
        var slot = SlotOf(text, out var hash);
        added = _slots[slot] == 0;
        if (!added)
        {
            return _slots[slot] - 1;
        }

        var number = Count;
        _places.Add(Keep(text));
        _hashes.Add(hash);
        _slots[slot] = number + 1;
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }

        return number;
    }

    /// <summary>The text of a number.</summary>
    public ReadOnlySpan<byte> TextOf(int number)
    {
        var place = _places[number];
        var (page, offset) = ((int)(place >> 32), (int)((place >> LengthBits) & (PageBytes - 1)));
        return _pages[page].AsSpan(offset, (int)(place & MaximumBytes));
    }

    public void Write(StateWriter writer)
    {
        writer.Number(Count);
        for (var number = 0; number < Count; number++)
        {
            writer.Bytes(TextOf(number));
        }
    }

    public static SubjectDirectory Read(StateReader reader)
    {
        var directory = new SubjectDirectory();
        var count = reader.Number(int.MaxValue);
        for (var number = 0; number < count; number++)
        {
            directory.FindOrAdd(reader.Bytes(MaximumBytes), out var added);
            if (!added)
            {
                throw new InvalidDataException("The saved state names a subject twice.");
            }
        }

        return directory;
    }

    private int SlotOf(ReadOnlySpan<byte> text, out uint hash)
    {
        hash = (uint)(Mark.Of(text).Value >> 32);
        var slot = (int)(hash & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0)
        {
            var number = _slots[slot] - 1;
            if (_hashes[number] == hash && TextOf(number).SequenceEqual(text))
            {
                return slot;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    // Page in the high half, then the offset in it and the length.
    private long Keep(ReadOnlySpan<byte> text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaximumBytes);
        if (_used + text.Length > PageBytes)
        {
            _pages.Add(new byte[PageBytes]);
            _used = 0;
        }

        text.CopyTo(_pages[^1].AsSpan(_used));
        var place = ((long)(_pages.Count - 1) << 32) | ((long)_used << LengthBits) | (uint)text.Length;
        _used += text.Length;
        return place;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            var slot = (int)(_hashes[number] & (uint)(_slots.Length - 1));
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = number + 1;
        }
    }
}
