using Holdfast.Desk.Api;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Instructions.Http;

/// <summary>The forms in which instructions are sent and shown.</summary>
internal static class InstructionSchemas
{
    public const string
        Text = """{"type":"string"}""", Flag = """{"type":"boolean"}""", Number = """{"type":"integer"}""",
        Time = """{"type":"string","format":"date-time"}""",
        Amount = """{"type":"string","pattern":"^[0-9]+(\\.[0-9]{1,4})?$"}""",
        Id = """{"type":"string","pattern":"^i-[0-9a-f]{16}$"}""";

    /// <summary>Where an instruction stands: the answer of every command.</summary>
    public static ApiSchema Stand { get; } = new("InstructionStand", Object(
        [("id", Id), ("version", Number), ("state", WordsOf<InstructionState>()), ("transfer", Text),
            ("needs", WordsOf<ConfirmationNeed>()), ("payment", Text), ("supersededBy", Id)],
        "id", "version", "state", "needs"));

    /// <summary>An instruction in a list.</summary>
    public static ApiSchema Row { get; } = new("InstructionRow", Object(
        [("id", Id), ("version", Number), ("state", WordsOf<InstructionState>()), ("customer", Text),
            ("rail", WordsOf<Rail>()), ("amount", Amount), ("currency", Text), ("medium", WordsOf<InstructionMedium>()),
            ("receivedAt", Time), ("enteredBy", Text), ("categories", List(WordsOf<TransmittalCategory>())),
            ("reasons", List(WordsOf<RouteReason>())), ("alarms", List(WordsOf<InstructionAlarm>())),
            ("score", Score), ("transfer", Text), ("hold", WordsOf<HoldKind>()),
            ("rejection", WordsOf<RejectionReason>()), ("nextDue", Time)],
        "id", "version", "state", "customer", "rail", "amount", "currency", "receivedAt"));

    /// <summary>An instruction, opened.</summary>
    public static ApiSchema Instruction { get; } = new("Instruction", Object(
        [("id", Id), ("version", Number), ("state", WordsOf<InstructionState>()), ("transfer", Text),
            ("needs", WordsOf<ConfirmationNeed>()), ("payment", Text), ("supersededBy", Id), ("customer", Text),
            ("account", Text), ("rail", WordsOf<Rail>()), ("amount", Amount), ("currency", Text), ("asset", Text),
            ("payee", Payee), ("deliverTo", WordsOf<DeliverTo>()), ("purpose", Text),
            ("medium", WordsOf<InstructionMedium>()), ("instructedBy", WordsOf<Instructor>()), ("claimedBy", Text),
            ("representative", Text), ("branch", Text), ("enteredBy", Text), ("receivedAt", Time),
            ("screening", AnyObject), ("asked", AnyObject), ("confirmation", AnyObject), ("hold", AnyObject),
            ("accountFrozen", Flag), ("contacts", List(Contact)), ("steps", List(WordsOf<NextStep>())),
            ("history", List(Fact)), ("policy", Text)],
        "id", "version", "state", "needs", "customer", "account", "rail", "amount", "currency", "payee", "contacts",
        "steps", "history", "policy"));

    /// <summary>An instruction as it is sent.</summary>
    public static string NewInstruction { get; } = Object(
        [("requestId", Text), ("transfer", Text), ("customer", Text), ("account", Text), ("rail", WordsOf<Rail>()),
            ("amount", Amount), ("currency", Text), ("asset", Text), ("payee", Payee),
            ("deliverTo", WordsOf<DeliverTo>()), ("purpose", Text), ("medium", WordsOf<InstructionMedium>()),
            ("instructedBy", WordsOf<Instructor>()), ("claimedBy", Text), ("zone", Text), ("authority", Text),
            ("standingLetter", Text), ("rawSha256", Text), ("rawCopy", Text), ("allocation", Text),
            ("sanctions", WordsOf<SanctionsResult>())],
        "customer", "account", "rail", "amount", "payee", "medium", "instructedBy");

    /// <summary>Where a change stands.</summary>
    public static ApiSchema ChangeStand { get; } = new("ChangeStand", Object(
        [("id", Id), ("version", Number), ("state", WordsOf<ChangeState>())], "id", "version", "state"));

    /// <summary>A change in a list.</summary>
    public static ApiSchema ChangeRow { get; } = new("ChangeRow", Object(
        [("id", Id), ("version", Number), ("state", WordsOf<ChangeState>()), ("customer", Text),
            ("what", WordsOf<DataKind>()), ("requestedAt", Time), ("noticesDue", Number), ("noticesSent", Number),
            ("reviewOpen", Flag), ("alarms", List(WordsOf<ChangeAlarm>()))],
        "id", "version", "state", "customer", "what", "requestedAt"));

    /// <summary>A change, opened.</summary>
    public static ApiSchema Change { get; } = new("Change", Object(
        [("id", Id), ("version", Number), ("state", WordsOf<ChangeState>()), ("customer", Text),
            ("what", WordsOf<DataKind>()), ("old", Text), ("new", Text), ("medium", WordsOf<InstructionMedium>()),
            ("instructedBy", WordsOf<Instructor>()), ("requestedAt", Time), ("stillToFurnish", List(AnyObject)),
            ("contacts", List(Contact)), ("history", List(Fact))],
        "id", "version", "state", "customer", "what", "requestedAt", "stillToFurnish", "contacts", "history"));

    /// <summary>A change as it is sent.</summary>
    public static string NewChange { get; } = Object(
        [("customer", Text), ("account", Text), ("what", WordsOf<DataKind>()), ("old", Text), ("new", Text),
            ("oldContact", Text), ("medium", WordsOf<InstructionMedium>()), ("instructedBy", WordsOf<Instructor>()),
            ("zone", Text), ("widensRisk", Flag), ("requestId", Text)],
        "customer", "what", "medium", "instructedBy");

    /// <summary>What the customer told.</summary>
    public static string Told { get; } = Object(
        [("amount", Amount), ("currency", Text), ("payee", Text), ("purpose", Text), ("purposeAgrees", Flag)]);

    /// <summary>An object with some members.</summary>
    public static string Object(
        IEnumerable<(string Name, string Schema)> members, params IEnumerable<string> needed) =>
        "{\"type\":\"object\",\"properties\":{"
        + string.Join(',', members.Select(one => $"\"{one.Name}\":{one.Schema}"))
        + "},\"required\":[" + string.Join(',', needed.Select(name => $"\"{name}\""))
        + "],\"additionalProperties\":false}";

    /// <summary>One of the words of a set.</summary>
    public static string WordsOf<T>()
        where T : struct, Enum =>
        "{\"type\":\"string\",\"enum\":[" + string.Join(',', Words.All<T>().Select(word => $"\"{word}\"")) + "]}";

    /// <summary>A list.</summary>
    public static string List(string items) => "{\"type\":\"array\",\"items\":" + items + "}";

    private const string AnyObject = """{"type":"object"}""",
        Score = """{"type":"number","minimum":0,"maximum":1}""";

    /// <summary>Who is paid.</summary>
    public static string Payee => Object(
        [("kind", WordsOf<DestinationKind>()), ("name", Text), ("account", Text), ("bank", Text), ("country", Text),
            ("owner", WordsOf<OwnerNameMatch>())],
        "kind");

    private static string Contact => Object(
        [("id", Text), ("medium", WordsOf<ContactMedium>()), ("value", Text), ("onFileSince", Time), ("eligible", Flag),
            ("faults", List(WordsOf<ContactFault>()))],
        "id", "medium", "value", "onFileSince", "eligible", "faults");

    private static string Fact => Object([("what", Text), ("by", Text), ("at", Time)], "what", "by", "at");
}
