using System.Globalization;
using Holdfast.Desk.Console.Parts;
using Holdfast.Desk.Instructions.Pages;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Cases.Around;

/// <summary>How a timeline says what happened: in the words of whoever reads it, not of the wire.</summary>
internal static class HappeningWording
{
    /// <summary>An event in a few words, and more of it.</summary>
    public static (string Title, string Detail) Of(BrokerageEvent happened) => happened.Data switch
    {
        LoginFailed { Reason: var reason } => ("Sign-in failed", Of(reason)),
        LoginSucceeded login => ("Signed in", Joined(", then ", Of(login.Method), Of(login.Mfa))),
        MfaChallenged { Method: var method, Outcome: var outcome } => (
            "Second factor " + Of(outcome), Of(method)),
        SessionObserved session => ("Session observed", Of(session)),
        TokenGranted => ("A program was let in", ""),
        CredentialChanged change => (Of(change.What) + " changed", Of(change.How)),
        ContactChanged { What: var what, NewCountry: var country } => (
            Of(what) + " changed", country.IsAbsent ? "" : $"to {country}"),
        DeliveryChanged { What: var what, To: var way } => ($"{Of(what)} {Of(way)}", ""),
        AuthorityChanged { What: var what } => ($"{Of(what)} changed", ""),
        FeatureEnabled { Feature: var feature } => ($"{Of(feature)} switched on", ""),
        BankLinked bank => ("Bank linked", Joined(", ", Of(bank.OwnerNameMatch), Of(bank.Verification))),
        MicroEntryAttempted { Outcome: var outcome } => (
            outcome is MicroEntryOutcome.Match ? "Test deposit confirmed" : "Test deposit guessed wrong", ""),
        TransferRequested transfer => Of(transfer),
        TransferCompleted { Outcome: var outcome } => ("Transfer " + Of(outcome), ""),
        OrderPlaced order => (
            $"{Of(order.Side)} {Number(order.Quantity)}{order.Symbol}",
            Joined(", ", order.Notional is { } notional ? Amount.Text(notional) : "", Of(order.Venue))),
        OrderFilled fill => (
            $"Filled: {Of(fill.Side).ToLowerInvariant()} {Number(fill.Quantity)}{fill.Symbol}",
            fill.Notional is { } notional ? Amount.Text(notional) : ""),
        EmployeeViewed viewed => (
            "Looked at by an employee",
            viewed.Case.IsAbsent ? $"{viewed.Purpose}, for no case" : $"{viewed.Purpose}, for {viewed.Case}"),
        EmployeeExported export => ("Exported by an employee", $"{export.Records} records"),
        CustomerReported { What: var what } => ("Reported: " + Of(what), ""),
        SupportContacted { Topic: var topic, Authentication: var proof } => (
            "Called support", Joined(", ", Of(topic), Of(proof))),
        ExposureFound { Kind: var kind } => (Of(kind), ""),
        _ => (Of(happened.Type), ""),
    };

    /// <summary>Parts with something between, those that are empty left out.</summary>
    public static string Joined(string between, params ReadOnlySpan<string> parts)
    {
        List<string> kept = [];
        foreach (var part in parts)
        {
            if (part.Length > 0)
            {
                kept.Add(part);
            }
        }

        return string.Join(between, kept);
    }

    /// <summary>A system.</summary>
    public static string Of(Platform platform) => platform switch
    {
        Platform.NotGiven => "",
        Platform.Windows => "Windows",
        Platform.MacOs => "macOS",
        Platform.Linux => "Linux",
        Platform.Ios => "iOS",
        Platform.Android => "Android",
        Platform.Other => "another system",
    };

    /// <summary>What hides an origin; empty where nothing is known to.</summary>
    public static string Of(Anonymizer anonymizer) => anonymizer switch
    {
        Anonymizer.NotGiven or Anonymizer.None => "",
        Anonymizer.Vpn => "VPN",
        Anonymizer.Proxy => "proxy",
        Anonymizer.ResidentialProxy => "residential proxy",
        Anonymizer.Hosting => "data centre",
        Anonymizer.Tor => "Tor",
    };

    private static (string, string) Of(TransferRequested transfer)
    {
        var (sent, way) = transfer.Direction is TransferDirection.In ? ("in", "from") : ("out", "to");
        var payee = transfer.Destination is { } destination
            ? Joined(" ", way, destination.Name.IsAbsent ? Of(destination.Kind) : destination.Name.ToString())
            : "";
        return (
            $"{Wording.Of(transfer.Rail)} {sent}: {Amount.Text(transfer.Amount)}",
            Joined(", ", payee, transfer.Medium is InstructionMedium.NotGiven or InstructionMedium.Online
                ? "" : $"asked for {Wording.Of(transfer.Medium)}"));
    }

    private static string Of(SessionObserved session) => Joined(", ",
        session.ActivePhoneCall is true ? "a telephone call was going on" : "",
        session.PastedCredential is true ? "password pasted" : "",
        session.AutomationScore is > 700 ? "a program seems to be at work" : "",
        session.TypingScore is < 300 ? "types unlike the customer" : "",
        session.TourPages is > 2 and var pages ? $"{pages} security and limit pages" : "",
        session.SensitivePages is > 4 and var sensitive ? $"{sensitive} pages with personal data" : "");

    private static string Number(decimal? quantity) => quantity is { } number
        ? number.ToString("#,0.####", CultureInfo.InvariantCulture) + " "
        : "";

    private static string Of(LoginFailure reason) => reason switch
    {
        LoginFailure.NotGiven => "",
        LoginFailure.BadPassword => "wrong password",
        LoginFailure.UnknownUser => "no such user name",
        LoginFailure.MfaFailed => "second factor failed",
        LoginFailure.LockedOut => "locked out",
    };

    private static string Of(LoginMethod method) => method switch
    {
        LoginMethod.NotGiven => "",
        LoginMethod.Password => "by password",
        LoginMethod.Passkey => "by passkey",
        LoginMethod.Sso => "by single sign-on",
        LoginMethod.RememberedToken => "by a remembered sign-in",
    };

    private static string Of(MfaMethod method) => method switch
    {
        MfaMethod.NotGiven => "",
        MfaMethod.None => "no second factor",
        MfaMethod.Sms => "text message",
        MfaMethod.Email => "e-mail code",
        MfaMethod.Voice => "voice call",
        MfaMethod.Totp => "authenticator app",
        MfaMethod.Push => "push prompt",
        MfaMethod.Passkey => "passkey",
    };

    private static string Of(MfaOutcome outcome) => outcome switch
    {
        MfaOutcome.NotGiven => "asked for",
        MfaOutcome.Approved => "approved",
        MfaOutcome.Denied => "denied",
        MfaOutcome.Expired => "not answered",
    };

    private static string Of(CredentialKind kind) => kind switch
    {
        CredentialKind.NotGiven => "Credential",
        CredentialKind.Password => "Password",
        CredentialKind.Username => "User name",
        CredentialKind.MfaMethod => "Second factor",
        CredentialKind.SecurityQuestions => "Security questions",
        CredentialKind.Passkey => "Passkey",
        CredentialKind.ApiToken => "API token",
        CredentialKind.AggregatorConsent => "Consent to an aggregator",
    };

    private static string Of(CredentialChangeWay way) => way switch
    {
        CredentialChangeWay.NotGiven => "",
        CredentialChangeWay.SignedIn => "while signed in",
        CredentialChangeWay.Forgotten => "by “forgotten”",
        CredentialChangeWay.CallCenter => "by telephone",
        CredentialChangeWay.Employee => "by an employee",
    };

    private static string Of(ContactKind kind) => kind switch
    {
        ContactKind.NotGiven => "Contact",
        ContactKind.Email => "E-mail address",
        ContactKind.Phone => "Telephone number",
        ContactKind.MailingAddress => "Mailing address",
        ContactKind.ResidentialAddress => "Residential address",
        ContactKind.TrustedContact => "Trusted contact",
        ContactKind.Name => "Name",
    };

    private static string Of(DeliveryKind kind) => kind switch
    {
        DeliveryKind.NotGiven => "Delivery",
        DeliveryKind.Statements => "Statements",
        DeliveryKind.Confirmations => "Trade confirmations",
        DeliveryKind.Alerts => "Alerts",
    };

    private static string Of(DeliveryWay way) => way switch
    {
        DeliveryWay.NotGiven => "changed",
        DeliveryWay.Electronic => "made electronic",
        DeliveryWay.Paper => "put on paper",
        DeliveryWay.Off => "switched off",
    };

    private static string Of(AuthorityKind kind) => kind switch
    {
        AuthorityKind.NotGiven => "Authority",
        AuthorityKind.PowerOfAttorney => "Power of attorney",
        AuthorityKind.Trader => "Trading authority",
        AuthorityKind.JointOwner => "Joint owner",
        AuthorityKind.Beneficiary => "Beneficiary",
    };

    private static string Of(AccountFeature feature) => feature switch
    {
        AccountFeature.NotGiven => "A feature",
        AccountFeature.Margin => "Margin",
        AccountFeature.Options => "Options",
        AccountFeature.Otc => "Over-the-counter trading",
        AccountFeature.ExtendedHours => "Extended hours",
        AccountFeature.Crypto => "Crypto",
        AccountFeature.Card => "Card",
        AccountFeature.Checks => "Checks",
        AccountFeature.InstantFunding => "Instant funding",
    };

    private static string Of(OwnerNameMatch match) => match switch
    {
        OwnerNameMatch.NotGiven => "",
        OwnerNameMatch.Match => "in the customer's name",
        OwnerNameMatch.Partial => "in a name that is partly the customer's",
        OwnerNameMatch.Mismatch => "in another name",
        OwnerNameMatch.Unknown => "in a name nobody knows",
    };

    private static string Of(BankVerification verification) => verification switch
    {
        BankVerification.NotGiven => "",
        BankVerification.Instant => "verified at once",
        BankVerification.MicroDeposit => "verified by test deposits",
        BankVerification.Document => "verified by document",
        BankVerification.None => "not verified",
    };

    private static string Of(DestinationKind kind) => kind switch
    {
        DestinationKind.NotGiven => "",
        DestinationKind.OwnBank => "own bank",
        DestinationKind.ThirdPartyBank => "somebody else's bank account",
        DestinationKind.ThirdPartyAccount => "somebody else's account",
        DestinationKind.OutsideFirm => "another firm",
        DestinationKind.AddressOfRecord => "the address of record",
        DestinationKind.OtherAddress => "another address",
        DestinationKind.CryptoWallet => "a crypto wallet",
    };

    private static string Of(TransferOutcome outcome) => outcome switch
    {
        TransferOutcome.NotGiven => "ended",
        TransferOutcome.Settled => "settled",
        TransferOutcome.Cancelled => "cancelled",
        TransferOutcome.Returned => "returned",
        TransferOutcome.Recalled => "recalled",
    };

    private static string Of(OrderSide side) => side switch
    {
        OrderSide.NotGiven => "Order:",
        OrderSide.Buy => "Buy",
        OrderSide.Sell => "Sell",
        OrderSide.SellShort => "Sell short",
    };

    private static string Of(Venue venue) => venue switch
    {
        Venue.NotGiven or Venue.Listed => "",
        Venue.Otc => "over the counter",
        Venue.Option => "option",
        Venue.Fund => "fund",
        Venue.Crypto => "crypto",
    };

    private static string Of(ReportKind kind) => kind switch
    {
        ReportKind.NotGiven => "something",
        ReportKind.UnauthorizedActivity => "it was not the customer",
        ReportKind.Phishing => "phishing",
        ReportKind.LostDevice => "a lost device",
        ReportKind.SimSwap => "a telephone number taken over",
        ReportKind.DeniedTransfer => "a transfer that is not theirs",
        ReportKind.FalseAlarm => "false alarm",
    };

    private static string Of(SupportTopic topic) => topic switch
    {
        SupportTopic.NotGiven or SupportTopic.Other => "",
        SupportTopic.Access => "about access",
        SupportTopic.Limits => "about limits",
        SupportTopic.Transfer => "about a transfer",
        SupportTopic.Contact => "about contact data",
    };

    private static string Of(CallerAuthentication proof) => proof switch
    {
        CallerAuthentication.NotGiven => "",
        CallerAuthentication.Passed => "proved who they are",
        CallerAuthentication.Failed => "could not prove who they are",
        CallerAuthentication.None => "was not asked to prove who they are",
    };

    private static string Of(ExposureKind kind) => kind switch
    {
        ExposureKind.NotGiven => "Something became known outside",
        ExposureKind.Credential => "Credential found outside",
        ExposureKind.PersonalData => "Personal data found outside",
        ExposureKind.Device => "Device known to be bad",
        ExposureKind.Payee => "Payee known to be bad",
    };

    private static string Of(EventType type) => type switch
    {
        EventType.AccountOpened => "Account opened",
        EventType.AccountSnapshot => "Daily baseline",
        EventType.AccountClosed => "Account closed",
        EventType.AccountReactivated => "Account woken up",
        EventType.HouseholdLinked => "Linked with a household",
        EventType.TelecomChecked => "Carrier asked about the number",
        EventType.NoticeReturned => "A notice came back",
        _ => ContractWords.EventType.Of(type),
    };
}
