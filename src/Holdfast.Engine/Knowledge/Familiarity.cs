using System.Runtime.CompilerServices;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// All that one customer or account has been seen with, of every kind, in one small array: most have a dozen entries,
/// and a scan of a dozen is faster and far smaller than a table for each kind.
/// </summary>
internal struct Familiarity
{
    // Most subjects stay small, and grow by little; those who do not are spared the copying.
    private const int Step = 2, Many = 16;

    private Familiar[]? _entries;
    private int _count;

    public readonly int Count => _count;

    /// <summary>About how many bytes it takes beside the subject it belongs to.</summary>
    public readonly int Bytes =>
        _entries is null ? 0 : Subject.ArrayBytes + (_entries.Length * Unsafe.SizeOf<Familiar>());

    private readonly Span<Familiar> Entries => _entries.AsSpan(0, _count);

    /// <summary>The most of a kind that is remembered; the one not seen for longest makes way.</summary>
    public static int LimitOf(FamiliarKind kind) => kind switch
    {
        FamiliarKind.Device or FamiliarKind.Network => 8,
        FamiliarKind.Neighborhood or FamiliarKind.Contact => 12,
        FamiliarKind.Country or FamiliarKind.Agent => 6,
        FamiliarKind.Platform or FamiliarKind.Venue or FamiliarKind.Anonymizer => 6,
        FamiliarKind.TimeZone or FamiliarKind.Language or FamiliarKind.Caller or FamiliarKind.Client => 4,
        FamiliarKind.SecondFactor => 7,
        FamiliarKind.Symbol => 24,
    };

    /// <summary>
    /// The entry, or a null reference (see <see cref="Unsafe.IsNullRef{T}"/>) where it was never seen.
    /// </summary>
    public readonly ref Familiar Find(FamiliarKind kind, Mark key)
    {
        if (!key.IsNone)
        {
            foreach (ref var entry in Entries)
            {
                if (entry.Key == key && entry.Kind == kind)
                {
                    return ref entry;
                }
            }
        }

        return ref Unsafe.NullRef<Familiar>();
    }

    /// <summary>A copy of the entry; its count is 0 where it was never seen.</summary>
    public readonly Familiar Get(FamiliarKind kind, Mark key)
    {
        ref var found = ref Find(kind, key);
        return Unsafe.IsNullRef(ref found) ? default : found;
    }

    /// <summary>How often anything of a kind was seen, and how many different ones.</summary>
    public readonly (int Sightings, int Different) Total(FamiliarKind kind)
    {
        int sightings = 0, different = 0;
        foreach (ref readonly var entry in Entries)
        {
            if (entry.Kind == kind)
            {
                sightings += entry.Count;
                different++;
            }
        }

        return (sightings, different);
    }

    /// <summary>Takes a sighting into account and returns the entry.</summary>
    public ref Familiar See(FamiliarKind kind, Mark key, Stamp now)
    {
        ref var entry = ref Find(kind, key);
        if (Unsafe.IsNullRef(ref entry))
        {
            entry = ref Room(kind);
            entry = new Familiar { Kind = kind, Key = key, First = now };
        }

        if (now < entry.First)
        {
            entry.First = now;
        }

        entry.Last = Stamp.Later(entry.Last, now);
        if (entry.Count < ushort.MaxValue)
        {
            entry.Count++;
        }

        return ref entry;
    }

    /// <summary>Devices and callers first seen since a theft began are disowned, and each is handed out.</summary>
    public readonly void DisownSince(Stamp since, Action<Mark> each)
    {
        foreach (ref var entry in Entries)
        {
            if (entry.First >= since
                && (entry.Kind is FamiliarKind.Caller
                    || (entry.Kind is FamiliarKind.Device && HasOlder(entry.Kind, since))))
            {
                entry.Traits |= FamiliarTraits.Disowned;
                each(entry.Key);
            }
        }
    }

    // Without an older one to compare with, the only device may as well be the customer's own.
    private readonly bool HasOlder(FamiliarKind kind, Stamp since)
    {
        foreach (ref readonly var entry in Entries)
        {
            if (entry.Kind == kind && entry.First < since)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lifts every doubt: the customer has said that all of it was theirs.</summary>
    public readonly void Forgive()
    {
        foreach (ref var entry in Entries)
        {
            entry.Traits &= ~FamiliarTraits.Doubtful;
        }
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Number(_count);
        foreach (ref readonly var entry in Entries)
        {
            entry.Write(writer);
        }
    }

    public static Familiarity Read(StateReader reader)
    {
        var count = reader.Number(256);
        var result = new Familiarity { _count = count, _entries = count == 0 ? null : new Familiar[count] };
        for (var i = 0; i < count; i++)
        {
            result._entries![i] = Familiar.Read(reader);
        }

        return result;
    }

    private ref Familiar Room(FamiliarKind kind)
    {
        var ofKind = 0;
        ref var oldest = ref Unsafe.NullRef<Familiar>();
        foreach (ref var entry in Entries)
        {
            if (entry.Kind == kind)
            {
                ofKind++;
                if (Unsafe.IsNullRef(ref oldest) || entry.Last < oldest.Last)
                {
                    oldest = ref entry;
                }
            }
        }

        if (ofKind >= LimitOf(kind))
        {
            return ref oldest;
        }

        if (_entries is null || _count == _entries.Length)
        {
            Array.Resize(ref _entries, _count + Step + (_count >= Many ? _count / 4 : 0));
        }

        return ref _entries[_count++];
    }
}
