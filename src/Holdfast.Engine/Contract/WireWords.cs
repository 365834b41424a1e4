using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Holdfast.Engine.Contract;

/// <summary>The words by which an enum travels: never renamed, never reused.</summary>
/// <typeparam name="TEnum">An enum of one or two bytes.</typeparam>
public sealed class WireWords<TEnum>
    where TEnum : unmanaged, Enum
{
    private readonly byte[][] _utf8;
    private readonly WordIndex _index;
    private readonly int _first;
    private readonly bool _areFlags;

    /// <summary>Words in the order of the enum, from <paramref name="first"/> on.</summary>
    public WireWords(TEnum first, params ReadOnlySpan<string> words)
        : this(Number(first), areFlags: false, words)
    {
    }

    private WireWords(int first, bool areFlags, ReadOnlySpan<string> words)
    {
        _first = first;
        _areFlags = areFlags;
        Words = [.. words];
        _utf8 = [.. Words.Select(Encoding.UTF8.GetBytes)];
        _index = new WordIndex(_utf8);
    }

    /// <summary>The words, in the order of the enum.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Words of flags, from the lowest bit on.</summary>
    internal static WireWords<TEnum> OfFlags(params ReadOnlySpan<string> words) => new(0, areFlags: true, words);

    /// <summary>The value of a word.</summary>
    /// <returns>False where no value has this word.</returns>
    public bool TryParse(ReadOnlySpan<byte> utf8, out TEnum value) =>
        TryParse(utf8, ContentMixer.Hash(utf8), out value);

    /// <summary>The word of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no word, or is several flags.</exception>
    public string Of(TEnum value) => Words[Position(value)];

    /// <summary>The same in UTF-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no word, or is several flags.</exception>
    public ReadOnlySpan<byte> Utf8(TEnum value) => _utf8[Position(value)];

    internal bool TryParse(ReadOnlySpan<byte> utf8, ContentMark hash, out TEnum value)
    {
        var position = _index.Find(utf8, hash);
        value = position < 0 ? default : Value(_areFlags ? 1 << position : position + _first);
        return position >= 0;
    }

    private int Position(TEnum value)
    {
        var number = Number(value);
        var position = !_areFlags ? number - _first
            : BitOperations.IsPow2(number) ? BitOperations.TrailingZeroCount(number)
            : -1;
        return position >= 0 && position < _utf8.Length
            ? position
            : throw new ArgumentOutOfRangeException(nameof(value), value, "It has no wire word.");
    }

    private static int Number(TEnum value) => Unsafe.SizeOf<TEnum>() == 1
        ? Unsafe.BitCast<TEnum, byte>(value)
        : Unsafe.BitCast<TEnum, ushort>(value);

    private static TEnum Value(int number) => Unsafe.SizeOf<TEnum>() == 1
        ? Unsafe.BitCast<byte, TEnum>((byte)number)
        : Unsafe.BitCast<ushort, TEnum>((ushort)number);
}
