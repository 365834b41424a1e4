using System.Text.Json.Serialization;

namespace Holdfast.Desk.Messages;

/// <summary>How a message goes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Medium>))]
internal enum Medium
{
    /// <summary>By e-mail.</summary>
    [JsonStringEnumMemberName("email")]
    Email,

    /// <summary>As a text message.</summary>
    [JsonStringEnumMemberName("sms")]
    Sms,

    /// <summary>As a call that reads it out.</summary>
    [JsonStringEnumMemberName("voice")]
    Voice,

    /// <summary>As a letter that somebody prints and mails.</summary>
    [JsonStringEnumMemberName("paper")]
    Paper,
}
