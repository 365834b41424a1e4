using System.Buffers.Binary;

namespace Holdfast.Engine.Contract;

/// <summary>
/// Adds up the fingerprint of a JSON text while its tokens go by: members of an object in any order, items of a list
/// in theirs, names and strings by their unescaped bytes, numbers by value.
/// </summary>
internal sealed class ContentMixer
{
    private const ulong FirstSecret = 0xA0761D6478BD642F;
    private const ulong SecondSecret = 0xE7037ED1A0B428DB;
    private const ulong ThirdSecret = 0x8EBC6AF09C88C6E3;
    private const ulong FourthSecret = 0x589965CC75374CC3;

    // One more than objects and lists may nest: the lowest takes the event itself.
    private readonly Level[] _levels = new Level[ContractLimits.Depth + 1];
    private int _depth;

    /// <summary>Tells kinds of values apart that would otherwise look alike, such as "1" and 1.</summary>
    public enum Kind : byte
    {
        String = 1,
        Number,
        True,
        False,
        Null,
        Object,
        List,
    }

    /// <summary>What has been added up at the outermost level.</summary>
    public ContentMark Result => new(_levels[0].High, _levels[0].Low);

    public void Reset()
    {
        _depth = 0;
        _levels[0] = default;
    }

    /// <summary>The member that the next value belongs to.</summary>
    public void Name(ContentMark hash) => _levels[_depth].Name = hash;

    public void Value(Kind kind, ContentMark hash)
    {
        ref var level = ref _levels[_depth];
        unchecked
        {
            var low = Mix(hash.Low ^ FirstSecret, (ulong)kind ^ SecondSecret ^ level.Name.Low);
            var high = Mix(hash.High ^ ThirdSecret, (ulong)kind ^ FourthSecret ^ level.Name.High);
            level.Low = level.IsList ? Mix(level.Low ^ ThirdSecret, low ^ FourthSecret) : level.Low + low;
            level.High = level.IsList ? Mix(level.High ^ FirstSecret, high ^ SecondSecret) : level.High + high;
            level.Count++;
        }
    }

    public void Open(bool isList)
    {
        _depth++;
        _levels[_depth] = new Level { IsList = isList };
    }

    public void Close()
    {
        ref var level = ref _levels[_depth];
        _depth--;
        var sum = new ContentMark(level.High ^ (ulong)level.Count, level.Low ^ (ulong)level.Count);
        Value(level.IsList ? Kind.List : Kind.Object, sum);
    }

    /// <summary>Two independent 64-bit hashes of some bytes, the same on every machine.</summary>
    public static ContentMark Hash(ReadOnlySpan<byte> bytes)
    {
        var low = FourthSecret ^ (ulong)bytes.Length;
        var high = SecondSecret ^ (ulong)bytes.Length;
        while (bytes.Length > 16)
        {
            var first = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            var second = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
            low = Mix(first ^ FirstSecret, second ^ low);
            high = Mix(second ^ ThirdSecret, first ^ high);
            bytes = bytes[16..];
        }

        // The rest in two words that may overlap; the length above keeps this unambiguous.
        ulong head = 0, tail = 0;
        if (bytes.Length >= 8)
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]);
        }
        else if (bytes.Length >= 4)
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]);
        }
        else if (bytes.Length > 0)
        {
            head = ((ulong)bytes[0] << 16) | ((ulong)bytes[bytes.Length / 2] << 8) | bytes[^1];
        }

        return new ContentMark(
            Mix(tail ^ ThirdSecret, head ^ high ^ FirstSecret),
            Mix(head ^ FirstSecret, tail ^ low ^ ThirdSecret));
    }

    /// <summary>The same for two numbers.</summary>
    public static ContentMark Hash(ulong first, ulong second) =>
        new(Mix(second ^ ThirdSecret, first ^ FourthSecret), Mix(first ^ FirstSecret, second ^ SecondSecret));

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    private struct Level
    {
        public ContentMark Name;
        public ulong Low;
        public ulong High;
        public int Count;
        public bool IsList;
    }
}
