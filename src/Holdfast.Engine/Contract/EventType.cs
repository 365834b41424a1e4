namespace Holdfast.Engine.Contract;

/// <summary>What an event is about: the types of the event contract, version 1.</summary>
public enum EventType : byte
{
    /// <summary><c>login.failed</c></summary>
    LoginFailed = 1,

    /// <summary><c>login.succeeded</c></summary>
    LoginSucceeded,

    /// <summary><c>mfa.challenged</c></summary>
    MfaChallenged,

    /// <summary><c>credential.changed</c></summary>
    CredentialChanged,

    /// <summary><c>contact.changed</c></summary>
    ContactChanged,

    /// <summary><c>delivery.changed</c></summary>
    DeliveryChanged,

    /// <summary><c>bank.linked</c></summary>
    BankLinked,

    /// <summary><c>transfer.requested</c></summary>
    TransferRequested,

    /// <summary><c>transfer.completed</c></summary>
    TransferCompleted,

    /// <summary><c>order.placed</c></summary>
    OrderPlaced,

    /// <summary><c>order.filled</c></summary>
    OrderFilled,

    /// <summary><c>account.opened</c></summary>
    AccountOpened,

    /// <summary><c>account.snapshot</c></summary>
    AccountSnapshot,

    /// <summary><c>account.closed</c></summary>
    AccountClosed,

    /// <summary><c>account.reactivated</c></summary>
    AccountReactivated,

    /// <summary><c>employee.viewed</c></summary>
    EmployeeViewed,

    /// <summary><c>employee.exported</c></summary>
    EmployeeExported,

    /// <summary><c>customer.reported</c></summary>
    CustomerReported,

    /// <summary><c>session.observed</c></summary>
    SessionObserved,

    /// <summary><c>support.contacted</c></summary>
    SupportContacted,

    /// <summary><c>telecom.checked</c></summary>
    TelecomChecked,

    /// <summary><c>authority.changed</c></summary>
    AuthorityChanged,

    /// <summary><c>feature.enabled</c></summary>
    FeatureEnabled,

    /// <summary><c>token.granted</c></summary>
    TokenGranted,

    /// <summary><c>microEntry.attempted</c></summary>
    MicroEntryAttempted,

    /// <summary><c>notice.returned</c></summary>
    NoticeReturned,

    /// <summary><c>exposure.found</c></summary>
    ExposureFound,

    /// <summary><c>household.linked</c></summary>
    HouseholdLinked,

    /// <summary><c>traffic.sampled</c></summary>
    TrafficSampled,
}
