namespace Holdfast.Engine.Contract;

/// <summary>The wire words of the contract, version 1: one table for each of its enums.</summary>
public static class ContractWords
{
    /// <summary>Types of events.</summary>
    public static WireWords<EventType> EventType { get; } = new(
        Contract.EventType.LoginFailed,
        "login.failed", "login.succeeded", "mfa.challenged", "credential.changed", "contact.changed",
        "delivery.changed", "bank.linked", "transfer.requested", "transfer.completed", "order.placed", "order.filled",
        "account.opened", "account.snapshot", "account.closed", "account.reactivated", "employee.viewed",
        "employee.exported", "customer.reported", "session.observed", "support.contacted", "telecom.checked",
        "authority.changed", "feature.enabled", "token.granted", "microEntry.attempted", "notice.returned",
        "exposure.found", "household.linked", "traffic.sampled");

    /// <summary>Who acted.</summary>
    public static WireWords<ActorKind> ActorKind { get; } = new(
        Contract.ActorKind.Customer,
        "customer", "employee", "representative", "aggregator", "thirdParty", "system");

    /// <summary>Ways by which events come about.</summary>
    public static WireWords<Channel> Channel { get; } = new(
        Contract.Channel.Web, "web", "mobile", "phone", "email", "branch", "mail", "fax", "api");

    /// <summary>What hides an origin.</summary>
    public static WireWords<Anonymizer> Anonymizer { get; } = new(
        Contract.Anonymizer.None, "none", "vpn", "proxy", "residentialProxy", "hosting", "tor");

    /// <summary>Operating system families.</summary>
    public static WireWords<Platform> Platform { get; } = new(
        Contract.Platform.Windows, "windows", "macos", "linux", "ios", "android", "other");

    /// <summary>Why sign-ins fail.</summary>
    public static WireWords<LoginFailure> LoginFailure { get; } = new(
        Contract.LoginFailure.BadPassword, "badPassword", "unknownUser", "mfaFailed", "lockedOut");

    /// <summary>What proves a sign-in.</summary>
    public static WireWords<LoginMethod> LoginMethod { get; } = new(
        Contract.LoginMethod.Password, "password", "passkey", "sso", "rememberedToken");

    /// <summary>Second factors.</summary>
    public static WireWords<MfaMethod> MfaMethod { get; } = new(
        Contract.MfaMethod.None, "none", "sms", "email", "voice", "totp", "push", "passkey");

    /// <summary>How second-factor prompts end.</summary>
    public static WireWords<MfaOutcome> MfaOutcome { get; } = new(
        Contract.MfaOutcome.Approved, "approved", "denied", "expired");

    /// <summary>What callers want.</summary>
    public static WireWords<SupportTopic> SupportTopic { get; } = new(
        Contract.SupportTopic.Access, "access", "limits", "transfer", "contact", "other");

    /// <summary>Whether callers proved who they are.</summary>
    public static WireWords<CallerAuthentication> CallerAuthentication { get; } = new(
        Contract.CallerAuthentication.Passed, "passed", "failed", "none");

    /// <summary>Credentials.</summary>
    public static WireWords<CredentialKind> CredentialKind { get; } = new(
        Contract.CredentialKind.Password,
        "password", "username", "mfaMethod", "securityQuestions", "passkey", "apiToken", "aggregatorConsent");

    /// <summary>How credentials change.</summary>
    public static WireWords<CredentialChangeWay> CredentialChangeWay { get; } = new(
        Contract.CredentialChangeWay.SignedIn, "signedIn", "forgotten", "callCenter", "employee");

    /// <summary>Contact data.</summary>
    public static WireWords<ContactKind> ContactKind { get; } = new(
        Contract.ContactKind.Email,
        "email", "phone", "mailingAddress", "residentialAddress", "trustedContact", "name");

    /// <summary>What is delivered.</summary>
    public static WireWords<DeliveryKind> DeliveryKind { get; } = new(
        Contract.DeliveryKind.Statements, "statements", "confirmations", "alerts");

    /// <summary>How it is delivered.</summary>
    public static WireWords<DeliveryWay> DeliveryWay { get; } = new(
        Contract.DeliveryWay.Electronic, "electronic", "paper", "off");

    /// <summary>Authorities over an account.</summary>
    public static WireWords<AuthorityKind> AuthorityKind { get; } = new(
        Contract.AuthorityKind.PowerOfAttorney, "powerOfAttorney", "trader", "jointOwner", "beneficiary");

    /// <summary>Features of an account.</summary>
    public static WireWords<AccountFeature> AccountFeature { get; } = new(
        Contract.AccountFeature.Margin,
        "margin", "options", "otc", "extendedHours", "crypto", "card", "checks", "instantFunding");

    /// <summary>Ways of notices.</summary>
    public static WireWords<NoticeKind> NoticeKind { get; } = new(
        Contract.NoticeKind.Email, "email", "sms", "mail");

    /// <summary>How owners' names compare.</summary>
    public static WireWords<OwnerNameMatch> OwnerNameMatch { get; } = new(
        Contract.OwnerNameMatch.Match, "match", "partial", "mismatch", "unknown");

    /// <summary>How bank accounts are verified.</summary>
    public static WireWords<BankVerification> BankVerification { get; } = new(
        Contract.BankVerification.Instant, "instant", "microDeposit", "document", "none");

    /// <summary>Out and in.</summary>
    public static WireWords<TransferDirection> TransferDirection { get; } = new(
        Contract.TransferDirection.Out, "out", "in");

    /// <summary>Systems that move money and securities.</summary>
    public static WireWords<Rail> Rail { get; } = new(
        Contract.Rail.Wire, "wire", "ach", "check", "acats", "journal", "instant", "card", "crypto");

    /// <summary>Where money goes.</summary>
    public static WireWords<DestinationKind> DestinationKind { get; } = new(
        Contract.DestinationKind.OwnBank,
        "ownBank", "thirdPartyBank", "thirdPartyAccount", "outsideFirm", "addressOfRecord", "otherAddress",
        "cryptoWallet");

    /// <summary>Who gives instructions.</summary>
    public static WireWords<Instructor> Instructor { get; } = new(
        Contract.Instructor.Customer, "customer", "representative", "employee", "thirdParty");

    /// <summary>By which medium instructions come.</summary>
    public static WireWords<InstructionMedium> InstructionMedium { get; } = new(
        Contract.InstructionMedium.Online, "online", "email", "phone", "fax", "letter", "inPerson");

    /// <summary>How two firms' contact data compare.</summary>
    public static WireWords<ContactMatch> ContactMatch { get; } = new(
        Contract.ContactMatch.Match, "match", "partial", "mismatch");

    /// <summary>How transfers end.</summary>
    public static WireWords<TransferOutcome> TransferOutcome { get; } = new(
        Contract.TransferOutcome.Settled, "settled", "cancelled", "returned", "recalled");

    /// <summary>How micro-entries are answered.</summary>
    public static WireWords<MicroEntryOutcome> MicroEntryOutcome { get; } = new(
        Contract.MicroEntryOutcome.Match, "match", "mismatch");

    /// <summary>Sides of a trade.</summary>
    public static WireWords<OrderSide> OrderSide { get; } = new(
        Contract.OrderSide.Buy, "buy", "sell", "sellShort");

    /// <summary>Where and what is traded.</summary>
    public static WireWords<Venue> Venue { get; } = new(
        Contract.Venue.Listed, "listed", "otc", "option", "fund", "crypto");

    /// <summary>How accounts are opened.</summary>
    public static WireWords<OpeningWay> OpeningWay { get; } = new(
        Contract.OpeningWay.Online, "online", "branch", "representative");

    /// <summary>Results of checks of identity.</summary>
    public static WireWords<IdentityCheck> IdentityCheck { get; } = new(
        Contract.IdentityCheck.Pass, "pass", "review", "fail", "none");

    /// <summary>Where records are taken to.</summary>
    public static WireWords<ExportTarget> ExportTarget { get; } = new(
        Contract.ExportTarget.File, "file", "email", "usb", "print", "cloud");

    /// <summary>What customers report.</summary>
    public static WireWords<ReportKind> ReportKind { get; } = new(
        Contract.ReportKind.UnauthorizedActivity,
        "unauthorizedActivity", "phishing", "lostDevice", "simSwap", "deniedTransfer", "falseAlarm");

    /// <summary>What becomes known outside.</summary>
    public static WireWords<ExposureKind> ExposureKind { get; } = new(
        Contract.ExposureKind.Credential, "credential", "personalData", "device", "payee");

    /// <summary>Answers.</summary>
    public static WireWords<Outcome> Outcome { get; } = new(
        Contract.Outcome.Allow, "allow", "stepUp", "hold", "deny");

    /// <summary>What a firm should do besides; one flag at a time.</summary>
    public static WireWords<RecommendedActions> RecommendedActions { get; } =
        WireWords<RecommendedActions>.OfFlags(
            "notifyPriorContact", "confirmOutOfBand", "callBack", "restrictTransfers", "restrictTrading",
            "endSessions", "resetCredentials", "openIncident", "blockIp", "escalateToSupervisor");

    /// <summary>Why an event could not be decided.</summary>
    public static WireWords<EventErrorCode> EventErrorCode { get; } = new(
        Contract.EventErrorCode.InvalidJson,
        "invalid-json", "too-large", "invalid-event", "unknown-event-type", "event-id-reused", "time-in-future");
}
