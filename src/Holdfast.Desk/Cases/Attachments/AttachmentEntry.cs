using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>
/// That a file was attached to a case. Such entries are of kind <see cref="EntryKind.Case"/>, by a codec of their own.
/// The key of the file stands here and nowhere else: when the content of the entry is disposed of, the file can be read
/// no more, wherever a copy of it is, and nobody knows its name.
/// </summary>
/// <param name="Attachment">Its id.</param>
/// <param name="Case">The case.</param>
/// <param name="By">Who attached it.</param>
/// <param name="Key">The key of the file, wrapped under the master key.</param>
/// <param name="Name">What it was called, sealed under that key.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Type">What it is, by how it begins.</param>
/// <param name="Sha256">SHA-256 of it.</param>
/// <param name="SealedSha256">SHA-256 of it as it is kept.</param>
internal sealed record AttachmentEntry(
    string Attachment, string Case, Actor By, byte[] Key, byte[] Name, long Bytes, string Type, byte[] Sha256,
    byte[] SealedSha256)
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 2;

    /// <summary>As what a command has the journal keep.</summary>
    public DeskEntry ToEntry() => new(
        EntryKind.Case, Codec, JsonSerializer.SerializeToUtf8Bytes(this, AttachmentJson.Default.AttachmentEntry));

    /// <summary>Whether an entry is one.</summary>
    public static bool Is(JournalEntry entry) =>
        entry is { Head: { Kind: EntryKind.Case, Codec: Codec }, Salted: not null };

    /// <exception cref="JournalException">This release does not read it.</exception>
    public static AttachmentEntry Read(JournalEntry entry) =>
        EntryForm.Read(entry, Codec, AttachmentJson.Default.AttachmentEntry, "tells of an attachment");
}

/// <summary>The form of entries of attachments in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AttachmentEntry))]
internal sealed partial class AttachmentJson : JsonSerializerContext;
