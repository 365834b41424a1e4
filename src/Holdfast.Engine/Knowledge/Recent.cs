using System.Runtime.CompilerServices;

namespace Holdfast.Engine.Knowledge;

/// <summary>A few entries, newest last; when full the oldest makes way. Empty ones take no memory.</summary>
internal struct Recent<T>
    where T : struct
{
    private T[]? _entries;

    public readonly Span<T> Entries => _entries;

    public readonly int Count => _entries?.Length ?? 0;

    /// <summary>About how many bytes it takes beside the subject it belongs to.</summary>
    public readonly int Bytes =>
        _entries is null ? 0 : Subject.ArrayBytes + (_entries.Length * Unsafe.SizeOf<T>());

    /// <summary>Adds an entry at the end and returns it; beyond the limit the first is dropped.</summary>
    public ref T Add(T entry, int limit)
    {
        var old = _entries.AsSpan();
        if (old.Length < limit)
        {
            _entries = [.. old, entry];
        }
        else
        {
            old[1..].CopyTo(old);
            old[^1] = entry;
        }

        return ref _entries![^1];
    }

    /// <summary>Removes the entry at an index.</summary>
    public void RemoveAt(int index)
    {
        var old = _entries.AsSpan();
        _entries = old.Length == 1 ? null : [.. old[..index], .. old[(index + 1)..]];
    }

    public readonly void Write(StateWriter writer, Action<StateWriter, T> writeEntry)
    {
        writer.Number(Count);
        foreach (ref readonly var entry in Entries)
        {
            writeEntry(writer, entry);
        }
    }

    public static Recent<T> Read(StateReader reader, Func<StateReader, T> readEntry)
    {
        var count = reader.Number(4096);
        var entries = count == 0 ? null : new T[count];
        for (var i = 0; i < count; i++)
        {
            entries![i] = readEntry(reader);
        }

        return new Recent<T> { _entries = entries };
    }
}
