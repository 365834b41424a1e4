using System.Buffers.Binary;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// 128-bit fingerprint of an event's id, the same on every machine: by it an id is remembered without its text. Two
/// ids of one fingerprint are not to be expected in the lifetime of any firm.
/// </summary>
public readonly record struct IdFingerprint(ulong High, ulong Low)
{
    /// <summary>Bytes of a fingerprint.</summary>
    public const int Bytes = 16;

    private const ulong FirstSecret = 0x2D358DCCAA6C78A5;
    private const ulong SecondSecret = 0x8BB84B93962EACC9;
    private const ulong ThirdSecret = 0x4B33A62ED433D4A3;
    private const ulong FourthSecret = 0x4D5A2DA51DE1AA47;

    /// <summary>The fingerprint of an id, which is UTF-8 text.</summary>
    public static IdFingerprint Of(ReadOnlySpan<byte> id)
    {
        var high = FirstSecret ^ (ulong)id.Length;
        var low = SecondSecret ^ (ulong)id.Length;
        while (id.Length >= 8)
        {
            Take(BinaryPrimitives.ReadUInt64LittleEndian(id), ref high, ref low);
            id = id[8..];
        }

        ulong rest = 0;
        for (var i = 0; i < id.Length; i++)
        {
            rest |= (ulong)id[i] << (8 * i);
        }

        Take(rest, ref high, ref low);
        return new IdFingerprint(Mix(high, FourthSecret), Mix(low, ThirdSecret));
    }

    /// <summary>Reads what <see cref="CopyTo"/> wrote.</summary>
    public static IdFingerprint Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    /// <summary>Writes its 16 bytes.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
    }

    private static void Take(ulong word, ref ulong high, ref ulong low)
    {
        high = Mix(word ^ ThirdSecret, high ^ FirstSecret);
        low = Mix(word ^ FourthSecret, low ^ SecondSecret);
    }

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
