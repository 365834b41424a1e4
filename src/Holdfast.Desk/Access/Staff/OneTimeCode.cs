using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// A code that is shown once and good for one use: 120 random bits, written in six groups of four characters of which
/// no two look alike. With so many bits a plain hash is enough to know it again by.
/// </summary>
internal static class OneTimeCode
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    private const int Characters = 24, GroupCharacters = 4;

    public static string Draw()
    {
        Span<byte> bits = stackalloc byte[Characters * Base32.BitsPerCharacter / 8];
        RandomNumberGenerator.Fill(bits);
        var text = Base32.Write(bits);
        CryptographicOperations.ZeroMemory(bits);
        return string.Join('-', text.Chunk(GroupCharacters).Select(group => new string(group)));
    }

    /// <summary>
    /// The hash of a code as somebody typed it, with or without the hyphens and in any case; null where it is none.
    /// </summary>
    public static byte[]? TryHash(string? typed)
    {
        if (typed is null || typed.Length > 2 * Characters)
        {
            return null;
        }

        var text = new string([.. typed.Where(c => c is not ('-' or ' ')).Select(char.ToLowerInvariant)]);
        return text.Length == Characters && text.All(Base32.IsOneOf)
            ? SHA256.HashData(Encoding.ASCII.GetBytes(text))
            : null;
    }

    /// <summary>What is kept of a code that was drawn.</summary>
    public static byte[] HashOf(string drawn) =>
        TryHash(drawn) ?? throw new ArgumentException("It is no code.", nameof(drawn));
}
