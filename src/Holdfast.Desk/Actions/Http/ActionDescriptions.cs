using Holdfast.Desk.Api;
using static Holdfast.Desk.Instructions.Http.InstructionSchemas;

namespace Holdfast.Desk.Actions.Http;

/// <summary>What the document of the API says of orders to the firm's systems.</summary>
internal static class ActionDescriptions
{
    private const string Json = "application/json", ActionIdForm = """{"type":"string","pattern":"^o-[0-9a-f]{16}$"}""";

    private static readonly ProblemType[] OfCommands =
    [
        ProblemTypes.NotFound, ProblemTypes.ActionRefused, ProblemTypes.ChangedSince, ProblemTypes.TooLarge,
        ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
    ];

    private static readonly RouteParameter Path =
        new("id", "path", ActionIdForm, "The id.", "\"o-00000000000000a7\"");

    private static readonly RouteParameter Match = new(
        "If-Match", "header", Text, "The ETag of the version that was read; then a later one is not acted on.");

    /// <summary>Where an order stands: the answer of every command.</summary>
    public static ApiSchema Stand { get; } = new("ActionStand", Object(
        [("id", ActionIdForm), ("version", Number), ("state", WordsOf<ActionState>()), ("kind", WordsOf<ActionKind>()),
            ("undoes", ActionIdForm), ("undoneBy", ActionIdForm)],
        "id", "version", "state", "kind"));

    /// <summary>An order in a list.</summary>
    public static ApiSchema Row { get; } = new("ActionRow", Object(
        [("id", ActionIdForm), ("version", Number), ("state", WordsOf<ActionState>()), ("kind", WordsOf<ActionKind>()),
            ("undoes", ActionIdForm), ("undoneBy", ActionIdForm), ("customer", Text), ("case", Text), ("symbol", Text),
            ("emergency", Flag), ("late", Flag), ("toReview", Flag), ("proposedBy", Text), ("proposedAt", Time),
            ("orderedAt", Time), ("answeredAt", Time), ("nextDue", Time)],
        "id", "version", "state", "kind", "emergency", "late", "toReview", "proposedBy", "proposedAt"));

    /// <summary>An order, opened.</summary>
    public static ApiSchema Action { get; } = new("Action", Object(
        [("id", ActionIdForm), ("version", Number), ("state", WordsOf<ActionState>()), ("kind", WordsOf<ActionKind>()),
            ("undoes", ActionIdForm), ("undoneBy", ActionIdForm), ("targetKind", WordsOf<TargetKind>()),
            ("target", Text), ("reason", Text), ("customer", Text), ("case", Text), ("emergency", Flag),
            ("toReview", Flag), ("accounts", Number), ("openInstructions", Number), ("receivers", Number),
            ("proposedBy", Text), ("proposedAt", Time), ("orderedAt", Time), ("answerBy", Time),
            ("outcome", WordsOf<ActionOutcome>()), ("outcomeWords", Text), ("answeredAt", Time),
            ("late", ListOf(WordsOf<ActionAlarm>())),
            ("history", ListOf(Object([("what", Text), ("by", Text), ("at", Time)], "what", "by", "at")))],
        "id", "version", "state", "kind", "targetKind", "emergency", "toReview", "openInstructions", "receivers",
        "proposedBy", "proposedAt", "late", "history"));

    public static RouteDescription Order { get; } = new("Order an action",
        "Orders the firm's systems to act, or proposes it to a second person where it takes two. It goes out as the "
        + "signed webhook `action.ordered`. With the same `requestId` it is done once.")
    {
        Bodies = [new RouteContent(Json, NewAction("kind", "reason"), """
            {"requestId":"r-1","kind":"endSessions","target":"c-7","case":"c-0000000000000012",
            "reason":"Somebody else is signed in"}
            """)],
        Answers = [new RouteAnswer(201, "Where it stands.", [new RouteContent(Json, Stand.Reference)])],
        Problems = [.. OfCommands.Where(type => type != ProblemTypes.NotFound)],
    };

    public static RouteDescription Consequences { get; } = new("Ask what an action would do",
        "How far an order would reach, what would happen, who would be told and how it is taken back, in sentences; "
        + "and what speaks against it. Nothing is done.")
    {
        Bodies = [new RouteContent(Json, NewAction("kind"))],
        Answers =
        [
            new RouteAnswer(200, "What it would do.", [new RouteContent(Json, Object(
                [("kind", WordsOf<ActionKind>()), ("accounts", Number), ("openInstructions", Number),
                    ("receivers", Number), ("frozenAlready", Flag), ("needsSecond", Flag), ("canBeEmergency", Flag),
                    ("canBeUndone", Flag), ("answerWithinMinutes", Number), ("will", ListOf(Text)),
                    ("objections", ListOf(WordsOf<ActionObjectionKind>()))],
                "kind", "openInstructions", "receivers", "needsSecond", "canBeEmergency", "canBeUndone",
                "answerWithinMinutes", "will", "objections"))]),
        ],
        Problems = [ProblemTypes.TooLarge, ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable],
    };

    public static RouteDescription List { get; } = new("List actions",
        "Orders to the firm's systems, newest first. A list tells nothing of a customer but their id.")
    {
        Parameters =
        [
            Choice("state", WordsOf<ActionState>(), "Only in this state."),
            Choice("kind", WordsOf<ActionKind>(), "Only of this kind."),
            Choice("case", Text, "Only of this case."), Choice("customer", Text, "Only of this customer."),
            Choice("late", Flag, "Only those of which something is late."),
            Choice("after", Text, "Only those behind this one: `next` of the page before."),
            Choice("limit", """{"type":"integer","minimum":1,"maximum":500,"default":50}""", "The most of one page."),
        ],
        Answers =
        [
            new RouteAnswer(200, "The page.", [new RouteContent(Json, Object(
                [("actions", ListOf(Row.Reference)), ("next", Text)], "actions"))]),
        ],
        Problems = [ProblemTypes.Unavailable],
    };

    public static RouteDescription Find { get; } = new("Read an action",
        "An order with what it is done to, why, and all that became of it. The look is kept before anything is shown.")
    {
        Parameters = [Path],
        Answers = [new RouteAnswer(200, "The order.", [new RouteContent(Json, Action.Reference)])],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    public static RouteDescription Approve { get; } = Command("Approve an action",
        "Has an order go out that somebody else proposed. A key is no person.", [("words", Text)]);

    public static RouteDescription Decline { get; } = Command("Decline an action",
        "Keeps an order from going out that somebody else proposed.", [("words", Text)], "words");

    public static RouteDescription Withdraw { get; } = Command("Withdraw an action",
        "Takes back what one has proposed oneself, before it went out.", [("words", Text)]);

    public static RouteDescription Review { get; } = Command("Review an emergency",
        "Keeps what a second person found of an order that went out in an emergency. What does not stand is taken back "
        + "by an order of its own, where it can be.",
        [("stands", Flag), ("words", Text)], "stands", "words");

    public static RouteDescription Undo { get; } = Command("Undo an action",
        "Orders the firm's systems to take an order back, by somebody who may and did not give it. Answered is the "
        + "order that takes back.",
        [("reason", Text)], "reason");

    public static RouteDescription Answer { get; } = Command("Tell what became of an action",
        "What the firm's systems did of an order. Told again in the same words it changes nothing; after `partly` "
        + "there may be another answer.",
        [("outcome", WordsOf<ActionOutcome>()), ("words", Text)], "outcome");

    private static string NewAction(params string[] needed) => Object(
        [("requestId", Text), ("kind", WordsOf<ActionKind>()), ("target", Text), ("customer", Text), ("case", Text),
            ("reason", Text), ("emergency", Flag)], needed);

    private static RouteDescription Command(
        string summary, string purpose, (string Name, string Schema)[] members, params string[] needed) =>
        new(summary, purpose)
        {
            Parameters = [Path, Match],
            Bodies = [new RouteContent(Json, Object(members, needed))],
            Answers = [new RouteAnswer(200, "Where it stands.", [new RouteContent(Json, Stand.Reference)])],
            Problems = OfCommands,
        };

    private static string ListOf(string items) => Instructions.Http.InstructionSchemas.List(items);

    private static RouteParameter Choice(string name, string schema, string purpose) =>
        new(name, "query", schema, purpose);
}
