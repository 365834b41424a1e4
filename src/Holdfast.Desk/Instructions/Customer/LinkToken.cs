using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Desk.Access;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>
/// What a customer's link opens with: 256 random bits in 52 characters. It stands in the path of the link and in the
/// sealed message that brings it; what is kept of it is a hash. <c>default</c> is no token and opens nothing.
/// </summary>
internal readonly record struct LinkToken
{
    /// <summary>Characters of a token.</summary>
    public const int Characters = 52;

    private const int Bytes = 32;

    private readonly string? _text;

    private LinkToken(string text) => _text = text;

    /// <summary>A new one.</summary>
    public static LinkToken Draw() => new(Base32.Write(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Reads one; false where it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out LinkToken token)
    {
        var isOne = text is { Length: Characters } && text.All(Base32.IsOneOf);
        token = isOne ? new LinkToken(text!) : default;
        return isOne;
    }

    /// <summary>By what the link is found: who reads it in the tables opens nothing by it.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Utf8("link ")));

    /// <summary>
    /// The hash of a code for this link. It takes the token to compute, so that the few codes there are cannot be tried
    /// by who has the tables.
    /// </summary>
    public string HashOf(string code) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Utf8("code "), Encoding.UTF8.GetBytes(code)));

    /// <summary>The text, for the link alone.</summary>
    public string ToPath() => _text ?? "";

    /// <summary>Never the token.</summary>
    public override string ToString() => "(link)";

    private byte[] Utf8(string purpose) => Encoding.UTF8.GetBytes(purpose + (_text ?? ""));
}

/// <summary>The codes that go beside links, by another contact.</summary>
internal static class LinkCode
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 8;

    /// <summary>A new one.</summary>
    public static string Draw() => RandomNumberGenerator.GetString("0123456789", Digits);

    /// <summary>What was typed, without what people type between digits; null where it is no code.</summary>
    public static string? Read(string typed)
    {
        var digits = string.Concat(typed.Where(character => character is not (' ' or '-' or '.' or '\u00a0')));
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
