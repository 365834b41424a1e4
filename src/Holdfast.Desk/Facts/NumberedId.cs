using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdfast.Desk.Facts;

/// <summary>
/// The form of the ids of what the desk works on: a letter and a hyphen, and a number other than 0 in sixteen
/// hexadecimal digits in lower case.
/// </summary>
internal static class NumberedId
{
    private const int Digits = 16;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>A number drawn at random.</summary>
    public static ulong Draw()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        ulong number;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            number = BitConverter.ToUInt64(bytes);
        }
        while (number == 0);

        return number;
    }

    /// <summary>Reads the number of an id that begins with a prefix.</summary>
    public static bool TryRead(string? text, string prefix, out ulong number)
    {
        number = 0;
        return text is not null && text.Length == prefix.Length + Digits
            && text.StartsWith(prefix, StringComparison.Ordinal)
            && !text.AsSpan(prefix.Length).ContainsAnyExcept(Hexadecimal)
            && ulong.TryParse(
                text.AsSpan(prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            && number != 0;
    }

    /// <summary>The id of a number.</summary>
    public static string Text(string prefix, ulong number) =>
        prefix + number.ToString("x16", CultureInfo.InvariantCulture);
}

/// <summary>An id in the JSON of entries, as text.</summary>
internal sealed class IdText<TId> : JsonConverter<TId>
    where TId : struct, IParsable<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && TId.TryParse(reader.GetString(), null, out var id)
            ? id
            : throw new JsonException("It is no id of its kind.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
