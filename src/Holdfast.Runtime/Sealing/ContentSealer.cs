using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Holdfast.Runtime.Sealing;

/// <summary>
/// Seals contents by AES-256-GCM, each bound to its place. No nonce can repeat, whatever fails, is tried again or is
/// restored from an old copy: each sealer draws 16 random bytes from which, with the data key, the key that it seals
/// under is made, and counts what it seals. For one thread at a time.
/// </summary>
public sealed class ContentSealer : IDisposable
{
    /// <summary>How much longer what is sealed is than what it holds.</summary>
    public const int ExtraBytes = DrawnBytes + CounterBytes + TagBytes;

    internal const int DrawnBytes = 16, CounterBytes = 8, TagBytes = 16, NonceBytes = 12;

    // Far below what may be sealed under one key of AES-GCM.
    private const ulong MostUnderOneDraw = 1UL << 32;

    private static readonly byte[] Purpose = "holdfast content"u8.ToArray();

    private readonly byte[] _dataKey;
    private readonly byte[] _drawn = new byte[DrawnBytes];
    private AesGcm? _aes;
    private ulong _count;

    /// <param name="dataKey">The data key; the caller's.</param>
    public ContentSealer(byte[] dataKey)
    {
        _dataKey = dataKey;
        Draw();
    }

    /// <summary>Seals a content.</summary>
    /// <param name="number">Its place: a position.</param>
    /// <param name="kind">Of which kind it is there; what was sealed as another cannot be opened as it.</param>
    /// <param name="content">The content.</param>
    /// <param name="output">Where it goes: longer by <see cref="ExtraBytes"/>.</param>
    public void Seal(long number, byte kind, ReadOnlySpan<byte> content, Span<byte> output)
    {
        if (_count == MostUnderOneDraw)
        {
            Draw();
        }

        _drawn.CopyTo(output);
        BinaryPrimitives.WriteUInt64BigEndian(output[DrawnBytes..], _count++);
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Span<byte> place = stackalloc byte[PlaceBytes];
        NonceOf(output, nonce);
        PlaceOf(number, kind, place);
        var at = DrawnBytes + CounterBytes;
        _aes!.Encrypt(
            nonce, content, output.Slice(at, content.Length), output.Slice(at + content.Length, TagBytes), place);
    }

    /// <summary>Forgets the key.</summary>
    public void Dispose() => _aes?.Dispose();

    internal const int PlaceBytes = sizeof(long) + 1;

    /// <summary>The key that was made of a draw.</summary>
    internal static AesGcm Under(byte[] dataKey, ReadOnlySpan<byte> drawn)
    {
        Span<byte> key = stackalloc byte[DataKeys.KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, key, drawn, Purpose);
        var aes = new AesGcm(key, TagBytes);
        CryptographicOperations.ZeroMemory(key);
        return aes;
    }

    internal static void NonceOf(ReadOnlySpan<byte> sealedContent, Span<byte> nonce)
    {
        nonce.Clear();
        sealedContent.Slice(DrawnBytes, CounterBytes).CopyTo(nonce[(NonceBytes - CounterBytes)..]);
    }

    internal static void PlaceOf(long number, byte kind, Span<byte> place)
    {
        BinaryPrimitives.WriteInt64BigEndian(place, number);
        place[^1] = kind;
    }

    private void Draw()
    {
        _aes?.Dispose();
        RandomNumberGenerator.Fill(_drawn);
        (_aes, _count) = (Under(_dataKey, _drawn), 0);
    }
}
