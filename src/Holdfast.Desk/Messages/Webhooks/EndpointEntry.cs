using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>What an entry of kind <see cref="EntryKind.Setting"/> tells of receivers of webhooks.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Made), "webhookEndpointMade")]
[JsonDerivedType(typeof(Changed), "webhookEndpointChanged")]
[JsonDerivedType(typeof(Rotated), "webhookSecretRotated")]
[JsonDerivedType(typeof(Removed), "webhookEndpointRemoved")]
internal abstract record EndpointEntry
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 1;

    private const string What = "tells of a receiver of webhooks";

    // Other slices keep settings of theirs in entries of this kind.
    private const string Ours = "webhook";

    private EndpointEntry()
    {
    }

    /// <summary>A receiver was made.</summary>
    public sealed record Made(string Endpoint, string Name, string Url, string Types, byte[] Secret, Actor By)
        : EndpointEntry;

    /// <summary>A receiver was changed.</summary>
    public sealed record Changed(string Endpoint, string Name, string Url, string Types, bool IsOff, Actor By)
        : EndpointEntry;

    /// <summary>A receiver got another secret; the one before signs beside it for a day.</summary>
    public sealed record Rotated(string Endpoint, byte[] Secret, Actor By) : EndpointEntry;

    /// <summary>A receiver is no more.</summary>
    public sealed record Removed(string Endpoint, Actor By) : EndpointEntry;

    /// <summary>As what a command has the journal keep.</summary>
    public DeskEntry ToEntry() => new(
        EntryKind.Setting, Codec, JsonSerializer.SerializeToUtf8Bytes(this, EndpointJson.Default.EndpointEntry));

    /// <summary>Reads the content of an entry; null where it is of another slice.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static EndpointEntry? Read(JournalEntry entry)
    {
        try
        {
            using var json = JsonDocument.Parse(entry.Content);
            if (json.RootElement.ValueKind is not JsonValueKind.Object
                || !json.RootElement.TryGetProperty("what", out var what)
                || what.ValueKind is not JsonValueKind.String
                || !what.GetString()!.StartsWith(Ours, StringComparison.Ordinal))
            {
                return null;
            }

            return entry.Head.Codec == Codec
                ? json.RootElement.Deserialize(EndpointJson.Default.EndpointEntry)
                : throw EntryForm.Unreadable(entry, What);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw EntryForm.Unreadable(entry, What, fault);
        }
    }
}

/// <summary>The form of facts of receivers in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(EndpointEntry))]
internal sealed partial class EndpointJson : JsonSerializerContext;
