using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>
/// What happened at a customer's link. Such entries are of kind <see cref="EntryKind.Message"/>, by a codec of their
/// own: they tell what came of a message.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(WrongCode), "wrongCode")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Disowned), "disowned")]
[JsonDerivedType(typeof(Reverted), "reverted")]
[JsonDerivedType(typeof(PassedOn), "passedOn")]
internal abstract record LinkEntry
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 2;

    private LinkEntry()
    {
    }

    /// <summary>A code was typed that was not the one.</summary>
    public sealed record WrongCode(string Link) : LinkEntry;

    /// <summary>The code was typed, in a browser of which a hash is kept.</summary>
    public sealed record Opened(string Link, string Browser) : LinkEntry;

    /// <summary>The page was answered.</summary>
    /// <param name="Link">The link.</param>
    /// <param name="Statement">What was stated, a <see cref="CustomerStatement"/> as text.</param>
    public sealed record Answered(string Link, string Statement) : LinkEntry;

    /// <summary>Somebody pressed "this was not me".</summary>
    public sealed record Disowned(string Link) : LinkEntry;

    /// <summary>Somebody pressed to undo a change.</summary>
    public sealed record Reverted(string Link) : LinkEntry;

    /// <summary>What was said at a link was passed on to where it takes effect.</summary>
    /// <param name="Link">The link.</param>
    /// <param name="Kind">The kind of timer by which it was to be.</param>
    public sealed record PassedOn(string Link, string Kind) : LinkEntry;

    /// <summary>As what a command has the journal keep.</summary>
    public DeskEntry ToEntry() => new(
        EntryKind.Message, Codec, JsonSerializer.SerializeToUtf8Bytes(this, LinkJson.Default.LinkEntry));

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static LinkEntry Read(JournalEntry entry) =>
        EntryForm.Read(entry, Codec, LinkJson.Default.LinkEntry, "tells of a customer's link");
}

/// <summary>The form of facts of links in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(LinkEntry))]
internal sealed partial class LinkJson : JsonSerializerContext;
