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

    private readonly int _limit;
    private T[] _entries;

    /// <param name="limit">The most entries, a power of two of at least 1,024.</param>
    public BoundedTable(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, SmallestCapacity);
        _limit = limit;
        _entries = new T[SmallestCapacity];
    }

    public int Count { get; private set; }

    /// <summary>The entry, or a null reference.</summary>
    public ref T Find(Mark key)
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

    /// <summary>A copy of the entry; its key is none where there is none.</summary>
    public T Get(Mark key)
    {
        ref var entry = ref Find(key);
        return Unsafe.IsNullRef(ref entry) ? default : entry;
    }

    /// <summary>The entry, made now if there was none, with its age renewed. Holds until the next call.</summary>
    public ref T Touch(Mark key, Stamp now)
    {
        ref var found = ref Find(key);
        if (Unsafe.IsNullRef(ref found))
        {
            if (_entries.Length < _limit && Count * 4L >= _entries.Length * 3L)
            {
                Grow();
            }

            found = ref Room(Bucket(key));
            Count += found.Key.IsNone ? 1 : 0;
            found = new T { Key = key, Last = now };
        }
        else
        {
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

    private Span<T> Bucket(Mark key)
    {
        var buckets = (ulong)(_entries.Length / Ways);
        return _entries.AsSpan((int)((key.Value >> 7) & (buckets - 1)) * Ways, Ways);
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
}
