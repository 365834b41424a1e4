using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Console.Views;

/// <summary>
/// What an entry of kind <see cref="EntryKind.Setting"/> tells of how somebody has set the console for themself.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Saved), "viewSaved")]
[JsonDerivedType(typeof(Removed), "viewRemoved")]
[JsonDerivedType(typeof(KeysChosen), "viewKeysChosen")]
internal abstract record ViewEntry(Actor By)
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 1;

    private const string What = "tells of a view of somebody's";

    // Other slices keep settings of theirs in entries of this kind.
    private const string Ours = "view";

    /// <summary>A view was saved.</summary>
    /// <param name="View">Its id.</param>
    /// <param name="Name">What it is called, sealed: people name views after customers.</param>
    /// <param name="Path">The address, a path of this host.</param>
    /// <param name="By">Whose it is.</param>
    public sealed record Saved(string View, byte[] Name, string Path, Actor By) : ViewEntry(By);

    /// <summary>A view is no more.</summary>
    public sealed record Removed(string View, Actor By) : ViewEntry(By);

    /// <summary>Whether single keys do something for them.</summary>
    public sealed record KeysChosen(bool AreOn, Actor By) : ViewEntry(By);

    /// <summary>As what a command has the journal keep.</summary>
    public DeskEntry ToEntry() => new(
        EntryKind.Setting, Codec, JsonSerializer.SerializeToUtf8Bytes(this, ViewJson.Default.ViewEntry));

    /// <summary>Reads the content of an entry; null where it is of another slice.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static ViewEntry? Read(JournalEntry entry)
    {
        try
        {
            using var json = JsonDocument.Parse(entry.Content);
            return json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty("what", out var what)
                && what.ValueKind is JsonValueKind.String
                && what.GetString()!.StartsWith(Ours, StringComparison.Ordinal)
                    ? EntryForm.Read(entry, Codec, ViewJson.Default.ViewEntry, What)
                    : null;
        }
        catch (JsonException fault)
        {
            throw EntryForm.Unreadable(entry, What, fault);
        }
    }
}

/// <summary>The form of facts of views in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ViewEntry))]
internal sealed partial class ViewJson : JsonSerializerContext;
