using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Holdfast.Desk.Access;

/// <summary>
/// What a key is called by without its secret: ten characters that stand at its beginning. <c>default</c> is the id
/// <c>0000000000</c>, which no key is given.
/// </summary>
public readonly record struct KeyId : IParsable<KeyId>
{
    /// <summary>Characters of an id.</summary>
    public const int Characters = 10;

    private readonly ulong _number;

    private KeyId(ulong number) => _number = number;

    /// <summary>An id drawn at random.</summary>
    public static KeyId Draw()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        while (true)
        {
            RandomNumberGenerator.Fill(bytes);
            var number = BinaryPrimitives.ReadUInt64BigEndian(bytes) >> (64 - (Characters * Base32.BitsPerCharacter));
            if (number != 0)
            {
                return new KeyId(number);
            }
        }
    }

    /// <inheritdoc/>
    public static KeyId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, out var id) ? id : throw new FormatException("It is no id of a key.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out KeyId result) =>
        TryParse(s.AsSpan(), out result);

    /// <summary>Reads an id.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out KeyId id)
    {
        id = default;
        if (text.Length != Characters || !Base32.TryRead(text, out var number) || number == 0)
        {
            return false;
        }

        id = new KeyId(number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(Characters, _number, static (span, number) =>
        Base32.Write(number, span));
}
