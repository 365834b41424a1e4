using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Contract;

#pragma warning disable CS1591 // Members of enums are the words of the contract, and mean what it says of them.

/// <summary>How an account was opened.</summary>
public enum OpeningWay : byte { NotGiven, Online, Branch, Representative }

/// <summary>Result of one check of identity. <see cref="None"/>: not made.</summary>
public enum IdentityCheck : byte { NotGiven, Pass, Review, Fail, None }

/// <summary><c>account.opened</c></summary>
public sealed class AccountOpened : EventData
{
    /// <summary>How.</summary>
    public OpeningWay How { get; set; }

    /// <summary>The owner's year of birth.</summary>
    public int? BirthYear { get; set; }

    /// <summary>Identity papers.</summary>
    public IdentityCheck DocumentCheck { get; set; }

    /// <summary>Data bases.</summary>
    public IdentityCheck DatabaseCheck { get; set; }

    /// <summary>Face against paper.</summary>
    public IdentityCheck SelfieCheck { get; set; }

    /// <summary>Tokens of the contacts given.</summary>
    public IReadOnlyList<Text> Contacts { get; set; } = [];

    /// <summary>Token of the tax id.</summary>
    public Text TaxId { get; set; }

    /// <summary>How money first came.</summary>
    public Rail FundedBy { get; set; }
}

/// <summary><c>account.snapshot</c>: a daily baseline.</summary>
public sealed class AccountSnapshot : EventData
{
    /// <summary>What the account is worth.</summary>
    public Money? Equity { get; set; }

    /// <summary>Cash in it.</summary>
    public Money? Cash { get; set; }

    /// <summary>The owner's year of birth.</summary>
    public int? BirthYear { get; set; }

    /// <summary>When it was opened.</summary>
    public LocalDate? OpenedOn { get; set; }

    /// <summary>When the customer was last heard of.</summary>
    public LocalDate? LastCustomerContact { get; set; }

    /// <summary>Under a restriction.</summary>
    public bool? Restricted { get; set; }

    /// <summary>A trusted contact person is on file.</summary>
    public bool? TrustedContact { get; set; }
}

/// <summary><c>household.linked</c></summary>
public sealed class HouseholdLinked : EventData
{
    /// <summary>Accounts of the same household, adviser or company. Required.</summary>
    public IReadOnlyList<Text> With { get; set; } = [];
}

/// <summary><c>employee.viewed</c>: needs an employee as actor.</summary>
public sealed class EmployeeViewed : EventData
{
    /// <summary>Why, in words.</summary>
    public Text Purpose { get; set; }

    /// <summary>For which case.</summary>
    public Text Case { get; set; }

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<Text> Fields { get; set; } = [];
}

/// <summary>Where records were taken to.</summary>
public enum ExportTarget : byte { NotGiven, File, Email, Usb, Print, Cloud }

/// <summary><c>employee.exported</c>: needs an employee as actor.</summary>
public sealed class EmployeeExported : EventData
{
    /// <summary>How many.</summary>
    public long? Records { get; set; }

    /// <summary>Where to.</summary>
    public ExportTarget Target { get; set; }
}

/// <summary>What a customer tells the firm.</summary>
public enum ReportKind : byte
{
    NotGiven, UnauthorizedActivity, Phishing, LostDevice, SimSwap, DeniedTransfer, FalseAlarm,
}

/// <summary><c>customer.reported</c>: how outcomes come back.</summary>
public sealed class CustomerReported : EventData
{
    /// <summary>What. Required.</summary>
    public ReportKind What { get; set; }

    /// <summary>Since when.</summary>
    public Instant? Since { get; set; }

    /// <summary>Id of an event or a transfer.</summary>
    public Text Reference { get; set; }
}

/// <summary>What became known outside.</summary>
public enum ExposureKind : byte { NotGiven, Credential, PersonalData, Device, Payee }

/// <summary><c>exposure.found</c></summary>
public sealed class ExposureFound : EventData
{
    /// <summary>What. Required.</summary>
    public ExposureKind Kind { get; set; }

    /// <summary>Who told.</summary>
    public Text Source { get; set; }

    /// <summary>Since when it is known outside.</summary>
    public Instant? FirstSeen { get; set; }
}

/// <summary><c>traffic.sampled</c>: a portal's request counts.</summary>
public sealed class TrafficSampled : EventData
{
    /// <summary>Which portal.</summary>
    public Text Site { get; set; }

    /// <summary>Length of the sample.</summary>
    public int? Seconds { get; set; }

    /// <summary>Requests in it.</summary>
    public long? Requests { get; set; }

    /// <summary>Addresses they came from.</summary>
    public long? DistinctIps { get; set; }

    /// <summary>Requests that failed.</summary>
    public long? Errors { get; set; }

    /// <summary>95th percentile of the answer time.</summary>
    public int? P95Milliseconds { get; set; }
}
