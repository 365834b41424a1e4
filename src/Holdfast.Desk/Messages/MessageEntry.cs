using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Messages;

/// <summary>What an entry of kind <see cref="EntryKind.Message"/> tells. The set is closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Queued), "queued")]
[JsonDerivedType(typeof(Sent), "sent")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Returned), "returned")]
[JsonDerivedType(typeof(Reported), "reported")]
[JsonDerivedType(typeof(TriedAgain), "triedAgain")]
[JsonDerivedType(typeof(PriorNoticed), "priorNoticed")]
[JsonDerivedType(typeof(WebhookDelivered), "webhookDelivered")]
[JsonDerivedType(typeof(WebhookFailed), "webhookFailed")]
[JsonDerivedType(typeof(WebhookReplayed), "webhookReplayed")]
[JsonDerivedType(typeof(WebhookTested), "webhookTested")]
internal abstract record MessageEntry
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 1;

    private MessageEntry()
    {
    }

    /// <summary>A message was queued by hand.</summary>
    public sealed record Queued(NewMessage Message, Actor By) : MessageEntry;

    /// <summary>
    /// A message went out: the notification that can be documented (FINRA Rule 3110(c)(2)), with its time (the
    /// entry's), its means, the destination and since when that was on file.
    /// </summary>
    /// <param name="Message">Its id.</param>
    /// <param name="Text">Which text was used: template, language and version.</param>
    /// <param name="Destination">Where it went, sealed under the customer's key.</param>
    /// <param name="OnFileSince">Since when that was on file; null where it is nobody's contact on file.</param>
    /// <param name="Receipt">What whoever took it said, as far as it tells of no person; null for nothing.</param>
    /// <param name="By">Who mailed a letter; null where Holdfast sent it.</param>
    public sealed record Sent(
        string Message, string Text, byte[] Destination,
        [property: JsonConverter(typeof(InstantText))] Instant? OnFileSince = null, string? Receipt = null,
        Actor? By = null) : MessageEntry;

    /// <summary>A message did not go out.</summary>
    /// <param name="Message">Its id.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Code">What the other side answered, as a number; null where it did not.</param>
    /// <param name="Next">When it is tried again; null where it is given up.</param>
    public sealed record Failed(
        string Message, FailureReason Reason, int? Code = null,
        [property: JsonConverter(typeof(InstantText))] Instant? Next = null) : MessageEntry;

    /// <summary>A message came back, or did not arrive.</summary>
    /// <param name="Message">Its id.</param>
    /// <param name="By">Who told it.</param>
    /// <param name="Code">The code of what happened, such as 5.1.1; null where none was told.</param>
    public sealed record Returned(string Message, Actor By, string? Code = null) : MessageEntry;

    /// <summary>The engine was told that a message came back.</summary>
    public sealed record Reported(string Message) : MessageEntry;

    /// <summary>A message that was given up is tried again, because somebody asked for it.</summary>
    public sealed record TriedAgain(string Message, Actor By) : MessageEntry;

    /// <summary>A customer is told of an event at the contacts from before it.</summary>
    /// <param name="Event">The position of the event.</param>
    /// <param name="Messages">The messages, one a contact; none where there is no contact from before.</param>
    /// <param name="Link">The link that stops everything; null where nobody can be told.</param>
    public sealed record PriorNoticed(string Event, NewMessage[] Messages, NewLink? Link = null) : MessageEntry;

    /// <summary>A webhook was taken by its receiver.</summary>
    public sealed record WebhookDelivered(string Webhook, string Endpoint, int Status) : MessageEntry;

    /// <summary>A webhook was not taken.</summary>
    /// <param name="Webhook">Its id.</param>
    /// <param name="Endpoint">The receiver.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Status">The status that was answered; null for none.</param>
    /// <param name="Next">When it is tried again; null where it is given up.</param>
    public sealed record WebhookFailed(
        string Webhook, string Endpoint, FailureReason Reason, int? Status = null,
        [property: JsonConverter(typeof(InstantText))] Instant? Next = null) : MessageEntry;

    /// <summary>A webhook is to be sent once more.</summary>
    public sealed record WebhookReplayed(string Webhook, string Endpoint, Actor By) : MessageEntry;

    /// <summary>A receiver is to be sent a test.</summary>
    public sealed record WebhookTested(string Endpoint, Actor By) : MessageEntry;

    /// <summary>As what a command has the journal keep.</summary>
    public DeskEntry ToEntry() => new(
        EntryKind.Message, Codec, JsonSerializer.SerializeToUtf8Bytes(this, MessageJson.Default.MessageEntry));

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static MessageEntry Read(JournalEntry entry) =>
        EntryForm.Read(entry, Codec, MessageJson.Default.MessageEntry, "tells of a message");
}

/// <summary>Why something did not go out. The words are wire words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureReason>))]
internal enum FailureReason
{
    /// <summary>The other side could not be reached.</summary>
    [JsonStringEnumMemberName("unreachable")]
    Unreachable,

    /// <summary>It did not answer in time.</summary>
    [JsonStringEnumMemberName("timedOut")]
    TimedOut,

    /// <summary>It said that it cannot now.</summary>
    [JsonStringEnumMemberName("deferred")]
    Deferred,

    /// <summary>It said that it never will.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>It speaks no TLS, or its certificate is none that can be trusted.</summary>
    [JsonStringEnumMemberName("notSecure")]
    NotSecure,

    /// <summary>Its address is none that may be connected to.</summary>
    [JsonStringEnumMemberName("forbiddenAddress")]
    ForbiddenAddress,

    /// <summary>The destination is no address or number.</summary>
    [JsonStringEnumMemberName("badDestination")]
    BadDestination,

    /// <summary>Nothing is set up by which it could go.</summary>
    [JsonStringEnumMemberName("noMeans")]
    NoMeans,

    /// <summary>The time until which it would have helped is over.</summary>
    [JsonStringEnumMemberName("tooLate")]
    TooLate,

    /// <summary>What was known of the customer was disposed of.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,
}

/// <summary>The form of facts of messages in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(MessageEntry))]
internal sealed partial class MessageJson : JsonSerializerContext;
