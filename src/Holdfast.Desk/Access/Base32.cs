namespace Holdfast.Desk.Access;

/// <summary>Numbers and bytes in 32 lower-case characters of which no two look alike.</summary>
internal static class Base32
{
    public const int BitsPerCharacter = 5;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static bool IsOneOf(char character) => ValueOf(character) >= 0;

    /// <summary>A number of as many characters as there is room for, from the highest on.</summary>
    public static void Write(ulong number, Span<char> text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(number & 31)];
            number >>= BitsPerCharacter;
        }
    }

    /// <summary>Bytes; what is left over of the last character is 0.</summary>
    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + BitsPerCharacter - 1) / BitsPerCharacter];
        for (var i = 0; i < text.Length; i++)
        {
            var value = 0;
            for (var bit = i * BitsPerCharacter; bit < (i + 1) * BitsPerCharacter; bit++)
            {
                var isSet = bit < bytes.Length * 8 && (bytes[bit / 8] & (0x80 >> (bit % 8))) != 0;
                value = (value << 1) | (isSet ? 1 : 0);
            }

            text[i] = Alphabet[value];
        }

        return new string(text);
    }

    public static bool TryRead(ReadOnlySpan<char> text, out ulong number)
    {
        number = 0;
        foreach (var character in text)
        {
            var value = ValueOf(character);
            if (value < 0)
            {
                return false;
            }

            number = (number << BitsPerCharacter) | (uint)value;
        }

        return true;
    }

    private static int ValueOf(char character) => Alphabet.IndexOf(character, StringComparison.Ordinal);
}
