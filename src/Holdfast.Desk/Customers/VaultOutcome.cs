using System.Collections.Immutable;

namespace Holdfast.Desk.Customers;

/// <summary>Why a change of a customer's file was refused. The words are wire words.</summary>
public enum VaultRefusal
{
    /// <summary>Something else has the id already.</summary>
    IdTaken,

    /// <summary>There is nothing with the id in the file.</summary>
    Absent,

    /// <summary>The value is on file already.</summary>
    OnFile,

    /// <summary>Another change of the same contact waits to be confirmed.</summary>
    ChangePending,

    /// <summary>It went out of use, and does not come back by itself.</summary>
    OutOfUse,

    /// <summary>The file has as many of these as it may have.</summary>
    TooMany,

    /// <summary>A trusted contact is 18 or older.</summary>
    NotOfAge,

    /// <summary>A day lies before one it cannot lie before, or has not come.</summary>
    WrongDay,

    /// <summary>Somebody or something it names is not on file.</summary>
    Unknown,
}

/// <summary>What came of a change of a customer's file.</summary>
public abstract record VaultOutcome
{
    private VaultOutcome()
    {
    }

    /// <summary>It is changed.</summary>
    /// <param name="File">The file as it is now.</param>
    public sealed record Changed(CustomerFile File) : VaultOutcome;

    /// <summary>It was so already: the same was asked for before.</summary>
    /// <param name="File">The file as it is.</param>
    public sealed record Same(CustomerFile File) : VaultOutcome;

    /// <summary>It was not changed.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">Why, in a sentence that tells nothing of the customer.</param>
    public sealed record Refused(VaultRefusal Reason, string Detail) : VaultOutcome;

    /// <summary>There is no such customer.</summary>
    public sealed record Absent : VaultOutcome;

    /// <summary>The file was changed by somebody else since it was read.</summary>
    public sealed record Stale : VaultOutcome;
}

/// <summary>The most that a file holds of anything, those that ended among them.</summary>
public static class VaultLimits
{
    /// <summary>Contacts.</summary>
    public const int Contacts = 200;

    /// <summary>Steps in the history of one contact.</summary>
    public const int Steps = 200;

    /// <summary>Authorities, trusted contacts, banks and earlier standings, each.</summary>
    public const int Others = 100;

    /// <summary>Holders of one account.</summary>
    public const int Holders = 50;

    /// <summary>Accounts of one customer that are read with the file.</summary>
    public const int Accounts = 500;

    /// <summary>Characters of a customer's or an account's id, as in the contract of events.</summary>
    public const int Id = 64;

    /// <summary>Characters of a name, or of what the firm says in its own words.</summary>
    public const int Text = 200;

    /// <summary>Characters of an address.</summary>
    public const int Address = 400;
}
