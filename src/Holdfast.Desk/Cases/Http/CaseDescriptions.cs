using Holdfast.Desk.Api;
using Holdfast.Desk.Cases.Reports;
using Holdfast.Engine.Contract;
using static Holdfast.Desk.Instructions.Http.InstructionSchemas;

namespace Holdfast.Desk.Cases.Http;

/// <summary>What the document of the API says of cases.</summary>
internal static class CaseDescriptions
{
    private const string Json = "application/json", CaseIdForm = """{"type":"string","pattern":"^c-[0-9a-f]{16}$"}""",
        Score = """{"type":"number","minimum":0,"maximum":1}""";

    private static readonly ProblemType[] OfCommands =
    [
        ProblemTypes.NotFound, ProblemTypes.CaseRefused, ProblemTypes.ChangedSince, ProblemTypes.TooLarge,
        ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
    ];

    private static readonly RouteParameter Path = new(
        "id", "path", CaseIdForm, "The id; that of a case that was merged stands for where it is now.",
        "\"c-00000000000000a7\"");

    private static readonly RouteParameter Match = new(
        "If-Match", "header", Text, "The ETag of the version that was read; then a later one is not acted on.");

    private static readonly (string, string)[] Members =
    [
        ("id", CaseIdForm), ("version", Number), ("state", WordsOf<CaseState>()), ("kind", WordsOf<CaseKind>()),
        ("severity", WordsOf<Outcome>()), ("openedAt", Time), ("lastAlertAt", Time), ("atRisk", Amount),
        ("otherCurrencies", Flag), ("due", Time), ("dueFor", WordsOf<DueKind>()), ("assignee", Text),
        ("assigneeName", Text), ("subjects", Number), ("alertCount", Number), ("signals", ListOf(Text)),
        ("symbol", Text), ("openTasks", Number), ("firstLookAt", Time), ("decidedAt", Time), ("decidedBy", Text),
        ("disposition", WordsOf<Disposition>()), ("saved", Amount), ("review", WordsOf<ReviewState>()),
        ("reopened", Number), ("mergedInto", CaseIdForm), ("splitFrom", CaseIdForm), ("earlier", CaseIdForm),
    ];

    private static readonly string[] Needed =
    [
        "id", "version", "state", "kind", "severity", "openedAt", "lastAlertAt", "atRisk", "due", "dueFor", "subjects",
        "alertCount", "signals", "openTasks", "review", "reopened",
    ];

    /// <summary>Where a case stands: the answer of every command.</summary>
    public static ApiSchema Stand { get; } = new("CaseStand", Object(
        [("id", CaseIdForm), ("version", Number), ("state", WordsOf<CaseState>()), ("assignee", Text),
            ("position", Number)],
        "id", "version", "state"));

    /// <summary>A case in a list.</summary>
    public static ApiSchema Row { get; } = new("CaseRow", Object(Members, Needed));

    /// <summary>An alert.</summary>
    public static ApiSchema Alert { get; } = new("CaseAlert", Object(
        [("position", Number), ("at", Time), ("type", Text), ("outcome", WordsOf<Outcome>()), ("score", Score),
            ("customer", Text), ("signals", ListOf(Text)), ("advice", ListOf(Text)), ("amount", Amount),
            ("currency", Text), ("flow", WordsOf<MoneyFlow>()), ("transfer", Text), ("instruction", Text),
            ("symbol", Text), ("rule", Text), ("firstCase", CaseIdForm)],
        "position", "at", "type", "outcome", "score", "signals", "advice"));

    /// <summary>A case, opened.</summary>
    public static ApiSchema Case { get; } = new("Case", Object(
        [.. Members, ("alerts", ListOf(Alert.Reference)), ("alertsAfter", Number), ("tasks", ListOf(Task)),
            ("moreTasks", Flag), ("history", ListOf(Done)), ("historyBefore", Number),
            ("merged", ListOf(CaseIdForm))],
        [.. Needed, "alerts", "tasks", "history", "merged"]));

    public static RouteDescription List { get; } = new("List cases",
        "Cases, the most urgent first: by money at risk and time left. A list tells nothing of a customer.")
    {
        Parameters =
        [
            Choice("state", WordsOf<CaseState>(), "Only in this state; open and in work where none is named."),
            Choice("kind", WordsOf<CaseKind>(), "Only of this kind."),
            Choice("severity", WordsOf<Outcome>(), "At least so severe."),
            Choice("disposition", WordsOf<Disposition>(), "Only what was decided so."),
            Choice("review", WordsOf<ReviewState>(), "Only where the review stands so."),
            Choice("assignee", Text, "Only in this person's hand, by their id; nobody for nobody's."),
            Choice("customer", Text,
                "Only with alerts of this customer: the newest first, and in whatever state where none is named."),
            Choice("order", WordsOf<CaseOrder>(), "In which order."), After, Limit,
        ],
        Answers = [Page("cases", Row)],
        Problems = [ProblemTypes.Unavailable],
    };

    public static RouteDescription Find { get; } = new("Read a case",
        "A case with its first alerts, its tasks, open ones first, and what was done last. What is left out is said: "
            + "`alertsAfter` and `historyBefore` are where the lists of both go on. The look is kept before anything "
            + "is shown.")
    {
        Parameters = [Path],
        Answers = [new RouteAnswer(200, "The case.", [new RouteContent(Json, Case.Reference)])],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    public static RouteDescription Alerts { get; } = new("List the alerts of a case",
        "The alerts of a case in the order of the journal.")
    {
        Parameters = [Path, Choice("after", Number, "Only those behind this position."), Limit],
        Answers =
        [
            new RouteAnswer(200, "The page.", [new RouteContent(Json, Object(
                [("case", CaseIdForm), ("alerts", ListOf(Alert.Reference)),
                    ("next", Number)],
                "case", "alerts"))]),
        ],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    public static RouteDescription History { get; } = new("List what was done with a case",
        "What was done with a case, the newest, in the order of the journal. The look is kept before it is shown.")
    {
        Parameters = [Path, Choice("before", Number, "Only what was done before this position."), Limit],
        Answers =
        [
            new RouteAnswer(200, "The page.", [new RouteContent(Json, Object(
                [("case", CaseIdForm), ("history", ListOf(Done)), ("before", Number)],
                "case", "history"))]),
        ],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    public static RouteDescription Take { get; } = Command("Take a case", "Takes a case in hand.", []);

    public static RouteDescription Assign { get; } = Command("Assign a case",
        "Gives a case into somebody's hand, by their id or the name they sign in by.", [("to", Text)], "to");

    public static RouteDescription GiveBack { get; } = Command("Give a case back",
        "Gives a case back, so that anybody may take it.", []);

    public static RouteDescription Note { get; } = Command("Note something on a case",
        "Notes something. It is sealed.", [("text", Text)], "text");

    public static RouteDescription SetTask { get; } = Command("Set a task of a case",
        "Sets what is to be done by a time. The task is called by `position` of the answer.",
        [("text", Text), ("due", Time), ("to", Text)], "text", "due");

    public static RouteDescription DoTask { get; } = Command("Say that a task is done", "Says that a task is done.",
        [("text", Text)]) with
    {
        Parameters = [Path, new RouteParameter("task", "path", Text, "The task.", "\"4711\""), Match],
    };

    public static RouteDescription Merge { get; } = Command("Merge a case into another",
        "Puts all of a case into another. Nothing is lost, and the id leads to where it is now.",
        [("into", CaseIdForm), ("reason", Text)], "into", "reason");

    public static RouteDescription Split { get; } = Command("Split a case",
        "Takes alerts out into a case of their own, by their positions or by customers.",
        [("alerts", ListOf(Text)),
            ("customers", ListOf(Text)), ("reason", Text)], "reason");

    public static RouteDescription Decide { get; } = Command("Decide a case",
        "Says what a case was, by whoever has it in hand. The engine is told, and learns.",
        [("disposition", WordsOf<Disposition>()), ("reason", Text)], "disposition", "reason");

    public static RouteDescription Reopen { get; } = Command("Take a case up again",
        "Takes a decided case up again.", [("reason", Text)], "reason");

    public static RouteDescription Review { get; } = Command("Review a decided case",
        "Says what somebody other than who decided it found. Where they do not agree, it is looked into again.",
        [("agrees", Flag), ("text", Text)], "agrees", "text");

    public static RouteDescription Draw { get; } = new("Draw a sample of decided cases",
        "Draws cases that were decided in a period, to be reviewed by somebody else: the same ones however often.")
    {
        Bodies = [new RouteContent(Json, Object([("from", Time), ("until", Time)], "from", "until"))],
        Answers =
        [
            new RouteAnswer(200, "What was drawn now.", [new RouteContent(Json, Object(
                [("drawn", ListOf(CaseIdForm))], "drawn"))]),
        ],
        Problems = [ProblemTypes.TooLarge, ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable],
    };

    public static RouteDescription HandOvers { get; } = new("List hand-overs", "What shifts handed over, newest first.")
    {
        Parameters = [Limit],
        Answers =
        [
            new RouteAnswer(200, "The hand-overs.", [new RouteContent(Json, Object(
                [("handOvers", ListOf(HandedOver))], "handOvers"))]),
        ],
        Problems = [ProblemTypes.Unavailable],
    };

    public static RouteDescription HandOver { get; } = new("Hand over to the next shift",
        "Keeps what the next shift has to know, with how many cases are open and overdue.")
    {
        Bodies = [new RouteContent(Json, Object([("text", Text), ("requestId", Text)], "text"))],
        Answers = [IsDone],
        Problems = [.. OfCommands.Where(type => type != ProblemTypes.NotFound && type != ProblemTypes.ChangedSince)],
    };

    public static RouteDescription TakeOver { get; } = new("Take over from the shift before",
        "Says that a hand-over was read.")
    {
        Parameters = [new RouteParameter("number", "path", Text, "The hand-over.", "\"4711\"")],
        Answers = [IsDone],
        Problems = [ProblemTypes.NotFound, ProblemTypes.CaseRefused, ProblemTypes.Unavailable],
    };

    public static RouteDescription Rules { get; } = new("Read the rules of cases",
        "The rules by which alerts gather now, as they were written.")
    {
        Answers = [new RouteAnswer(200, "The rules.", [new RouteContent("application/yaml", Text)])],
        Problems = [ProblemTypes.Unavailable],
    };

    public static RouteDescription Report { get; } = new("Read a report on cases",
        "How long cases waited, which signals were false alarms, what was saved, who has how much to do.")
    {
        Parameters =
        [
            new RouteParameter("report", "path", WordsOf<CaseReportKind>(), "Which report.", "\"firstLook\""),
            Choice("from", Time,
                "The beginning of the period, at most 400 days before its end; 90 where it is not said."),
            Choice("to", Time, "Its end, left out; now where it is not said."),
            Choice("format", """{"type":"string","enum":["json","csv"],"default":"json"}""", "In which form."),
        ],
        Answers =
        [
            new RouteAnswer(200, "The report.",
            [
                new RouteContent(Json, Object(
                    [("report", WordsOf<CaseReportKind>()),
                        ("columns", ListOf(Text)),
                        ("rows", ListOf(
                            ListOf(Text)))],
                    "report", "columns", "rows")),
                new RouteContent("text/csv", Text),
            ]),
        ],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    private static string ListOf(string items) => Instructions.Http.InstructionSchemas.List(items);

    private static string Task => Object(
        [("task", Number), ("text", Text), ("due", Time), ("to", Text), ("by", Text), ("at", Time), ("doneAt", Time),
            ("doneBy", Text), ("overdueAt", Time)],
        "task", "text", "due", "by", "at");

    private static string Done => Object(
        [("position", Number), ("case", CaseIdForm), ("what", ListOf(Text)),
            ("by", Text), ("at", Time), ("other", CaseIdForm), ("text", Text)],
        "position", "case", "what", "by", "at");

    private static string HandedOver => Object(
        [("number", Number), ("at", Time), ("by", Text), ("openCases", Number), ("overdue", Number), ("text", Text),
            ("takenBy", Text), ("takenAt", Time)],
        "number", "at", "by", "openCases", "overdue", "text");

    private static RouteAnswer IsDone =>
        new(200, "It is done.", [new RouteContent(Json, Object([("done", Flag)], "done"))]);

    private static RouteParameter After =>
        Choice("after", Text, "Only those behind this one: `next` of the page before.");

    private static RouteParameter Limit => Choice(
        "limit", """{"type":"integer","minimum":1,"maximum":500,"default":50}""", "The most of one page.");

    private static RouteAnswer Page(string name, ApiSchema row) => new(200, "The page.",
        [new RouteContent(Json, Object(
            [(name, ListOf(row.Reference)), ("next", Text)], name))]);

    private static RouteDescription Command(
        string summary, string purpose, (string Name, string Schema)[] members, params string[] needed) =>
        new(summary, purpose)
        {
            Parameters = [Path, Match],
            Bodies = [new RouteContent(Json, Object([.. members, ("requestId", Text)], needed))],
            Answers = [new RouteAnswer(200, "Where it stands.", [new RouteContent(Json, Stand.Reference)])],
            Problems = OfCommands,
        };

    private static RouteParameter Choice(string name, string schema, string purpose) =>
        new(name, "query", schema, purpose);
}
