using System.Text.Json.Serialization;
using Holdfast.Desk.Messages;
using NodaTime;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>What a customer's link is for. The words are wire words.</summary>
[JsonConverter(typeof(WordConverter<LinkPurpose>))]
internal enum LinkPurpose
{
    /// <summary>To look at an instruction and to say whether it is theirs; and "this was not me".</summary>
    Confirm,

    /// <summary>"This was not me", from a notice.</summary>
    NotMe,

    /// <summary>To undo a change of account data, from a contact that was on file before.</summary>
    Revert,
}

/// <summary>A link that is to be, as the fact that brings it about holds it.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Hash">The hash of its token.</param>
/// <param name="Subject">The id of the instruction or the change.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Contact">The id of the contact that it goes to.</param>
/// <param name="Expires">At that instant it is over.</param>
internal sealed record NewLink(
    LinkPurpose Purpose, string Hash, string Subject, string Customer, string Contact,
    [property: JsonConverter(typeof(InstantText))] Instant Expires)
{
    /// <summary>The hash of its code; null where it takes none.</summary>
    public string? CodeHash { get; init; }

    /// <summary>
    /// What its page shows, a <see cref="LinkDetails"/> sealed under the customer's key; null for nothing.
    /// </summary>
    public byte[]? Sealed { get; init; }
}
