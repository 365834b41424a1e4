using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// Gives each account (or customer) a dense number by its exact text. Two different texts never get one number, which
/// a fingerprint could not promise. All of it stays in memory.
/// </summary>
internal sealed class SubjectDirectory
{
    /// <summary>The longest text kept: 64 characters of up to four bytes, and room to spare.</summary>
    public const int MaximumBytes = (1 << LengthBits) - 1;

    /// <summary>So many texts are kept together.</summary>
    public const int PartTexts = 1024;

    private const int LengthBits = 9;
    private const int PageBytes = 1 << 20;

    // Each shard grows by itself, so that nobody waits for a table of millions to be laid out anew.
    private const int ShardBits = 8, SmallestShard = 16;

    // By shard, then number + 1 by slot; 0 is free. The length is a power of two and at least twice the count.
    private readonly int[][] _slots = new int[1 << ShardBits][];
    private readonly int[] _counts = new int[1 << ShardBits];
    private readonly LongList<uint> _hashes = new();
    private readonly LongList<long> _places = new();
    private readonly List<byte[]> _pages = [];
    private int _used = PageBytes;

    // Texts before this are kept; those up to the next make up the checkpoint that is being gathered.
    private int _kept, _toKeep;

    public SubjectDirectory()
    {
        for (var shard = 0; shard < _slots.Length; shard++)
        {
            _slots[shard] = new int[SmallestShard];
        }
    }

    public int Count => _places.Count;

    /// <summary>The number of a text, or −1.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        return SlotOf(text, hash) - 1;
    }

    /// <summary>The number of a text, given now if it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> text, out bool added)
    {
        var hash = HashOf(text);
        ref var slot = ref SlotOf(text, hash);
        added = slot == 0;
        if (!added)
        {
            return slot - 1;
        }

        var number = Count;
        _places.Add(Keep(text));
        _hashes.Add(hash);
        slot = number + 1;
        var shard = ShardOf(hash);
        if (++_counts[shard] * 2 > _slots[shard].Length)
        {
            Grow(shard);
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
        Write(0, Count, writer);
    }

    public static SubjectDirectory Read(StateReader reader)
    {
        var directory = new SubjectDirectory();
        directory.Read(reader, reader.Number(int.MaxValue));
        return directory;
    }

    /// <summary>Reads so many texts that were kept in parts.</summary>
    public static SubjectDirectory Read(KnownKind kind, int count, Paging paging)
    {
        var directory = new SubjectDirectory();
        for (var part = 0; directory.Count < count; part++)
        {
            directory.Read(paging.Read(new KnownPart(kind, part)), Math.Min(PartTexts, count - directory.Count));
        }

        directory._kept = directory._toKeep = count;
        return directory;
    }

    /// <summary>The texts known until now make up a checkpoint, with those that were kept before.</summary>
    public void Begin() => _toKeep = Count;

    /// <summary>Hands in texts of the checkpoint that are not kept yet; takes off how many parts they were.</summary>
    public void Gather(KnownKind kind, Paging paging, ref int parts)
    {
        for (; parts > 0 && _kept < _toKeep; parts--)
        {
            // The last part was begun in an earlier checkpoint: it is kept anew with what has come.
            var part = _kept / PartTexts;
            var (first, before) = (part * PartTexts, (int)Math.Min((part + 1L) * PartTexts, _toKeep));
            paging.Keep(new KnownPart(kind, part), changedIn: 0, (Directory: this, first, before),
                static (texts, to) => texts.Directory.Write(texts.first, texts.before, to));
            _kept = before;
        }
    }

    private static uint HashOf(ReadOnlySpan<byte> text) => (uint)(Mark.Of(text).Value >> 32);

    private static int ShardOf(uint hash) => (int)(hash >> (32 - ShardBits));

    private ref int SlotOf(ReadOnlySpan<byte> text, uint hash)
    {
        var slots = _slots[ShardOf(hash)];
        var slot = (int)(hash & (uint)(slots.Length - 1));
        while (slots[slot] != 0)
        {
            var number = slots[slot] - 1;
            if (_hashes[number] == hash && TextOf(number).SequenceEqual(text))
            {
                break;
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        return ref slots[slot];
    }

    private void Write(int first, int before, StateWriter writer)
    {
        for (var number = first; number < before; number++)
        {
            writer.Bytes(TextOf(number));
        }
    }

    private void Read(StateReader reader, int count)
    {
        for (var i = 0; i < count; i++)
        {
            FindOrAdd(reader.Bytes(MaximumBytes), out var added);
            if (!added)
            {
                throw new InvalidDataException("The saved state names a subject twice.");
            }
        }
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

    private void Grow(int shard)
    {
        var old = _slots[shard];
        var slots = new int[old.Length * 2];
        foreach (var taken in old)
        {
            if (taken != 0)
            {
                var slot = (int)(_hashes[taken - 1] & (uint)(slots.Length - 1));
                while (slots[slot] != 0)
                {
                    slot = (slot + 1) & (slots.Length - 1);
                }

                slots[slot] = taken;
            }
        }

        _slots[shard] = slots;
    }
}
