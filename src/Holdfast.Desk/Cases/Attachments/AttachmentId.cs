using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>
/// What an attachment is called by, and the name of its file: <c>f-</c> and sixteen hexadecimal digits, drawn at
/// random. <c>default</c> is the empty text, which none is given.
/// </summary>
public readonly record struct AttachmentId : IParsable<AttachmentId>
{
    private const string Prefix = "f-";
    private const int Digits = 16;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private readonly string? _text;

    private AttachmentId(string text) => _text = text;

    /// <summary>An id drawn at random.</summary>
    public static AttachmentId Draw() =>
        new(Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Digits / 2)));

    /// <inheritdoc/>
    public static AttachmentId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("It is no id of an attachment.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AttachmentId result)
    {
        // It becomes the name of a file, so nothing but its form is taken.
        var fits = s is { Length: Digits + 2 } && s.StartsWith(Prefix, StringComparison.Ordinal)
            && !s.AsSpan(Prefix.Length).ContainsAnyExcept(Hexadecimal);
        result = fits ? new AttachmentId(s!) : default;
        return fits;
    }

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";
}
