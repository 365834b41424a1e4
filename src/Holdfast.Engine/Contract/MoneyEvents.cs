using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

#pragma warning disable CS1591 // Members of enums are the words of the contract, and mean what it says of them.

/// <summary>How the owner's name of a bank account compares with the customer's.</summary>
public enum OwnerNameMatch : byte { NotGiven, Match, Partial, Mismatch, Unknown }

/// <summary>How a linked bank account was verified. <see cref="None"/>: not at all.</summary>
public enum BankVerification : byte { NotGiven, Instant, MicroDeposit, Document, None }

/// <summary><c>bank.linked</c></summary>
public sealed class BankLinked : EventData
{
    /// <summary>Token of the bank account. Required.</summary>
    public Text Destination { get; set; }

    /// <summary>Whose it is.</summary>
    public OwnerNameMatch OwnerNameMatch { get; set; }

    /// <summary>How that was verified.</summary>
    public BankVerification Verification { get; set; }
}

/// <summary>Which way money goes, as seen from the account.</summary>
public enum TransferDirection : byte { NotGiven, Out, In }

/// <summary>By which system money or securities move.</summary>
public enum Rail : byte { NotGiven, Wire, Ach, Check, Acats, Journal, Instant, Card, Crypto }

/// <summary>What kind of place money goes to.</summary>
public enum DestinationKind : byte
{
    NotGiven, OwnBank, ThirdPartyBank, ThirdPartyAccount, OutsideFirm, AddressOfRecord, OtherAddress, CryptoWallet,
}

/// <summary>Who gave an instruction.</summary>
public enum Instructor : byte { NotGiven, Customer, Representative, Employee, ThirdParty }

/// <summary>By which medium an instruction came.</summary>
public enum InstructionMedium : byte { NotGiven, Online, Email, Phone, Fax, Letter, InPerson }

/// <summary>How two firms' contact data compare.</summary>
public enum ContactMatch : byte { NotGiven, Match, Partial, Mismatch }

/// <summary>Where money goes or comes from.</summary>
public sealed class TransferDestination
{
    /// <summary>What kind of place.</summary>
    public DestinationKind Kind { get; set; }

    /// <summary>Token of the account, wallet or address.</summary>
    public Text Token { get; set; }

    /// <summary>Name of the payee.</summary>
    public Text Name { get; set; }

    /// <summary>Country.</summary>
    public CountryCode Country { get; set; }

    /// <summary>Whether the owner is the customer.</summary>
    public OwnerNameMatch OwnerNameMatch { get; set; }
}

/// <summary><c>transfer.requested</c></summary>
public sealed class TransferRequested : EventData
{
    /// <summary>The transfer's id.</summary>
    public Text Transfer { get; set; }

    /// <summary>Out or in. Required.</summary>
    public TransferDirection Direction { get; set; }

    /// <summary>By which system. Required.</summary>
    public Rail Rail { get; set; }

    /// <summary>How much, above zero. Required.</summary>
    public Money Amount { get; set; }

    /// <summary>What could be taken out.</summary>
    public Money? AvailableCash { get; set; }

    /// <summary>What the account is worth.</summary>
    public Money? Equity { get; set; }

    /// <summary>The other side; null where not told.</summary>
    public TransferDestination? Destination { get; set; }

    /// <summary>Who asked for it.</summary>
    public Instructor InstructedBy { get; set; }

    /// <summary>How it was asked for.</summary>
    public InstructionMedium Medium { get; set; }

    /// <summary>Under a standing instruction.</summary>
    public bool? Standing { get; set; }

    /// <summary>ACATS: the other firm.</summary>
    public Text ContraFirm { get; set; }

    /// <summary>ACATS: 1 for the first attempt.</summary>
    public int? Attempt { get; set; }

    /// <summary>ACATS: the other firm's contact data against ours.</summary>
    public ContactMatch ContactMatch { get; set; }
}

/// <summary>How a transfer ended.</summary>
public enum TransferOutcome : byte { NotGiven, Settled, Cancelled, Returned, Recalled }

/// <summary><c>transfer.completed</c></summary>
public sealed class TransferCompleted : EventData
{
    /// <summary>The transfer's id. Required.</summary>
    public Text Transfer { get; set; }

    /// <summary>How it ended. Required.</summary>
    public TransferOutcome Outcome { get; set; }

    /// <summary>Reason code of a return, such as <c>R10</c>.</summary>
    public Text ReturnCode { get; set; }
}

/// <summary>How a micro-entry was answered.</summary>
public enum MicroEntryOutcome : byte { NotGiven, Match, Mismatch }

/// <summary><c>microEntry.attempted</c></summary>
public sealed class MicroEntryAttempted : EventData
{
    /// <summary>Token of the bank account.</summary>
    public Text Destination { get; set; }

    /// <summary>Whether the amounts were right. Required.</summary>
    public MicroEntryOutcome Outcome { get; set; }
}
