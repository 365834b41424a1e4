using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Messages;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases.Facts;

/// <summary>What happened to one case.</summary>
internal sealed record CaseFacts(CaseId Id, ImmutableArray<CaseFact> Facts);

/// <summary>What one shift tells the next.</summary>
internal sealed record HandedOver(Personal Text, int OpenCases, int Overdue);

/// <summary>A timer of cases that is done by an entry.</summary>
internal sealed record CaseTimerDone(string Kind, string Subject);

/// <summary>A request id that was used: by the hash of who used it and the id, with a hash of what was asked.</summary>
internal sealed record CaseRequestUsed(string Key, string Content);

/// <summary>
/// What an entry of kind <see cref="EntryKind.Case"/> tells: all facts of one decision. What people wrote may tell of
/// customers and is sealed; it is about several of them at once, so it is sealed under a key of the firm.
/// </summary>
/// <param name="By">Who did it.</param>
internal sealed record CaseEntry(Officer By)
{
    /// <summary>How such entries are written. Entries of this kind with other codecs are other slices'.</summary>
    public const byte Codec = 1;

    /// <summary>What happened to cases.</summary>
    public ImmutableArray<CaseFacts> Cases { get; init; } = [];

    /// <summary>What was handed over; null where nothing was.</summary>
    public HandedOver? HandOver { get; init; }

    /// <summary>The hand-over that was taken; null where none was.</summary>
    public long? HandOverTaken { get; init; }

    /// <summary>Timers that are done by it.</summary>
    public ImmutableArray<CaseTimerDone> Done { get; init; } = [];

    /// <summary>The request id that was used; null where none was.</summary>
    public CaseRequestUsed? Request { get; init; }

    /// <summary>As what a command has the journal keep; without a key where nobody wrote anything.</summary>
    public DeskEntry ToEntry(PersonKey? key) => new(
        EntryKind.Case, Codec, JsonSerializer.SerializeToUtf8Bytes(this, CaseEntryJson.For(key).CaseEntry));

    /// <summary>Reads the content of an entry; what people wrote is gone without the key.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static CaseEntry Read(JournalEntry entry, PersonKey? key) =>
        EntryForm.Read(entry, Codec, CaseEntryJson.For(key).CaseEntry, "tells of cases");
}

/// <summary>The form of entries in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CaseEntry))]
internal sealed partial class CaseEntryJson : JsonSerializerContext
{
    private static readonly CaseEntryJson Keyless = new(OptionsFor(null));

    // A form learns the types once, which takes far longer than to read an entry by it.
    private static readonly ConditionalWeakTable<PersonKey, CaseEntryJson> Keyed = [];

    /// <summary>The form with what people wrote under a key.</summary>
    public static CaseEntryJson For(PersonKey? key) =>
        key is null ? Keyless : Keyed.GetValue(key, one => new CaseEntryJson(OptionsFor(one)));

    private static JsonSerializerOptions OptionsFor(PersonKey? key) => EntryForm.Options(
        new PersonalConverter(key, "case"), new InstantText(), new IdText<CaseId>());
}
