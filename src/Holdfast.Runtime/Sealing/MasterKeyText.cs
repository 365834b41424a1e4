using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Runtime.Sealing;

/// <summary>
/// A master key as text, as a file, a variable or a command gives it: a version a line, the newest last, each with its
/// id behind it, by which a slip of the pen or a cut is found out.
/// </summary>
public static class MasterKeyText
{
    /// <summary>The most characters that are read.</summary>
    public const int MostCharacters = 16 * 1024;

    private const string Mark = "hfmk";

    private const string Heading = """
        # A master key of Holdfast. What is kept of customers cannot be read without it: keep a copy of this file where
        # no copy of the data is. The newest version stands last; older ones still open what they sealed.

        """;

    /// <summary>The text of a key.</summary>
    public static string Of(MasterKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Heading + string.Concat(key.Versions.Select(version =>
            $"{Mark}_{Convert.ToHexStringLower(version.Key)}_{version.Id}\n"));
    }

    /// <summary>Reads what <see cref="Of"/> wrote, also where it was put in Base64 as a whole.</summary>
    /// <exception cref="MasterKeyException">It is no master key.</exception>
    public static MasterKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            throw new MasterKeyException(MasterKeyFault.Unreadable, "It is too long for a master key.");
        }

        return new MasterKey([.. TokensOf(FromBase64(text) ?? text).Select(Version)]);
    }

    private static IEnumerable<string> TokensOf(string text) => text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => !line.StartsWith('#'))
        .SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Version(string token)
    {
        if (token.Split('_') is not [Mark, var hex, var id] || hex.Length != 2 * MasterKey.Bytes)
        {
            throw new MasterKeyException(MasterKeyFault.Unreadable,
                $"It is no master key: a version is '{Mark}_', {2 * MasterKey.Bytes} hexadecimal digits, '_' and its "
                + "id.");
        }

        var key = new byte[MasterKey.Bytes];
        if (Convert.FromHexString(hex, key, out _, out _) is not System.Buffers.OperationStatus.Done
            || MasterKey.IdOfVersion(key) != id)
        {
            CryptographicOperations.ZeroMemory(key);
            throw new MasterKeyException(MasterKeyFault.Unreadable,
                "It is no master key any more: a version of it does not fit its id, so a character of it was changed.");
        }

        return key;
    }

    // The tools of most key services print what they decrypted so.
    private static string? FromBase64(string text)
    {
        var trimmed = text.Trim();
        var bytes = new byte[trimmed.Length];
        return trimmed.Length > 0 && Convert.TryFromBase64String(trimmed, bytes, out var written)
            ? Encoding.UTF8.GetString(bytes, 0, written)
            : null;
    }
}
