using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Messages;

/// <summary>A time in facts and answers: RFC 3339 in UTC, to 100 ns.</summary>
internal sealed class InstantText : JsonConverter<Instant>
{
    private static readonly InstantPattern Pattern =
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFF'Z'");

    /// <summary>As text.</summary>
    public static string Of(Instant at) => Pattern.Format(at);

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
            && Pattern.Parse(reader.GetString()!) is { Success: true, Value: var at }
                ? at
                : throw new JsonException("It is no time.");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Of(value));
}
