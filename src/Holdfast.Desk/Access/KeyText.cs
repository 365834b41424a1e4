using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Desk.Access;

/// <summary>
/// A key as it is shown once: <c>hf_</c>, its id, <c>_</c>, 256 random bits in 52 characters, and a checksum of six.
/// </summary>
/// <remarks>
/// The beginning is there for programs that look for secrets where none should be; the checksum tells a slip of the
/// hand from a key without asking anybody who knows the keys.
/// </remarks>
internal static class KeyText
{
    public const string Beginning = "hf_";

    /// <summary>Characters of a whole key.</summary>
    public const int Characters = SecretStart + SecretCharacters + ChecksumCharacters;

    /// <summary>Bytes of the hash by which a key is known again.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

    private const int SecretBytes = 32, SecretCharacters = 52, ChecksumCharacters = 6;
    private const int SecretStart = 3 + KeyId.Characters + 1;
    private const int ChecksumStart = SecretStart + SecretCharacters;

    /// <summary>A new key with an id.</summary>
    public static string Draw(KeyId id)
    {
        Span<byte> secret = stackalloc byte[SecretBytes];
        RandomNumberGenerator.Fill(secret);
        var text = $"{Beginning}{id}_{Base32.Write(secret)}";
        CryptographicOperations.ZeroMemory(secret);
        Span<char> checksum = stackalloc char[ChecksumCharacters];
        WriteChecksum(text, checksum);
        return $"{text}{checksum}";
    }

    /// <summary>Reads a key; false where it is none, or somebody slipped while copying it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="id">What it is called by.</param>
    /// <param name="hash">Where its SHA-256 goes, <see cref="HashBytes"/> long.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out KeyId id, Span<byte> hash)
    {
        id = default;
        if (text.Length != Characters
            || !text.StartsWith(Beginning, StringComparison.Ordinal)
            || text[SecretStart - 1] != '_'
            || !KeyId.TryParse(text[Beginning.Length..(SecretStart - 1)], out var named))
        {
            return false;
        }

        foreach (var character in text[SecretStart..])
        {
            if (!Base32.IsOneOf(character))
            {
                return false;
            }
        }

        Span<char> checksum = stackalloc char[ChecksumCharacters];
        WriteChecksum(text[..ChecksumStart], checksum);
        if (!checksum.SequenceEqual(text[ChecksumStart..]))
        {
            return false;
        }

        id = named;
        Hash(text, hash);
        return true;
    }

    /// <summary>What is kept of a key.</summary>
    public static byte[] HashOf(string text)
    {
        var hash = new byte[HashBytes];
        Hash(text, hash);
        return hash;
    }

    private static void Hash(ReadOnlySpan<char> text, Span<byte> hash)
    {
        Span<byte> ascii = stackalloc byte[Characters];
        SHA256.HashData(ascii[..Encoding.ASCII.GetBytes(text, ascii)], hash);
        CryptographicOperations.ZeroMemory(ascii);
    }

    private static void WriteChecksum(ReadOnlySpan<char> text, Span<char> checksum)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        Hash(text, hash);

        // The hash by which the key is known is of the whole text, so that nothing of it can be read from this.
        Base32.Write(BinaryPrimitives.ReadUInt32BigEndian(hash), checksum);
    }
}
