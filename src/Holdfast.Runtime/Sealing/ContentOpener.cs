using System.Buffers.Binary;
using System.Security.Cryptography;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Sealing;

/// <summary>Opens contents of a journal that were sealed; those that were not it gives as they are.</summary>
/// <remarks>For one thread at a time. It holds no more than the keys of what it opened last.</remarks>
public sealed class ContentOpener : IDisposable
{
    private readonly DataKeys _keys;
    private readonly DrawnKeys _drawn = new();

    internal ContentOpener(DataKeys keys) => _keys = keys;

    /// <summary>Opens the content of an entry.</summary>
    /// <param name="position">The position of the entry.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="stored">What the journal keeps; null where it was disposed of.</param>
    /// <exception cref="JournalException">
    /// The master key is missing or another one; or it is the right one, and this is not what was written.
    /// </exception>
    public byte[]? Open(long position, EntryKind kind, byte[]? stored)
    {
        if (stored is null || _keys.Of(position) is not { } key)
        {
            return stored;
        }

        return _drawn.TryOpen(key.Number, key.Key, position, (byte)kind, stored)
            ?? throw new JournalException(JournalFault.Damaged,
                $"The content of entry {position} is not what was written: the journal's key does not open it.");
    }

    /// <summary>Forgets the keys.</summary>
    public void Dispose() => _drawn.Dispose();
}

/// <summary>The keys that were made of data keys and draws, the few that are in use.</summary>
internal sealed class DrawnKeys : IDisposable
{
    private const int KeysAtMost = 32;

    private readonly Dictionary<(int DataKey, UInt128 Drawn), AesGcm> _all = [];
    private (int DataKey, UInt128 Drawn) _last;
    private AesGcm? _lastKey;

    /// <summary>What was sealed there; null where it was not, or is no longer what it was.</summary>
    public byte[]? TryOpen(int number, byte[] dataKey, long place, byte kind, ReadOnlySpan<byte> stored)
    {
        if (stored.Length < ContentSealer.ExtraBytes)
        {
            return null;
        }

        Span<byte> nonce = stackalloc byte[ContentSealer.NonceBytes];
        Span<byte> bound = stackalloc byte[ContentSealer.PlaceBytes];
        ContentSealer.NonceOf(stored, nonce);
        ContentSealer.PlaceOf(place, kind, bound);
        var content = new byte[stored.Length - ContentSealer.ExtraBytes];
        const int at = ContentSealer.DrawnBytes + ContentSealer.CounterBytes;
        try
        {
            Of(number, dataKey, stored[..ContentSealer.DrawnBytes]).Decrypt(
                nonce, stored.Slice(at, content.Length), stored[^ContentSealer.TagBytes..], content, bound);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var key in _all.Values)
        {
            key.Dispose();
        }

        _all.Clear();
        _lastKey = null;
    }

    private AesGcm Of(int number, byte[] dataKey, ReadOnlySpan<byte> drawn)
    {
        var wanted = (number, BinaryPrimitives.ReadUInt128BigEndian(drawn));
        if (_lastKey is null || _last != wanted)
        {
            if (!_all.TryGetValue(wanted, out _lastKey))
            {
                if (_all.Count == KeysAtMost)
                {
                    Dispose();
                }

                _all[wanted] = _lastKey = ContentSealer.Under(dataKey, drawn);
            }

            _last = wanted;
        }

        return _lastKey;
    }
}
