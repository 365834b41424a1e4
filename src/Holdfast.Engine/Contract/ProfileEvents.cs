using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Contract;

#pragma warning disable CS1591 // Members of enums are the words of the contract, and mean what it says of them.

/// <summary>Which credential changed.</summary>
public enum CredentialKind : byte
{
    NotGiven, Password, Username, MfaMethod, SecurityQuestions, Passkey, ApiToken, AggregatorConsent,
}

/// <summary>By which way a credential changed.</summary>
public enum CredentialChangeWay : byte { NotGiven, SignedIn, Forgotten, CallCenter, Employee }

/// <summary><c>credential.changed</c></summary>
public sealed class CredentialChanged : EventData
{
    /// <summary>Which. Required.</summary>
    public CredentialKind What { get; set; }

    /// <summary>How.</summary>
    public CredentialChangeWay How { get; set; }
}

/// <summary>Which contact data changed.</summary>
public enum ContactKind : byte
{
    NotGiven, Email, Phone, MailingAddress, ResidentialAddress, TrustedContact, Name,
}

/// <summary><c>contact.changed</c></summary>
public sealed class ContactChanged : EventData
{
    /// <summary>Which. Required.</summary>
    public ContactKind What { get; set; }

    /// <summary>Token of the value before.</summary>
    public Text Old { get; set; }

    /// <summary>Token of the value now.</summary>
    public Text New { get; set; }

    /// <summary>Country of the new value.</summary>
    public CountryCode NewCountry { get; set; }

    /// <summary>Carrier's answer for a phone.</summary>
    public Instant? SimChangedAt { get; set; }
}

/// <summary>What is delivered.</summary>
public enum DeliveryKind : byte { NotGiven, Statements, Confirmations, Alerts }

/// <summary>How it is delivered from now on.</summary>
public enum DeliveryWay : byte { NotGiven, Electronic, Paper, Off }

/// <summary><c>delivery.changed</c></summary>
public sealed class DeliveryChanged : EventData
{
    /// <summary>What. Required.</summary>
    public DeliveryKind What { get; set; }

    /// <summary>How. Required.</summary>
    public DeliveryWay To { get; set; }
}

/// <summary>Which authority over an account changed.</summary>
public enum AuthorityKind : byte { NotGiven, PowerOfAttorney, Trader, JointOwner, Beneficiary }

/// <summary><c>authority.changed</c></summary>
public sealed class AuthorityChanged : EventData
{
    /// <summary>Which. Required.</summary>
    public AuthorityKind What { get; set; }

    /// <summary>Token of the person.</summary>
    public Text Party { get; set; }
}

/// <summary>A product or service that can be switched on.</summary>
public enum AccountFeature : byte
{
    NotGiven, Margin, Options, Otc, ExtendedHours, Crypto, Card, Checks, InstantFunding,
}

/// <summary><c>feature.enabled</c></summary>
public sealed class FeatureEnabled : EventData
{
    /// <summary>Which. Required.</summary>
    public AccountFeature Feature { get; set; }
}

/// <summary>How a notice was sent.</summary>
public enum NoticeKind : byte { NotGiven, Email, Sms, Mail }

/// <summary><c>notice.returned</c></summary>
public sealed class NoticeReturned : EventData
{
    /// <summary>By which way it had been sent.</summary>
    public NoticeKind Kind { get; set; }

    /// <summary>Token of the contact.</summary>
    public Text Contact { get; set; }
}
