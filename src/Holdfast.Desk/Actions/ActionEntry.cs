using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Actions;

/// <summary>What happened to one order.</summary>
internal sealed record ActionFacts(ActionId Id, ImmutableArray<ActionFact> Facts);

/// <summary>
/// What an entry of kind <see cref="EntryKind.Action"/> tells: all facts of one decision. What tells of a person is
/// sealed under the key of the customer it is about, or of the firm where it is about none.
/// </summary>
/// <param name="By">Who did it.</param>
internal sealed record ActionEntry(Officer By)
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 1;

    /// <summary>What happened, order by order.</summary>
    public ImmutableArray<ActionFacts> Actions { get; init; } = [];

    /// <summary>Timers that are done by it.</summary>
    public ImmutableArray<TimerDone> Done { get; init; } = [];

    /// <summary>The request id that was used; null where none was.</summary>
    public RequestUsed? Request { get; init; }

    /// <summary>As what a command has the journal keep; without a key where nothing in it is a person's.</summary>
    public DeskEntry ToEntry(PersonKey? key) => new(
        EntryKind.Action, Codec, JsonSerializer.SerializeToUtf8Bytes(this, ActionEntryJson.For(key).ActionEntry));

    /// <summary>Reads the content of an entry; what tells of a person is gone without the key.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static ActionEntry Read(JournalEntry entry, PersonKey? key) => EntryForm.Read(
        entry, Codec, ActionEntryJson.For(key).ActionEntry, "tells of orders to the firm's systems");
}

/// <summary>The form of entries in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ActionEntry))]
internal sealed partial class ActionEntryJson : JsonSerializerContext
{
    private static readonly ActionEntryJson Keyless = new(OptionsFor(null));

    /// <summary>The form with what tells of a person under their key.</summary>
    public static ActionEntryJson For(PersonKey? key) => key is null ? Keyless : new ActionEntryJson(OptionsFor(key));

    private static JsonSerializerOptions OptionsFor(PersonKey? key) => EntryForm.Options(
        new PersonalConverter(key, "instruction"), new Messages.InstantText(), new IdText<ActionId>());
}
