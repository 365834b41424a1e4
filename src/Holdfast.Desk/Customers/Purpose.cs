using System.Text.Json.Serialization;

namespace Holdfast.Desk.Customers;

/// <summary>For what a person's data are read. The words are wire words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PurposeKind>))]
public enum PurposeKind
{
    /// <summary>To serve the customer, who asked for something.</summary>
    [JsonStringEnumMemberName("service")]
    Service,

    /// <summary>To verify an instruction or a change of data with the customer.</summary>
    [JsonStringEnumMemberName("verification")]
    Verification,

    /// <summary>To look into what may be an intrusion or a fraud.</summary>
    [JsonStringEnumMemberName("investigation")]
    Investigation,

    /// <summary>To supervise what others did.</summary>
    [JsonStringEnumMemberName("supervision")]
    Supervision,

    /// <summary>For what the law asks of the firm: an audit, an examination, a subpoena.</summary>
    [JsonStringEnumMemberName("compliance")]
    Compliance,

    /// <summary>For what the customer asked about their own data.</summary>
    [JsonStringEnumMemberName("privacy")]
    Privacy,

    /// <summary>To put right what is on file.</summary>
    [JsonStringEnumMemberName("correction")]
    Correction,
}

/// <summary>For what a person's data are read, and for which case.</summary>
/// <param name="Kind">For what.</param>
/// <param name="Case">The case, instruction or ticket; null where there is none, which shows.</param>
public sealed record Purpose(PurposeKind Kind, string? Case = null)
{
    /// <summary>The most characters of a case.</summary>
    public const int CaseAtMost = 64;

    /// <summary>To verify an instruction.</summary>
    public static Purpose Verifying(string instruction) => new(PurposeKind.Verification, instruction);
}
