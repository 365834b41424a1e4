using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Contract;

/// <summary>One event of every type, with all its fields, as the writer writes it.</summary>
internal static class Examples
{
    private const string Envelope =
        """
        "time":"2026-03-02T14:31:05.1234567Z","account":"a-1","customer":"c-1","actor":{"kind":"employee","id":"m-1"},
        "channel":"phone","session":"s-1","network":{"ip":"203.0.113.9","asn":64500,"country":"US","latitude":40.712,
        "longitude":-74.006,"anonymizer":"residentialProxy"},"device":{"id":"d-1","platform":"macos",
        "browser":"Firefox","userAgent":"Mozilla/5.0 (\"x\"; é)","language":"en-US","timeZone":"America/New_York",
        "remoteAccess":true,"emulator":false,"automation":true}
        """;

    private static readonly Dictionary<EventType, string> Data = new()
    {
        [EventType.LoginFailed] = """{"reason":"mfaFailed","username":"u-1"}""",
        [EventType.LoginSucceeded] = """{"method":"rememberedToken","mfa":"totp"}""",
        [EventType.MfaChallenged] = """{"method":"push","outcome":"denied"}""",
        [EventType.CredentialChanged] = """{"what":"aggregatorConsent","how":"callCenter"}""",
        [EventType.ContactChanged] =
            """
            {"what":"phone","old":"k-1","new":"k-2","newCountry":"DE","simChangedAt":"2026-03-01T00:00:00Z"}
            """,
        [EventType.DeliveryChanged] = """{"what":"confirmations","to":"paper"}""",
        [EventType.BankLinked] = """{"destination":"b-1","ownerNameMatch":"partial","verification":"microDeposit"}""",
        [EventType.TransferRequested] =
            """
            {"transfer":"t-1","direction":"out","rail":"acats","amount":1234.5678,"currency":"EUR",
            "availableCash":-0.0001,"equity":10000000000000,"destination":{"kind":"thirdPartyBank","token":"b-1",
            "name":"Novak Title","country":"GB","ownerNameMatch":"mismatch"},"instructedBy":"thirdParty",
            "medium":"inPerson","standing":false,"contraFirm":"Upton Securities","attempt":2,"contactMatch":"partial"}
            """,
        [EventType.TransferCompleted] = """{"transfer":"t-1","outcome":"returned","returnCode":"R10"}""",
        [EventType.OrderPlaced] =
            """
            {"order":"o-1","symbol":"QZLT","side":"sellShort","quantity":0.12345678,"price":0.78,"notional":14040,
            "equity":-507173.56,"closesPosition":true,"holdingDays":17,"averageDailyVolume":22500,
            "marketCap":2160600000,"venue":"option","limitPrice":0.77,"referencePrice":0.781,"optionDelta":-0.68}
            """,
        [EventType.OrderFilled] =
            """
            {"order":"o-1","symbol":"QZLT","side":"buy","quantity":18000,"price":0.7801,"notional":14041.8,
            "vwap5m":0.7799}
            """,
        [EventType.AccountOpened] =
            """
            {"how":"representative","birthYear":1967,"identity":{"documentCheck":"pass","databaseCheck":"review",
            "selfieCheck":"none"},"contacts":["k-1","k-2"],"taxId":"x-1","fundedBy":"check"}
            """,
        [EventType.AccountSnapshot] =
            """
            {"equity":6057.09,"cash":-627.1,"birthYear":1946,"openedOn":"2017-02-05",
            "lastCustomerContact":"2026-02-28","restricted":true,"trustedContact":false}
            """,
        [EventType.AccountClosed] = "",
        [EventType.AccountReactivated] = "",
        [EventType.EmployeeViewed] =
            """{"purpose":"call-back\nas asked","case":"q-1","fields":["profile","holdings"]}""",
        [EventType.EmployeeExported] = """{"records":2600,"target":"usb"}""",
        [EventType.CustomerReported] = """{"what":"deniedTransfer","since":"2026-02-27T11:22:55Z","reference":"t-1"}""",
        [EventType.SessionObserved] =
            """
            {"typingScore":0.616,"pointerScore":0,"automationScore":1,"activePhoneCall":true,"pastedCredential":false,
            "sensitivePages":3,"tourPages":0,"secondsToTransfer":710,"loginOrigin":"www.firm.example"}
            """,
        [EventType.SupportContacted] =
            """
            {"topic":"limits","authentication":"none","caller":"k-1","spoofScore":0.12,"voiceScore":0.84}
            """,
        [EventType.TelecomChecked] =
            """
            {"phone":"k-1","simChangedAt":"2025-07-17T21:32:45Z","portedAt":"2025-07-27T07:02:28.5Z","forwarding":false}
            """,
        [EventType.AuthorityChanged] = """{"what":"powerOfAttorney","party":"p-1"}""",
        [EventType.FeatureEnabled] = """{"feature":"instantFunding"}""",
        [EventType.TokenGranted] = """{"client":"g-1","scopes":["read","trade"]}""",
        [EventType.MicroEntryAttempted] = """{"destination":"b-1","outcome":"mismatch"}""",
        [EventType.NoticeReturned] = """{"kind":"sms","contact":"k-1"}""",
        [EventType.ExposureFound] =
            """
            {"kind":"personalData","source":"breach-feed","firstSeen":"2025-06-22T01:21:46Z"}
            """,
        [EventType.HouseholdLinked] = """{"with":["a-2","a-3"]}""",
        [EventType.TrafficSampled] =
            """
            {"site":"www.firm.example","seconds":60,"requests":7238,"distinctIps":576,"errors":82,"p95Milliseconds":257}
            """,
    };

    /// <summary>What each type needs: without it, this is the pointer of the fault.</summary>
    public static readonly IReadOnlyDictionary<EventType, string[]> Needs = new Dictionary<EventType, string[]>
    {
        [EventType.LoginFailed] = [],
        [EventType.LoginSucceeded] = ["/customer"],
        [EventType.MfaChallenged] = ["/customer", "/data/outcome"],
        [EventType.CredentialChanged] = ["/customer", "/data/what"],
        [EventType.ContactChanged] = ["/customer", "/data/what"],
        [EventType.DeliveryChanged] = ["/customer", "/data/what", "/data/to"],
        [EventType.BankLinked] = ["/account", "/data/destination"],
        [EventType.TransferRequested] = ["/account", "/data/direction", "/data/rail", "/data/amount"],
        [EventType.TransferCompleted] = ["/account", "/data/transfer", "/data/outcome"],
        [EventType.OrderPlaced] = ["/account", "/data/symbol", "/data/side"],
        [EventType.OrderFilled] = ["/account", "/data/symbol", "/data/side"],
        [EventType.AccountOpened] = ["/account", "/customer"],
        [EventType.AccountSnapshot] = ["/account"],
        [EventType.AccountClosed] = ["/account"],
        [EventType.AccountReactivated] = ["/account"],
        [EventType.EmployeeViewed] = ["/customer", "/actor"],
        [EventType.EmployeeExported] = ["/actor"],
        [EventType.CustomerReported] = ["/data/what"],
        [EventType.SessionObserved] = ["/customer", "/session"],
        [EventType.SupportContacted] = ["/customer"],
        [EventType.TelecomChecked] = ["/customer"],
        [EventType.AuthorityChanged] = ["/account", "/data/what"],
        [EventType.FeatureEnabled] = ["/account", "/data/feature"],
        [EventType.TokenGranted] = ["/customer"],
        [EventType.MicroEntryAttempted] = ["/account", "/data/outcome"],
        [EventType.NoticeReturned] = ["/customer"],
        [EventType.ExposureFound] = ["/customer", "/data/kind"],
        [EventType.HouseholdLinked] = ["/account", "/data/with"],
        [EventType.TrafficSampled] = [],
    };

    /// <summary>All types, for theories.</summary>
    public static TheoryData<EventType> Types => [.. Enum.GetValues<EventType>()];

    /// <summary>An event of a type with all its fields.</summary>
    public static string Of(EventType type)
    {
        var word = ContractWords.EventType.Of(type);
        var data = Data[type].Length == 0 ? "" : $",\"data\":{Data[type]}";
        return $"{{\"id\":\"e-1\",\"type\":\"{word}\",{Envelope}{data}}}".ReplaceLineEndings("");
    }
}
