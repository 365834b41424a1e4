using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>How a customer is reached.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactKind>))]
public enum ContactKind
{
    /// <summary>An e-mail address.</summary>
    [JsonStringEnumMemberName("email")]
    Email,

    /// <summary>A telephone number, in the form of ITU-T E.164.</summary>
    [JsonStringEnumMemberName("phone")]
    Phone,

    /// <summary>Where mail is sent to.</summary>
    [JsonStringEnumMemberName("mailingAddress")]
    MailingAddress,

    /// <summary>Where they live: the primary residence of FINRA Rule 3110(c)(2)(A)(iv).</summary>
    [JsonStringEnumMemberName("residentialAddress")]
    ResidentialAddress,
}

/// <summary>How a contact stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactState>))]
public enum ContactState
{
    /// <summary>On file, and in use.</summary>
    [JsonStringEnumMemberName("inUse")]
    InUse,

    /// <summary>Asked for, and not confirmed: what it is to replace is still in use.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Another one took its place.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,

    /// <summary>It was taken back: the customer did not want it.</summary>
    [JsonStringEnumMemberName("reverted")]
    Reverted,
}

/// <summary>What happened to a contact.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactStep>))]
public enum ContactStep
{
    /// <summary>It came on file from the firm's own records, where it had been in use.</summary>
    [JsonStringEnumMemberName("imported")]
    Imported,

    /// <summary>It was asked for.</summary>
    [JsonStringEnumMemberName("proposed")]
    Proposed,

    /// <summary>It was confirmed.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>Another one took its place.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,

    /// <summary>It was taken back.</summary>
    [JsonStringEnumMemberName("reverted")]
    Reverted,

    /// <summary>It came back into use, because the one that had taken its place was taken back.</summary>
    [JsonStringEnumMemberName("restored")]
    Restored,
}

/// <summary>A step in the history of a contact.</summary>
/// <param name="Step">What happened.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="How">How it was confirmed, or why it was done, in the firm's words; null where nothing is said.</param>
public sealed record ContactEvent(ContactStep Step, Instant At, Actor By, string? How = null);

/// <summary>A contact, with all that happened to it.</summary>
/// <param name="Id">What it is called here, which never changes.</param>
/// <param name="Kind">How the customer is reached by it.</param>
/// <param name="Value">The address or number in the one form in which equal ones are equal.</param>
/// <param name="OnFileSince">Since when it is on file.</param>
/// <param name="State">How it stands.</param>
public sealed record Contact(string Id, ContactKind Kind, string Value, Instant OnFileSince, ContactState State)
{
    /// <summary>What happened to it, the oldest first; never empty.</summary>
    public ImmutableArray<ContactEvent> History { get; init; } = [];

    /// <summary>The contact whose place it is to take, or took; null where it takes none's.</summary>
    public string? Replaces { get; init; }

    /// <summary>The change of account data by which it came; null where it came by none.</summary>
    public string? Change { get; init; }

    /// <summary>When it was last confirmed; null where it never was.</summary>
    [JsonIgnore]
    public Instant? ConfirmedAt => Confirmation?.At;

    /// <summary>How it was last confirmed; null where it never was, or nobody said.</summary>
    [JsonIgnore]
    public string? ConfirmedHow => Confirmation?.How;

    /// <summary>Who confirmed it last; null where nobody did.</summary>
    [JsonIgnore]
    public Actor? ConfirmedBy => Confirmation?.By;

    /// <summary>Whether it is a change that nobody confirmed.</summary>
    [JsonIgnore]
    public bool IsUnconfirmedChange => State is ContactState.Pending;

    /// <summary>When it went out of use; null while it is in use or pending.</summary>
    [JsonIgnore]
    public Instant? EndedAt => State is ContactState.Replaced or ContactState.Reverted ? History[^1].At : null;

    private ContactEvent? Confirmation => History.LastOrDefault(step => step.Step is ContactStep.Confirmed);

    internal Contact With(ContactState state, ContactEvent step) =>
        this with { State = state, History = History.Add(step) };
}
