using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Access;

/// <summary>
/// What an entry of kind <see cref="EntryKind.Access"/> tells. The set is closed: an entry that names anything else, or
/// a member more, is not read by this release, because who may do what is not to be guessed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(KeyMade), "keyMade")]
[JsonDerivedType(typeof(KeyRevoked), "keyRevoked")]
internal abstract record AccessEntry
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 1;

    private AccessEntry()
    {
    }

    /// <summary>A key was made.</summary>
    /// <param name="Key">Its id.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Scopes">What whoever has it may do.</param>
    /// <param name="Hash">SHA-256 of the key, in hexadecimal digits.</param>
    /// <param name="By">Who made it.</param>
    /// <param name="Expires">When it ends by itself, RFC 3339 in UTC; null where it does not.</param>
    public sealed record KeyMade(
        string Key, string Name, IReadOnlyList<string> Scopes, string Hash, string By, string? Expires = null)
        : AccessEntry;

    /// <summary>A key was revoked.</summary>
    /// <param name="Key">Its id.</param>
    /// <param name="By">Who revoked it.</param>
    public sealed record KeyRevoked(string Key, string By) : AccessEntry;

    /// <summary>Writes the content of an entry.</summary>
    public byte[] ToContent() => JsonSerializer.SerializeToUtf8Bytes(this, AccessJson.Default.AccessEntry);

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static AccessEntry Read(JournalEntry entry) =>
        EntryForm.Read(entry, Codec, AccessJson.Default.AccessEntry, "tells who may do what");
}

/// <summary>The form of entries in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AccessEntry))]
internal sealed partial class AccessJson : JsonSerializerContext;
