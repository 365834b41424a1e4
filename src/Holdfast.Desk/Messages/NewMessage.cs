using System.Text.Json.Serialization;
using NodaTime;

namespace Holdfast.Desk.Messages;

/// <summary>
/// A message that is to be sent, as the fact that brings it about holds it. Who decided knew the contact and judged it
/// then: that very contact is sealed in it, and a change of contacts in between changes nothing.
/// </summary>
/// <param name="Template">Which text.</param>
/// <param name="Customer">Under whose key it is sealed: the customer it is about.</param>
/// <param name="Medium">How it goes.</param>
/// <param name="Language">The language of whoever gets it.</param>
/// <param name="Sealed">A <see cref="MessageContent"/>, sealed by <see cref="MessageSeals"/>.</param>
internal sealed record NewMessage(string Template, string Customer, Medium Medium, string Language, byte[] Sealed)
{
    /// <summary>The id of the contact it goes to; null where it is none of a customer's.</summary>
    public string? Contact { get; init; }

    /// <summary>Since when that contact is on file: where a notice went was known before.</summary>
    [JsonConverter(typeof(InstantText))]
    public Instant? OnFileSince { get; init; }

    /// <summary>The id of what it is about, such as an instruction.</summary>
    public string? About { get; init; }

    /// <summary>It is not sent earlier.</summary>
    [JsonConverter(typeof(InstantText))]
    public Instant? NotBefore { get; init; }

    /// <summary>It is not sent later, because it would help nobody then.</summary>
    [JsonConverter(typeof(InstantText))]
    public Instant? NotAfter { get; init; }
}
