using System.Diagnostics.CodeAnalysis;
using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>
/// What an attachment is called by, and the name of its file: <c>f-</c> and sixteen hexadecimal digits, drawn at
/// random. <c>default</c> is <c>f-0000000000000000</c>, which none is given.
/// </summary>
public readonly record struct AttachmentId : IParsable<AttachmentId>
{
    private const string Prefix = "f-";

    private readonly ulong _number;

    private AttachmentId(ulong number) => _number = number;

    /// <summary>An id drawn at random.</summary>
    public static AttachmentId Draw() => new(NumberedId.Draw());

    /// <inheritdoc/>
    public static AttachmentId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("It is no id of an attachment.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AttachmentId result)
    {
        // It becomes the name of a file, so nothing but its form is taken.
        var isId = NumberedId.TryRead(s, Prefix, out var number);
        result = isId ? new AttachmentId(number) : default;
        return isId;
    }

    /// <inheritdoc/>
    public override string ToString() => NumberedId.Text(Prefix, _number);
}
