namespace Holdfast.Engine.Policy;

/// <summary>
/// Every number by which a signal is defined. No regulator prescribes them; they are defaults to be tuned on the firm's
/// own data.
/// </summary>
public static class PolicyLimits
{
    private static readonly List<PolicyLimit> Registry = [];

    /// <summary>All limits, in the order of the policy file.</summary>
    public static IReadOnlyList<PolicyLimit> All => Registry;

#pragma warning disable CS1591 // The explanation of each stands beside it as data, where the policy file takes it from.
    // What makes something known.
    public static readonly PolicyLimit
        HistorySignIns = New(
            "historySignIns", LimitUnit.Count, 1,
            "sign-ins before anything about a customer can be called new"),
        NewDevice = New(
            "newDevice", LimitUnit.Hours, 24,
            "a device counts as new for this long after it was first seen"),
        SeasonedDevice = New("seasonedDevice", LimitUnit.Days, 30, "a device is seasoned from this age on"),
        SeasonedDeviceVisits = New("seasonedDeviceVisits", LimitUnit.Count, 3, "and with at least this many visits"),
        HomeNetwork = New("homeNetwork", LimitUnit.Days, 14, "a neighbourhood of addresses is home from this age on"),
        HomeNetworkVisits = New("homeNetworkVisits", LimitUnit.Count, 3, "and with at least this many visits"),
        AnonymizerUses = New(
            "anonymizerUses", LimitUnit.Count, 3,
            "a customer who has used a kind of anonymiser this often is used to it"),
        NewPayee = New(
            "newPayee", LimitUnit.Days, 14,
            "a payee is new until this long after its first settled payment (10 business days)"),
        SeasonedPayee = New("seasonedPayee", LimitUnit.Days, 60, "a payee is seasoned from this age on"),
        SeasonedPayeePayments = New(
            "seasonedPayeePayments", LimitUnit.Count, 2,
            "and with at least this many settled payments"),
        SharedAddressPeople = New(
            "sharedAddressPeople", LimitUnit.Count, 8,
            "a neighbourhood that this many people sign in from is an office, a campus or a carrier's gateway"),
        PopularPayee = New(
            "popularPayee", LimitUnit.Count, 12,
            "a payee of this many accounts over two months is a biller, not a mule");

    // Bursts of failed sign-ins.
    public static readonly PolicyLimit
        StuffingWindow = New(
            "stuffingWindow", LimitUnit.Minutes, 5,
            "window for passwords tried in bulk from one neighbourhood of addresses"),
        StuffingNames = New("stuffingNames", LimitUnit.Count, 10, "different user names in it"),
        StuffingFailures = New("stuffingFailures", LimitUnit.Percent, 80, "share of attempts that failed"),
        StuffingNetworkWindow = New(
            "stuffingNetworkWindow", LimitUnit.Minutes, 15,
            "window for passwords tried in bulk from one network with one kind of browser"),
        StuffingNetworkNames = New("stuffingNetworkNames", LimitUnit.Count, 50, "different user names in it"),
        StuffingNetworkFailures = New(
            "stuffingNetworkFailures", LimitUnit.Percent, 70,
            "share of attempts that failed"),
        StuffingNetworkTimes = New(
            "stuffingNetworkTimes", LimitUnit.Count, 5,
            "times as many failures as in an ordinary window"),
        SprayNames = New(
            "sprayNames", LimitUnit.Count, 200,
            "different user names failing in an hour, firm-wide, that make a spray"),
        SprayTimes = New("sprayTimes", LimitUnit.Count, 4, "and times as many as in an ordinary hour"),
        SprayAttemptsPerName = New(
            "sprayAttemptsPerName", LimitUnit.Count, 2,
            "with at most this many attempts a name"),
        EnumerationTries = New(
            "enumerationTries", LimitUnit.Count, 20,
            "unknown user names from one neighbourhood in ten minutes"),
        BurstMemory = New("burstMemory", LimitUnit.Hours, 24, "how long a sign-in from a place of a burst is suspect"),
        FailuresBefore = New("failuresBefore", LimitUnit.Count, 5, "failures before a sign-in that are many"),
        FailuresWindow = New("failuresWindow", LimitUnit.Minutes, 30, "window for them");

    // Travel.
    public static readonly PolicyLimit
        ImpossibleDistance = New(
            "impossibleDistance", LimitUnit.Kilometers, 500,
            "kilometres from which travel can be impossible"),
        ImpossibleSpeed = New(
            "impossibleSpeed", LimitUnit.Kilometers, 900,
            "kilometres an hour that no one travels at"),
        UnlikelyDistance = New(
            "unlikelyDistance", LimitUnit.Kilometers, 200,
            "kilometres from which travel can be unlikely"),
        UnlikelySpeed = New("unlikelySpeed", LimitUnit.Kilometers, 250, "kilometres an hour that few travel at"),
        PlaceRadius = New("placeRadius", LimitUnit.Kilometers, 50, "how far off a place found by address may be"),
        LiveSession = New(
            "liveSession", LimitUnit.Minutes, 15,
            "a session counts as live for this long after its last event");

    // Credentials and contacts.
    public static readonly PolicyLimit
        PushWindow = New("pushWindow", LimitUnit.Minutes, 10, "window for second-factor prompts"),
        PushPrompts = New("pushPrompts", LimitUnit.Count, 4, "prompts in it that wear a customer down"),
        PushRefused = New("pushRefused", LimitUnit.Count, 3, "of them denied or left to expire"),
        SimRecent = New("simRecent", LimitUnit.Days, 7, "a SIM or carrier changed within this time is recent"),
        SimHard = New("simHard", LimitUnit.Hours, 72, "and within this time codes to that phone prove nothing"),
        ResetWindow = New(
            "resetWindow", LimitUnit.Hours, 24,
            "a password reset and a new device within this time belong together"),
        CallerFailedWindow = New(
            "callerFailedWindow", LimitUnit.Days, 7,
            "a failed caller authentication counts for this long"),
        ContactCooling = New(
            "contactCooling", LimitUnit.Days, 10,
            "cooling-off after a change of e-mail or phone, for money out"),
        AddressCooling = New(
            "addressCooling", LimitUnit.Days, 30,
            "cooling-off after a change of address, for a cheque or card"),
        BothContactsWindow = New(
            "bothContactsWindow", LimitUnit.Hours, 72,
            "e-mail and phone changed within this time belong together"),
        AuthorityCooling = New(
            "authorityCooling", LimitUnit.Days, 30,
            "a new trusted contact or authority counts as recent for this long"),
        SilencedWindow = New(
            "silencedWindow", LimitUnit.Hours, 24,
            "alerts switched off within this time of a new device"),
        ExposureMemory = New(
            "exposureMemory", LimitUnit.Days, 180,
            "how long a leaked credential counts if the password was not changed since"),
        NoticeMemory = New("noticeMemory", LimitUnit.Days, 30, "how long a returned notice counts"),
        DisownedMemory = New("disownedMemory", LimitUnit.Days, 90, "how long a thing named as a thief's counts"),
        SupportWindow = New("supportWindow", LimitUnit.Hours, 24, "a call about access or limits counts for this long");

    // Sessions.
    public static readonly PolicyLimit
        AutomationScore = New("automationScore", LimitUnit.Percent, 90, "likelihood of a program that is high"),
        FastTransfer = New("fastTransfer", LimitUnit.Seconds, 8, "a transfer form reached faster than by hand"),
        BehaviorLow = New(
            "behaviorLow", LimitUnit.Percent, 20,
            "likeness to the customer's typing or pointing that is low"),
        BehaviorSessions = New("behaviorSessions", LimitUnit.Count, 10, "sessions before it means anything"),
        SweepPages = New("sweepPages", LimitUnit.Count, 10, "pages with personal data that make a sweep"),
        TourPages = New("tourPages", LimitUnit.Count, 3, "security, bank and limits pages that make a tour"),
        SharedDevicePeople = New(
            "sharedDevicePeople", LimitUnit.Count, 3,
            "people on one device in a day who are not of one household"),
        SharedNetworkPeople = New(
            "sharedNetworkPeople", LimitUnit.Count, 6,
            "people from one neighbourhood in a day, with two or more new devices"),
        SpoofScore = New("spoofScore", LimitUnit.Percent, 80, "likelihood of a false caller number that is high"),
        VoiceScore = New("voiceScore", LimitUnit.Percent, 30, "likeness to the customer's voice that is low"),
        RelayWindow = New(
            "relayWindow", LimitUnit.Minutes, 5,
            "a session that moves within this time of a sign-in from a hosting network was relayed");

    // Money out.
    public static readonly PolicyLimit
        LinkChurn = New("linkChurn", LimitUnit.Count, 3, "bank links tried in a week that are many"),
        MicroEntryMisses = New(
            "microEntryMisses", LimitUnit.Count, 3,
            "wrong micro-entry amounts in a day that are many"),
        SharedPayeeAccounts = New("sharedPayeeAccounts", LimitUnit.Count, 2, "unrelated accounts with one payee"),
        SharedPayeeMemory = New("sharedPayeeMemory", LimitUnit.Days, 180, "within this time"),
        LiquidationShare = New(
            "liquidationShare", LimitUnit.Percent, 50,
            "share of the account sold that is a liquidation"),
        LiquidationWindow = New(
            "liquidationWindow", LimitUnit.Days, 5,
            "within this time before the request (three business days)"),
        EmptyingShare = New("emptyingShare", LimitUnit.Percent, 80, "share of the account asked for that empties it"),
        LargeShare = New("largeShare", LimitUnit.Percent, 50, "share of the account asked for that is large"),
        UsualPayments = New("usualPayments", LimitUnit.Count, 5, "payments on a rail before an amount can be unusual"),
        UnusualAmount = New(
            "unusualAmount", LimitUnit.Count, 3,
            "standard deviations above the usual that are unusual"),
        ReviewLimit = New(
            "reviewLimit", LimitUnit.Dollars, 25_000,
            "the amount above which the firm reviews a payment"),
        RailAge = New("railAge", LimitUnit.Days, 180, "an account of this age uses a rail late for the first time"),
        HoursApart = New(
            "hoursApart",
            LimitUnit.Count,
            4,
            "hours from any earlier time of day of signing in that are far"),
        NightFrom = New(
            "nightShare", LimitUnit.Percent, 2,
            "share of earlier sign-ins around an hour that makes it unusual"),
        Dormancy = New("dormancy", LimitUnit.Days, 180, "an account that was not used for this long is dormant"),
        DormantWindow = New("dormantWindow", LimitUnit.Days, 7, "what happens within this time of its waking counts"),
        StaffViewWindow = New(
            "staffViewWindow", LimitUnit.Days, 14,
            "an employee's look at a dormant account counts for this long"),
        AcatsRun = New(
            "acatsRun", LimitUnit.Days, 30,
            "money out this soon after an account was opened and filled by ACATS"),
        SeniorAge = New(
            "seniorAge", LimitUnit.Count, 65,
            "age from which a customer is a specified adult (FINRA Rule 2165)"),
        SmallAmount = New("smallAmount", LimitUnit.Dollars, 250, "amounts below this are small");

    // Trading.
    public static readonly PolicyLimit
        ThinPrice = New("thinPrice", LimitUnit.Dollars, 5, "a share cheaper than this is thinly traded"),
        ThinVolume = New("thinVolume", LimitUnit.Dollars, 2_000_000, "so is one with less than this traded a day"),
        ThinMarketCap = New(
            "thinMarketCap", LimitUnit.Dollars, 50_000_000,
            "so is one of a company worth less than this"),
        ThinShare = New("thinShare", LimitUnit.Percent, 20, "share of the account in a thin stock that is large"),
        BurstWindow = New("burstWindow", LimitUnit.Minutes, 30, "window for orders that belong together"),
        TogetherWindow = New(
            "togetherWindow", LimitUnit.Hours, 24,
            "window for several accounts that buy one thin stock"),
        TogetherAccounts = New(
            "togetherAccounts", LimitUnit.Count, 2,
            "unrelated accounts that buy one thin stock together"),
        SoldShare = New(
            "soldShare", LimitUnit.Percent, 40,
            "share of the account sold just before that funds a purchase"),
        SoldWindow = New("soldWindow", LimitUnit.Minutes, 90, "window for it"),
        VolumeShare = New(
            "volumeShare", LimitUnit.Percent, 10,
            "share of a day's volume in one order that moves the price"),
        PriceGap = New("priceGap", LimitUnit.Percent, 8, "distance of a limit from the market that makes no sense"),
        LosingRoundTrips = New(
            "losingRoundTrips", LimitUnit.Count, 2,
            "losing round trips in one security that feed a counterparty"),
        NewProductWindow = New(
            "newProductWindow", LimitUnit.Hours, 24,
            "a product used this soon after it was switched on"),
        MarginShare = New(
            "marginShare", LimitUnit.Percent, 100,
            "share of the account in one order from which borrowed money is used");

    // Accounts and staff.
    public static readonly PolicyLimit
        ClusterOpenings = New(
            "clusterOpenings", LimitUnit.Count, 3,
            "accounts opened from one device, address or contact in a week"),
        ClusterWindow = New("clusterWindow", LimitUnit.Days, 7, "window for them"),
        YoungAccount = New("youngAccount", LimitUnit.Days, 30, "an account is young until this age"),
        StaffViewsTimes = New(
            "staffViewsTimes", LimitUnit.Count, 3,
            "times an ordinary day's views that make a harvest"),
        StaffViewsLeast = New("staffViewsLeast", LimitUnit.Count, 25, "and at least this many"),
        BulkExport = New("bulkExport", LimitUnit.Count, 1_000, "records taken out at once that are bulk"),
        ExportTimes = New("exportTimes", LimitUnit.Count, 5, "times an ordinary export that is unusual"),
        AcatsAttempts = New("acatsAttempts", LimitUnit.Count, 2, "attempts at an ACATS transfer that are many");

    // Evidence over time.
    public static readonly PolicyLimit
        FadeDays = New(
            "fadeDays", LimitUnit.Days, 4,
            "evidence that fades over days has lost half by then", least: 0.1m),
        FadeWeeks = New(
            "fadeWeeks", LimitUnit.Days, 14,
            "evidence that fades over weeks has lost half by then", least: 0.1m),
        CarriedToSignIn = New(
            "carriedToSignIn", LimitUnit.Percent, 30,
            "what evidence of earlier visits counts for when somebody signs in anew: the visit shows itself"),
        FamilySecond = New(
            "familySecond", LimitUnit.Percent, 35,
            "what a second signal of one family adds of its weight", most: 100),
        FamilyRest = New("familyRest", LimitUnit.Percent, 15, "and each further one", most: 100);
#pragma warning restore CS1591

    private static PolicyLimit New(
        string name, LimitUnit unit, decimal standard, string explanation, decimal least = 0, decimal? most = null)
    {
        var limit = new PolicyLimit(Registry.Count, name, unit, standard, explanation, least, most);
        Registry.Add(limit);
        return limit;
    }
}
