using System.Text.Json.Serialization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions;

/// <summary>How a cheque or a certificate reaches the payee.</summary>
[JsonConverter(typeof(WordConverter<DeliverTo>))]
public enum DeliverTo
{
    /// <summary>Nothing is carried: a wire, an entry.</summary>
    None,

    /// <summary>By mail to the address of record.</summary>
    AddressOfRecord,

    /// <summary>By mail or courier to any other address.</summary>
    OtherAddress,

    /// <summary>By the hand of a registered representative.</summary>
    HandDelivery,
}

/// <summary>Who is paid, and where.</summary>
/// <param name="Kind">What kind of place.</param>
/// <param name="Name">The payee's name.</param>
/// <param name="Account">The account, wallet or address.</param>
/// <param name="Bank">The bank or firm it is at.</param>
/// <param name="Country">ISO 3166-1 alpha-2; empty where not told.</param>
/// <param name="Owner">Whether the owner is the customer.</param>
/// <param name="Mark">A keyed fingerprint: equal for equal accounts of whichever customer; empty where none.</param>
public sealed record Payee(
    DestinationKind Kind, Personal Name, Personal Account, Personal Bank, string Country, OwnerNameMatch Owner,
    string Mark);

/// <summary>An instruction as it was received: never edited; what changes is another instruction.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Account">The account that pays.</param>
/// <param name="Rail">By which system.</param>
/// <param name="Amount">How much; of securities, what they are worth.</param>
/// <param name="Asset">Which securities; null for money.</param>
/// <param name="Payee">Who is paid.</param>
/// <param name="DeliverTo">How it gets there.</param>
/// <param name="Purpose">What it is for, in the customer's words.</param>
/// <param name="Medium">How it came.</param>
/// <param name="InstructedBy">Who gave it.</param>
/// <param name="ClaimedBy">Who whoever gave it said they are.</param>
/// <param name="Zone">The IANA time zone of the branch, by which its days are counted.</param>
public sealed record TransmittalOrder(
    string Customer, Personal Account, Rail Rail, Money Amount, string? Asset, Payee Payee, DeliverTo DeliverTo,
    Personal Purpose, InstructionMedium Medium, Instructor InstructedBy, Personal ClaimedBy, string Zone)
{
    /// <summary>
    /// The id by which whoever sent it sends it again without doing it twice; null where none was given.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>The firm's id of the transfer; null where there is none.</summary>
    public string? Transfer { get; init; }

    /// <summary>The registered representative of the account; null where it has none.</summary>
    public string? Representative { get; init; }

    /// <summary>The branch that holds the account; null where there is none.</summary>
    public string? Branch { get; init; }

    /// <summary>
    /// The authority that whoever is neither owner nor of the firm acts under; null where none was named.
    /// </summary>
    public string? Authority { get; init; }

    /// <summary>The standing letter of authorization that it is given under; null where none.</summary>
    public string? StandingLetter { get; init; }

    /// <summary>SHA-256 of what was received, in hexadecimal digits; null where there is no document.</summary>
    public string? RawSha256 { get; init; }

    /// <summary>What was received, as it was received.</summary>
    public Personal RawCopy { get; init; }

    /// <summary>Who verifies for whom where the firm introduces to a clearing firm, in a few words.</summary>
    public string? Allocation { get; init; }

    /// <summary>Whether it came through a channel that is the customer's alone.</summary>
    [JsonIgnore]
    public bool IsSelfDirected => Medium is InstructionMedium.Online && InstructedBy is Instructor.Customer;
}
