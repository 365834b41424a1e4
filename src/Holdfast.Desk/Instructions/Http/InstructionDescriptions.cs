using Holdfast.Desk.Api;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Changes;
using static Holdfast.Desk.Instructions.Http.InstructionSchemas;

namespace Holdfast.Desk.Instructions.Http;

/// <summary>What the document of the API says of instructions, changes and freezes.</summary>
internal static class InstructionDescriptions
{
    private const string Json = "application/json";

    private static readonly ProblemType[] OfCommands =
    [
        ProblemTypes.NotFound, ProblemTypes.InstructionRefused, ProblemTypes.ChangedSince, ProblemTypes.TooLarge,
        ProblemTypes.UnsupportedMediaType, ProblemTypes.Unavailable,
    ];

    private static readonly RouteParameter Path = new(
        "id", "path", Id, "The id.", "\"i-00000000000000a7\"");

    private static readonly RouteParameter Match = new(
        "If-Match", "header", Text, "The ETag of the version that was read; then a later one is not acted on.");

    public static RouteDescription Receive { get; } = new("Send an instruction",
        "Takes an instruction in, by whatever way it came, and runs it as far as it goes without a person: screened, "
        + "released or held, or the customer is asked. With the same `requestId` it is done once.")
    {
        Bodies = [new RouteContent(Json, NewInstruction)],
        Answers = [new RouteAnswer(201, "Where it stands.", [new RouteContent(Json, Stand.Reference)])],
        Problems = [.. OfCommands.Where(type => type != ProblemTypes.NotFound)],
    };

    public static RouteDescription List { get; } = new("List instructions",
        "Instructions, newest first. A list tells nothing of a customer but their id.")
    {
        Parameters =
        [
            Choice("state", WordsOf<InstructionState>(), "Only in this state."),
            Choice("customer", Text, "Only of this customer."), Choice("account", Text, "Only of this account."),
            Choice("category", WordsOf<TransmittalCategory>(), "Only of this category."), After(), Limit(),
        ],
        Answers =
        [
            new RouteAnswer(200, "The page.", [new RouteContent(Json, Object(
                [("instructions", InstructionSchemas.List(Row.Reference)), ("next", Text)], "instructions"))]),
        ],
        Problems = [ProblemTypes.Unavailable],
    };

    public static RouteDescription Find { get; } = new("Read an instruction",
        "An instruction with all that became of it, and the customer's contacts with why one may not be used. The look "
        + "is kept before anything is shown.")
    {
        Parameters = [Path],
        Answers =
        [
            new RouteAnswer(
                200, "The instruction.", [new RouteContent(Json, InstructionSchemas.Instruction.Reference)]),
        ],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    public static RouteDescription Ask { get; } = Command("Ask the customer",
        "Begins to ask the customer at a contact from before: the one named, or the first that may be used.",
        [("contact", Text)]);

    public static RouteDescription Attempt { get; } = Command("Keep an attempt",
        "Keeps that it was tried to reach the customer.",
        [("contact", Text), ("outcome", WordsOf<AttemptOutcome>())], "contact", "outcome");

    public static RouteDescription Call { get; } = Command("Keep a call-back",
        "Keeps a call that the firm made to a number from before. What the customer told is compared by the server.",
        [
            ("contact", Text), ("direction", WordsOf<CallBack.Direction>()), ("proof", WordsOf<CallerProof>()),
            ("askedForIt", Flag), ("told", Told), ("coached", Flag), ("distressed", Flag), ("howMetPayee", Text),
            ("recording", Text), ("seconds", Text), ("summary", Text),
        ],
        "contact", "direction", "proof", "askedForIt", "coached", "distressed", "recording", "seconds");

    public static RouteDescription Prove { get; } = Command("Keep a proof in person",
        "Keeps a confirmation by a visit, a notarised or medallion letter or a video call with an identity document.",
        [
            ("method", WordsOf<ConfirmationMethod>()), ("told", Told), ("document", Text), ("coached", Flag),
            ("distressed", Flag), ("howMetPayee", Text), ("summary", Text),
        ],
        "method", "document", "coached", "distressed");

    public static RouteDescription Release { get; } = Command("Release an instruction",
        "Releases it, by a person who neither entered it nor asked the customer nor placed the hold on it; above a "
        + "limit by a principal. A key is no person.",
        [("reason", Text), ("sanctions", WordsOf<SanctionsResult>())]);

    public static RouteDescription Reject { get; } = Command("Reject an instruction", "Rejects it before its release.",
        [("reason", WordsOf<RejectionReason>()), ("detail", Text)], "reason", "detail");

    public static RouteDescription Cancel { get; } = Command("Cancel an instruction",
        "Ends it because the customer does not want it any more.", [("detail", Text)], "detail");

    public static RouteDescription Replace { get; } = new("Amend an instruction",
        "Puts another instruction in its place. The old one ends, and with it what was confirmed of it.")
    {
        Parameters = [Path, Match],
        Bodies = [new RouteContent(Json, NewInstruction)],
        Answers =
        [
            new RouteAnswer(200, "Where the new one stands.", [new RouteContent(Json, Stand.Reference)]),
        ],
        Problems = OfCommands,
    };

    public static RouteDescription Hold { get; } = Command("Hold an instruction",
        "Holds it for verification, under FINRA Rule 2165, under the proposed Rule 2166 where it is in force, or by "
        + "law.",
        [("kind", WordsOf<HoldKind>()), ("belief", Text), ("impaired", Flag)], "kind", "belief");

    public static RouteDescription HoldNotice { get; } = Command("Keep a notice of a hold",
        "Keeps that a party was told of a hold, or was not and why; with `send` the party is written to.",
        [
            ("send", Flag), ("party", Text), ("role", WordsOf<PartyRole>()), ("means", Text),
            ("skipped", WordsOf<SkipReason>()), ("detail", Text),
        ],
        "party", "role");

    public static RouteDescription HoldReview { get; } = Command("Keep a review of a hold",
        "Keeps what the internal review found.", [("supportsBelief", Flag), ("findings", Text)], "supportsBelief",
        "findings");

    public static RouteDescription HoldExtend { get; } = Command("Extend a hold",
        "Extends a hold under Rule 2165: once by the firm's review, once more with a report to a state or a court.",
        [("reason", Text), ("reference", Text)], "reason");

    public static RouteDescription Settle { get; } = Command("Tell that it settled", "It arrived.", [("trace", Text)],
        "trace");

    public static RouteDescription Return { get; } = Command("Tell that it was returned",
        "The other side sent it back.", [("code", Text), ("recovered", Amount), ("currency", Text)], "code",
        "recovered");

    public static RouteDescription Recall { get; } = Command("Tell that it was recalled", "The firm took it back.",
        [("code", Text), ("recovered", Amount), ("currency", Text)], "code", "recovered");

    public static RouteDescription Exception { get; } = Command("Tell that an exception was taken",
        "The firm objected to the transfer at the other firm.", [("code", Text)], "code");

    public static RouteDescription HandOver { get; } = Command("Keep a cheque handed over",
        "Keeps that a representative handed a cheque over.",
        [("number", Text), ("representative", Text), ("at", Time)], "number", "representative");

    public static RouteDescription Receipt { get; } = Command("Keep a receipt",
        "Keeps the customer's receipt of a cheque.", [("document", Text)], "document");

    public static RouteDescription FollowUp { get; } = Command("Keep a follow-up",
        "Keeps what the customer said about a cheque to somebody independent.",
        [("contact", Text), ("arrived", Flag)], "contact", "arrived");

    public static RouteDescription RequestChange { get; } = new("Send a change of account data",
        "Takes a change in. The contact from before hears of it at once, with a link that undoes it.")
    {
        Bodies = [new RouteContent(Json, NewChange)],
        Answers = [new RouteAnswer(201, "Where it stands.", [new RouteContent(Json, ChangeStand.Reference)])],
        Problems = [.. OfCommands.Where(type => type != ProblemTypes.NotFound)],
    };

    public static RouteDescription ListChanges { get; } = new("List changes of account data", "Changes, newest first.")
    {
        Parameters =
        [
            Choice("customer", Text, "Only of this customer."),
            Choice("state", WordsOf<ChangeState>(), "Only in this state."), After(), Limit(),
        ],
        Answers =
        [
            new RouteAnswer(200, "The page.", [new RouteContent(Json, Object(
                [("changes", InstructionSchemas.List(InstructionSchemas.ChangeRow.Reference)), ("next", Text)],
                "changes"))]),
        ],
        Problems = [ProblemTypes.Unavailable],
    };

    public static RouteDescription FindChange { get; } = new("Read a change of account data",
        "A change with all that became of it. The look is kept before anything is shown.")
    {
        Parameters = [Path],
        Answers = [new RouteAnswer(200, "The change.", [new RouteContent(Json, InstructionSchemas.Change.Reference)])],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    public static RouteDescription ConfirmChange { get; } = Command("Keep that a change was confirmed",
        "Keeps that the customer confirmed a change on a call or in person.",
        [("way", WordsOf<ChangeConfirmationWay>()), ("contact", Text), ("evidence", Text)], "way") with
    {
        Answers = [OfChange],
    };

    public static RouteDescription RevertChange { get; } = Command("Undo a change", "Undoes a change, for a reason.",
        [("reason", Text)], "reason") with { Answers = [OfChange] };

    public static RouteDescription FurnishChange { get; } = Command("Keep that a record was furnished",
        "Keeps that the record of a change was sent to one it is due to.",
        [("party", WordsOf<NoticeParty>()), ("id", Text), ("document", Text)], "party", "id", "document") with
    {
        Answers = [OfChange],
    };

    public static RouteDescription ReviewChange { get; } = Command("Keep a supervisor's review of a change",
        "Keeps what a supervisor found.", [("findings", Text)], "findings") with { Answers = [OfChange] };

    public static RouteDescription Thaw { get; } = new("Take a freeze off",
        "Lets money leave an account again, by somebody in a supervisory, compliance or legal capacity.")
    {
        Bodies = [new RouteContent(Json, Object([("account", Text), ("reason", Text)], "account", "reason"))],
        Answers = [new RouteAnswer(200, "It is off.", [new RouteContent(Json, Object([("frozen", Flag)], "frozen"))])],
        Problems = [.. OfCommands.Where(type => type != ProblemTypes.NotFound)],
    };

    private static RouteAnswer OfChange =>
        new(200, "Where it stands.", [new RouteContent(Json, ChangeStand.Reference)]);

    private static RouteDescription Command(
        string summary, string purpose, (string Name, string Schema)[] members, params string[] needed) =>
        new(summary, purpose)
        {
            Parameters = [Path, Match],
            Bodies = [new RouteContent(Json, Object(members, needed))],
            Answers = [new RouteAnswer(200, "Where it stands.", [new RouteContent(Json, Stand.Reference)])],
            Problems = OfCommands,
        };

    private static RouteParameter Choice(string name, string schema, string purpose) =>
        new(name, "query", schema, purpose);

    private static RouteParameter After() =>
        Choice("after", Text, "Only those behind this one: `next` of the page before.");

    private static RouteParameter Limit() => Choice(
        "limit", """{"type":"integer","minimum":1,"maximum":500,"default":50}""", "The most of one page.");
}
