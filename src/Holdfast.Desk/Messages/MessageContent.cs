using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Messages.Templates;

namespace Holdfast.Desk.Messages;

/// <summary>What of a message tells of a person: where it goes, and what it says.</summary>
/// <param name="Destination">The address or number; of a letter, name and address line by line.</param>
/// <param name="Values">The values of its parameters.</param>
internal sealed record MessageContent(string Destination, ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>What to seal it for.</summary>
    public const string Use = "message";

    /// <summary>What the destination of a message that was sent is sealed for.</summary>
    public const string DestinationUse = "message destination";

    /// <summary>A message to a destination.</summary>
    public static MessageContent Of(string destination, MessageParameters parameters) =>
        new(destination, parameters.Values);

    /// <summary>What it says.</summary>
    [JsonIgnore]
    public MessageParameters Parameters => new(Values);

    /// <summary>As bytes, to be sealed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ContentJson.Default.MessageContent);

    /// <summary>Reads what was opened.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static MessageContent Read(ReadOnlySpan<byte> opened) =>
        JsonSerializer.Deserialize(opened, ContentJson.Default.MessageContent)
            ?? throw new JsonException("It is no content of a message.");
}

/// <summary>The form of sealed content.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(MessageContent))]
internal sealed partial class ContentJson : JsonSerializerContext;
