using System.Numerics;
using System.Runtime.InteropServices;

namespace Holdfast.Runtime.Scoring;

/// <summary>The ids of a stretch of events, in their order, and an index over them.</summary>
internal sealed class IdGeneration(long first, int limit)
{
    /// <summary>The most ids that a generation can take.</summary>
    public const int MostIds = (1 << PositionBits) - 1;

    // A slot holds a position plus one in its low bits, and above it some bits of the fingerprint, so that a slot of
    // another id seldom has to be looked up. The count of slots is a power of two and at least twice the count of ids.
    private const int PositionBits = 22;
    private const uint PositionMask = MostIds;
    private const int FirstSlots = 1 << 12;
    private const int PageLength = 1 << 15;

    private readonly List<Entry[]> _pages = [];
    private uint[] _slots = new uint[FirstSlots];

    /// <summary>The number of the first.</summary>
    public long First { get; } = first;

    public int Count { get; private set; }

    public bool IsFull => Count == limit;

    /// <summary>Where an id stands, and what content it came with.</summary>
    public bool TryFind(IdFingerprint id, out long number, out ulong content)
    {
        var tag = TagOf(id);
        var mask = (uint)_slots.Length - 1;
        for (var slot = (uint)(id.Low & mask); _slots[slot] is var taken and not 0; slot = (slot + 1) & mask)
        {
            if ((taken & ~PositionMask) == tag)
            {
                var position = (int)(taken & PositionMask) - 1;
                ref readonly var entry = ref At(position);
                if (entry.Id == id)
                {
                    (number, content) = (First + position, entry.Content);
                    return true;
                }
            }
        }

        (number, content) = (0, 0);
        return false;
    }

    /// <summary>Takes in an id that is known not to be there.</summary>
    public void Add(IdFingerprint id, ulong content)
    {
        if (IsFull)
        {
            throw new InvalidOperationException("The generation is full.");
        }

        if (Count == _pages.Count * PageLength)
        {
            _pages.Add(new Entry[PageLength]);
        }

        At(Count) = new Entry(id, content);
        Count++;
        if (Count * 2L > _slots.Length)
        {
            Grow();
        }
        else
        {
            Place(Count - 1);
        }
    }

    public void Write(StateSectionWriter writer)
    {
        writer.Number(First);
        writer.Number(Count);
        for (var position = 0; position < Count; position++)
        {
            ref readonly var entry = ref At(position);
            writer.Bits(entry.Id.High);
            writer.Bits(entry.Id.Low);
            writer.Bits(entry.Content);
        }
    }

    public static IdGeneration Read(StateSectionReader reader, int limit)
    {
        var generation = new IdGeneration(reader.Number(long.MaxValue / 2), limit);
        var count = (int)reader.Number(limit);
        for (var position = 0; position < count; position++)
        {
            var id = new IdFingerprint(reader.Bits(), reader.Bits());
            generation.Add(id, reader.Bits());
        }

        return generation;
    }

    private static uint TagOf(IdFingerprint id) => (uint)(id.High >> 32) & ~PositionMask;

    private ref Entry At(int position) =>
        ref CollectionsMarshal.AsSpan(_pages)[position / PageLength][position % PageLength];

    private void Place(int position)
    {
        var id = At(position).Id;
        var mask = (uint)_slots.Length - 1;
        var slot = (uint)(id.Low & mask);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = TagOf(id) | (uint)(position + 1);
    }

    private void Grow()
    {
        _slots = new uint[BitOperations.RoundUpToPowerOf2((uint)_slots.Length + 1)];
        for (var position = 0; position < Count; position++)
        {
            Place(position);
        }
    }

    private readonly record struct Entry(IdFingerprint Id, ulong Content);
}
