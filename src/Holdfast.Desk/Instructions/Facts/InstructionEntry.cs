using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Letters;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Messages;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Instructions.Facts;

/// <summary>What happened to one instruction.</summary>
/// <param name="Id">Which.</param>
/// <param name="Facts">What, in order.</param>
/// <param name="By">
/// Who did it; null for whoever the entry names. What follows by itself is done by nobody of the firm.
/// </param>
internal sealed record InstructionFacts(InstructionId Id, ImmutableArray<InstructionFact> Facts, Officer? By = null);

/// <summary>What happened to one change of account data.</summary>
internal sealed record ChangeFacts(InstructionId Id, ImmutableArray<ChangeFact> Facts);

/// <summary>What happened to one standing letter.</summary>
internal sealed record LetterFacts(string Id, ImmutableArray<LetterFact> Facts);

/// <summary>What happened to the freeze of one account, by the keyed hash of the account.</summary>
internal sealed record FreezeFacts(string Mark, FreezeFact Fact);

/// <summary>A letter that furnishes a change to somebody it is due to.</summary>
internal sealed record RecordLetter(InstructionId Change, NoticeTo To, NewMessage Message);

/// <summary>A timer that was done by an entry.</summary>
internal sealed record TimerDone(string Kind, string Subject);

/// <summary>A request id that was used: by the hash of who used it and the id, with a hash of what was asked.</summary>
internal sealed record RequestUsed(string Key, string Content);

/// <summary>
/// What an entry of kind <see cref="EntryKind.Instruction"/> tells: all facts of one decision, with the messages and
/// links that come of it. All of it is about one customer, under whose key what tells of them is sealed.
/// </summary>
/// <param name="By">Who did it.</param>
/// <param name="Policy">By which policy of money movement.</param>
/// <param name="Customer">The customer it is about.</param>
internal sealed record InstructionEntry(Officer By, PolicyStamp Policy, string Customer)
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 1;

    /// <summary>What happened to instructions.</summary>
    public ImmutableArray<InstructionFacts> Instructions { get; init; } = [];

    /// <summary>What happened to changes of account data.</summary>
    public ImmutableArray<ChangeFacts> Changes { get; init; } = [];

    /// <summary>What happened to standing letters.</summary>
    public ImmutableArray<LetterFacts> Letters { get; init; } = [];

    /// <summary>What happened to freezes.</summary>
    public ImmutableArray<FreezeFacts> Freezes { get; init; } = [];

    /// <summary>Messages that are to be sent.</summary>
    public ImmutableArray<NewMessage> Messages { get; init; } = [];

    /// <summary>Letters that furnish changes, among the messages that are to be sent.</summary>
    public ImmutableArray<RecordLetter> Records { get; init; } = [];

    /// <summary>Links of the customer's that are to be.</summary>
    public ImmutableArray<NewLink> Links { get; init; } = [];

    /// <summary>Timers that are done by it.</summary>
    public ImmutableArray<TimerDone> Done { get; init; } = [];

    /// <summary>The request id that was used; null where none was.</summary>
    public RequestUsed? Request { get; init; }

    /// <summary>The keyed hash of the account of instructions that were received; null where none were.</summary>
    public string? AccountMark { get; init; }

    /// <summary>As what a command has the journal keep; without a key where nothing in it is a person's.</summary>
    public DeskEntry ToEntry(PersonKey? key) => new(
        EntryKind.Instruction, Codec,
        JsonSerializer.SerializeToUtf8Bytes(this, EntryJson.For(key).InstructionEntry));

    /// <summary>Reads the content of an entry; what tells of the customer is gone without the key.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static InstructionEntry Read(JournalEntry entry, PersonKey? key) =>
        EntryForm.Read(entry, Codec, EntryJson.For(key).InstructionEntry, "tells of instructions");
}

/// <summary>The form of entries in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(InstructionEntry))]
[JsonSerializable(typeof(ChangeFact.Confirmed), TypeInfoPropertyName = "ChangeConfirmed")]
[JsonSerializable(typeof(ChangeFact.Alarmed), TypeInfoPropertyName = "ChangeAlarmed")]
internal sealed partial class EntryJson : JsonSerializerContext
{
    private static readonly EntryJson Keyless = new(OptionsFor(null));

    /// <summary>The form with what tells of a person under their key.</summary>
    public static EntryJson For(PersonKey? key) => key is null ? Keyless : new EntryJson(OptionsFor(key));

    private static JsonSerializerOptions OptionsFor(PersonKey? key) => EntryForm.Options(
        new PersonalConverter(key, "instruction"), new InstantText(), new AmountConverter(), new ScoreConverter(),
        new IdText<InstructionId>(), new WordConverter<Rail>(), new WordConverter<InstructionMedium>(),
        new WordConverter<Instructor>(), new WordConverter<DestinationKind>(), new WordConverter<OwnerNameMatch>(),
        new WordConverter<Outcome>());
}
