using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases.Facts;

/// <summary>
/// What an entry of kind <see cref="EntryKind.Setting"/> tells of the rules of cases: that they are in force from there
/// on, word for word.
/// </summary>
/// <param name="Version">What their makers call them.</param>
/// <param name="Sha256">SHA-256 of the file, in hexadecimal digits.</param>
/// <param name="Text">The file.</param>
internal sealed record RulesEntry(string Version, string Sha256, string Text)
{
    /// <summary>How such entries are written; it tells them from settings of other slices.</summary>
    public const byte Codec = 20;

    public ReadOnlyMemory<byte> ToBytes() =>
        JsonSerializer.SerializeToUtf8Bytes(this, RulesEntryJson.Default.RulesEntry);

    /// <exception cref="JournalException">This release does not read it.</exception>
    public static RulesEntry Read(JournalEntry entry) =>
        EntryForm.Read(entry, Codec, RulesEntryJson.Default.RulesEntry, "puts rules of cases into force");
}

/// <summary>The form of entries of rules in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RulesEntry))]
internal sealed partial class RulesEntryJson : JsonSerializerContext;
