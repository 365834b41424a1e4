using System.Numerics;
using System.Runtime.CompilerServices;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>An entry of a <see cref="BoundedTable{T}"/>: found by its key, given up by its age.</summary>
internal interface ICrowdEntry<T>
    where T : struct
{
    Mark Key { get; set; }

    /// <summary>When it last mattered.</summary>
    Stamp Last { get; set; }

    void Write(StateWriter writer);

    static abstract T Read(StateReader reader);
}

/// <summary>
/// What is known across accounts, under a firm limit of memory: grows to a limit by doubling, and from then on the
/// entry of a bucket that was not touched for longest makes way. The same events give the same table, slot by slot.
/// </summary>
internal sealed class BoundedTable<T>
    where T : struct, ICrowdEntry<T>
{
    // Eight entries a bucket: with a fair spread, what is given up is among the oldest eighth of the table.
    private const int Ways = 8;
    private const int SmallestCapacity = 1 << 10;

    // So many slots are kept together.
    private const int BlockBits = 10, BlockSlots = 1 << BlockBits;

    private readonly int _limit;
    private T[] _entries;

    // With a paging only: the generation in which each block was last changed, 0 where its state is kept.
    private KnownKind _kind;
    private Paging? _paging;
    private int[] _changedIn = [];
    private int _gathered;

    /// <param name="limit">The most entries, a power of two of at least 1,024.</param>
    public BoundedTable(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, SmallestCapacity);
        _limit = limit;
        _entries = new T[SmallestCapacity];
    }

    public int Count { get; private set; }

    /// <summary>The entry to be looked at, or a null reference.</summary>
    public ref readonly T Find(Mark key) => ref Seek(key);

    /// <summary>A copy of the entry; its key is none where there is none.</summary>
    public T Get(Mark key)
    {
        ref var entry = ref Seek(key);
        return Unsafe.IsNullRef(ref entry) ? default : entry;
    }

    /// <summary>The entry, made now if there was none, with its age renewed. Holds until the next call.</summary>
    public ref T Touch(Mark key, Stamp now)
    {
        ref var found = ref Seek(key);
        if (Unsafe.IsNullRef(ref found))
        {
            if (_entries.Length < _limit && Count * 4L >= _entries.Length * 3L)
            {
                Grow();
            }

            NoteChange(key);
            found = ref Room(Bucket(key));
            Count += found.Key.IsNone ? 1 : 0;
            found = new T { Key = key, Last = now };
        }
        else
        {
            NoteChange(key);
            found.Last = Stamp.Later(found.Last, now);
        }

        return ref found;
    }

    public void Write(StateWriter writer)
    {
        writer.Number(_entries.Length);
        writer.Number(Count);
        for (var slot = 0; slot < _entries.Length; slot++)
        {
            if (!_entries[slot].Key.IsNone)
            {
                writer.Number(slot);
                _entries[slot].Write(writer);
            }
        }
    }

    public static BoundedTable<T> Read(StateReader reader, int limit)
    {
        var table = new BoundedTable<T>(limit) { _entries = new T[reader.Number(limit)] };
        table.Count = reader.Number(limit);
        for (var i = 0; i < table.Count; i++)
        {
            var slot = reader.Number(table._entries.Length - 1);
            table._entries[slot] = T.Read(reader);
        }

        return table;
    }

    /// <summary>Has its blocks kept from now on, all of them to begin with.</summary>
    public void KeepWith(Paging paging, KnownKind kind)
    {
        (_paging, _kind) = (paging, kind);
        _changedIn = new int[_entries.Length / BlockSlots];
        Array.Fill(_changedIn, paging.Generation);
    }

    /// <summary>Writes what has to be known to read the blocks.</summary>
    public void WriteSize(StateWriter writer)
    {
        writer.Number(_entries.Length);
        writer.Number(Count);
    }

    /// <summary>Reads a table of the size that the reader tells from its blocks.</summary>
    public static BoundedTable<T> ReadBlocks(StateReader size, int limit, KnownKind kind, Paging paging)
    {
        var length = size.Number(limit);
        if (length < SmallestCapacity || !BitOperations.IsPow2(length))
        {
            throw new InvalidDataException("What is known of the crowd was saved in a size that it cannot have.");
        }

        var table = new BoundedTable<T>(limit) { _entries = new T[length], Count = size.Number(limit) };
        for (var block = 0; block < length / BlockSlots; block++)
        {
            var reader = paging.Read(new KnownPart(kind, block));
            var taken = reader.Number(BlockSlots);
            for (var i = 0; i < taken; i++)
            {
                var slot = reader.Number(BlockSlots - 1);
                table._entries[(block << BlockBits) + slot] = T.Read(reader);
            }
        }

        table.KeepWith(paging, kind);
        Array.Clear(table._changedIn);
        return table;
    }

    /// <summary>What was changed until now makes up a checkpoint. The one before has to be gathered.</summary>
    public void Begin() => _gathered = 0;

    /// <summary>Hands in so many blocks of the checkpoint, as they were; takes off how many it looked at.</summary>
    public void Gather(ref int parts)
    {
        for (; parts > 0 && _gathered < _changedIn.Length; _gathered++)
        {
            if (_changedIn[_gathered] != _paging!.Generation)
            {
                parts -= _changedIn[_gathered] == 0 ? 0 : 1;
                HandIn(_gathered);
            }
        }
    }

    private ref T Seek(Mark key)
    {
        if (!key.IsNone)
        {
            foreach (ref var entry in Bucket(key))
            {
                if (entry.Key == key)
                {
                    return ref entry;
                }
            }
        }

        return ref Unsafe.NullRef<T>();
    }

    private Span<T> Bucket(Mark key) => _entries.AsSpan(SlotOf(key), Ways);

    private int SlotOf(Mark key)
    {
        var buckets = (ulong)(_entries.Length / Ways);
        return (int)((key.Value >> 7) & (buckets - 1)) * Ways;
    }

    private void NoteChange(Mark key)
    {
        if (_paging is not null)
        {
            ref var changedIn = ref _changedIn[SlotOf(key) >> BlockBits];
            if (changedIn != _paging.Generation)
            {
                HandIn(SlotOf(key) >> BlockBits);
                changedIn = _paging.Generation;
            }
        }
    }

    // Hands a block in that is part of the checkpoint being gathered, before it is changed or in its turn.
    private void HandIn(int block)
    {
        if (_changedIn[block] != 0)
        {
            _paging!.Keep(new KnownPart(_kind, block), _changedIn[block], (Table: this, block),
                static (what, to) => what.Table.WriteBlock(what.block, to));
            _changedIn[block] = 0;
        }
    }

    private void WriteBlock(int block, StateWriter writer)
    {
        var slots = _entries.AsSpan(block << BlockBits, BlockSlots);
        var taken = 0;
        foreach (ref readonly var entry in slots)
        {
            taken += entry.Key.IsNone ? 0 : 1;
        }

        writer.Number(taken);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (!slots[slot].Key.IsNone)
            {
                writer.Number(slot);
                slots[slot].Write(writer);
            }
        }
    }

    private static ref T Room(Span<T> bucket)
    {
        ref var oldest = ref bucket[0];
        foreach (ref var entry in bucket)
        {
            if (entry.Key.IsNone)
            {
                return ref entry;
            }

            if (entry.Last < oldest.Last)
            {
                oldest = ref entry;
            }
        }

        return ref oldest;
    }

    private void Grow()
    {
        var old = _entries;
        if (_paging is not null)
        {
            HandInAll();
        }

        _entries = new T[old.Length * 2];
        Count = 0;
        foreach (ref var entry in old.AsSpan())
        {
            if (!entry.Key.IsNone)
            {
                ref var room = ref Room(Bucket(entry.Key));
                Count += room.Key.IsNone ? 1 : 0;
                room = entry;
            }
        }
    }

    // The blocks of a larger table are other ones: what the checkpoint has to have of the old is handed in before.
    private void HandInAll()
    {
        for (var block = 0; block < _changedIn.Length; block++)
        {
            if (_changedIn[block] != _paging!.Generation)
            {
                HandIn(block);
            }
        }

        _changedIn = new int[_changedIn.Length * 2];
        Array.Fill(_changedIn, _paging!.Generation);
    }
}
