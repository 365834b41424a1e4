using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;

namespace Holdfast.Runtime.Policies;

/// <summary>What a policy file says of itself to the people who edit it.</summary>
internal static class PolicyWords
{
    /// <summary>Paragraphs at the top of the file.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "Holdfast policy: how evidence becomes an answer.",
        "How an event is decided. Every signal looks at it: a thing that an experienced analyst would notice, for or "
        + "against the customer. What the signals say is added up, and the sum is turned into a score from 0 to 1: the "
        + "probability that this is not the customer, or that the customer did not ask for it.",
        "Log-odds. Evidence is weighed on a scale on which it can be added. Against the customer +0.7 doubles the "
        + "odds, +2.3 makes them ten times as high, +4.6 a hundred times; the same below zero speaks for the customer "
        + "as strongly. 0 is even odds: a score of 0.5.",
        "Prior. Where the sum begins at a gate, before anything is known of the event: how rare an intruder is there.",
        "Thresholds. From which score on a gate is answered how: stepUp asks for stronger proof before going on, hold "
        + "takes the request but does not carry it out before it is confirmed, deny refuses. Below all of them the "
        + "answer is allow. Thresholds grow from stepUp to hold to deny; never: this answer is not given here.",
        "Families. Signals of one family are evidence of one fact (a new phone is also a new browser). The heaviest "
        + "of a family counts in full, the second by the share in familySecond, each further one by familyRest.",
        "Fading. Evidence stays with the visit, the customer and the account, so that a slow intruder is still seen "
        + "days later. It loses half its weight in fadeDays or fadeWeeks, and half of the rest in as long again.",
        "Hard rules. Where all signals of a rule have spoken, the answer is at least its outcome, whatever the score.",
        "How to change it. What a file leaves out has its default, so a file may hold the version and the one number "
        + "that differs. The list of hard rules, the rows of a gate and each list replace the default ones as a whole. "
        + "A weight of 0 switches a signal off; its sign cannot be turned. Numbers are written plainly: 2000000, not "
        + "2,000,000 and not in quotes. A policy is named in its decisions by a fingerprint of what it says: comments "
        + "may change freely, and so may the order of whatever has a name of its own.",
        "To check a file: holdfast policy check FILE. To see what it would have decided otherwise: holdfast backtest.",
    ];

    public const string Gates = "Gates: the events that ask a question, and how each is answered.";

    public const string Rows =
        "Transfers of one rail, or from an amount in US dollars on, can have thresholds of their own. The last row "
        + "that fits holds; what a row leaves out is as above. For example:";

    public const string RowExample = "- { rail: wire, from: 100000, stepUp: 0.1, hold: 0.25 }";

    public const string TimeZone =
        "The firm's time zone, by its IANA name: own signals read hours and days of the week in it.";

    public const string OwnSignals =
        "Own signals: what your own analysts want noticed. A signal speaks at the events in 'on' where its "
        + "condition in 'when' is true; what an event does not tell is unknown, and then it is silent. It has a "
        + "weight in log-odds, an outcome that holds at gates whatever the score, or both. Names in the braces "
        + "of its sentence are shown with what they held. In decisions and hard rules it is called by its name "
        + "behind 'own.'. All that can be read is listed by: holdfast policy words.";

    /// <summary>Shown where a policy has none; without the signs of comments it is one.</summary>
    public static IReadOnlyList<string> OwnSignalExample { get; } =
    [
        "- name: fridayWireToNewPayee",
        "  on: [transfer.requested]",
        "  when: >-",
        "    transfer.direction == out and transfer.rail == wire and payee.isNew",
        "    and transfer.amount > 25000 and time.weekday == friday",
        "  weight: 0.8              # or: outcome: hold; or both",
        "  sentence: A wire of {transfer.amount} to a new payee on a Friday",
        "  carry: not               # or visit, days, weeks: how long its evidence stands",
    ];

    public const string HardRules = "Hard rules: what holds whatever the score. All signals of a rule have to speak.";

    public const string Limits =
        "Limits: the numbers by which signals are defined. No regulator prescribes them; tune them on your own data.";

    public const string Signals =
        "Signals: what each weighs, in log-odds. Above zero a signal speaks against the customer, below zero for the "
        + "customer.";

    public const string Lists = "Lists: countries, networks and hosts that are treated in a way of their own.";

    public const string HighRiskCountries =
        "Countries (ISO 3166, two letters) from which a sign-in of a customer who lives elsewhere is grave.";

    public const string ExemptNetworks =
        "Autonomous system numbers whose novelty means nothing: your own, your branches', a customer's office gateway.";

    public const string SignInHosts =
        "Host names that your sign-in page is served from. Empty: the host that most sign-ins come from is yours.";

    public static string Of(EventType gate) => gate switch
    {
        EventType.LoginSucceeded => "Somebody signed in.",
        EventType.CredentialChanged => "A password, a second factor or another credential was changed.",
        EventType.ContactChanged => "An e-mail address, a phone, a name, an address or trusted contact was changed.",
        EventType.DeliveryChanged => "Statements, confirmations or alerts are to come another way, or no longer.",
        EventType.BankLinked => "A bank account was linked.",
        EventType.TransferRequested => "Money or securities are to be moved.",
        EventType.OrderPlaced => "An order was placed.",
        EventType.AccountOpened => "An account was opened: is it the person whose name it bears?",
        EventType.EmployeeExported => "An employee took records out.",
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "This type is no gate."),
    };

    public static string Of(EvidenceFamily family) => family switch
    {
        EvidenceFamily.Device => "The device and its software",
        EvidenceFamily.Network => "The network and the place",
        EvidenceFamily.Credentials => "Ways of proving identity, and what was done to them",
        EvidenceFamily.Behavior => "How the session goes",
        EvidenceFamily.Contact => "Contact data and notices",
        EvidenceFamily.Payee => "Who is paid",
        EvidenceFamily.Amount => "How much, and what is left",
        EvidenceFamily.Instruction => "How the instruction came",
        EvidenceFamily.Trading => "What is traded, and at what price",
        EvidenceFamily.Crowd => "What others are doing at the same time",
        EvidenceFamily.Staff => "What employees do",
        EvidenceFamily.Account => "The account's life: new, asleep, restricted",
        EvidenceFamily.Reports => "What customers, carriers and peers have told the firm",
        EvidenceFamily.Own => "What the firm's own signals see",
    };

    /// <summary>A unit in front of an explanation; empty for plain numbers.</summary>
    public static string Of(LimitUnit unit) => unit switch
    {
        LimitUnit.Count => "",
        LimitUnit.Seconds => "seconds: ",
        LimitUnit.Minutes => "minutes: ",
        LimitUnit.Hours => "hours: ",
        LimitUnit.Days => "days: ",
        LimitUnit.Percent => "percent: ",
        LimitUnit.Dollars => "US dollars: ",
        LimitUnit.Kilometers => "kilometres: ",
    };
}
