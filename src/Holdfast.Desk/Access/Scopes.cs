using System.Collections.Immutable;

namespace Holdfast.Desk.Access;

/// <summary>A right that a key can carry. Its name is a wire word: never renamed, never reused.</summary>
/// <param name="Name">Its name, which is the name of the policy of the routes it opens, too.</param>
/// <param name="Allows">What whoever has it may do, in a few words.</param>
public sealed record Scope(string Name, string Allows);

/// <summary>The rights there are.</summary>
public static class Scopes
{
    /// <summary>Send events and be answered with decisions.</summary>
    public const string EventsWrite = "events:write";

    /// <summary>Read the decision of an event.</summary>
    public const string DecisionsRead = "decisions:read";

    /// <summary>Read what happened to an account or a customer.</summary>
    public const string TimelinesRead = "timelines:read";

    /// <summary>Read heads, proofs and entries of the journal, holds and disposals.</summary>
    public const string RecordsRead = "records:read";

    /// <summary>Dispose of records that are past their period.</summary>
    public const string RecordsDispose = "records:dispose";

    /// <summary>Put a legal hold on records and take it off.</summary>
    public const string HoldsWrite = "holds:write";

    /// <summary>Read the metrics.</summary>
    public const string MetricsRead = "metrics:read";

    /// <summary>Read whether the server lives and is ready.</summary>
    public const string HealthRead = "health:read";

    /// <summary>Make, list and revoke keys.</summary>
    public const string KeysWrite = "keys:write";

    /// <summary>Read the OpenAPI document. Every valid key has it.</summary>
    public const string OpenApiRead = "openapi:read";

    /// <summary>Read what is known of customers, for a purpose.</summary>
    public const string CustomersRead = "customers:read";

    /// <summary>Change what is known of customers, and import it.</summary>
    public const string CustomersWrite = "customers:write";

    /// <summary>Read instructions and changes of account data.</summary>
    public const string InstructionsRead = "instructions:read";

    /// <summary>Enter, amend and cancel instructions.</summary>
    public const string InstructionsWrite = "instructions:write";

    /// <summary>Record what a customer said when called back.</summary>
    public const string InstructionsConfirm = "instructions:confirm";

    /// <summary>Release or reject what another person entered.</summary>
    public const string InstructionsRelease = "instructions:release";

    /// <summary>Place, extend and end temporary holds (FINRA Rule 2165(c)).</summary>
    public const string InstructionsHold = "instructions:hold";

    /// <summary>Read cases and what their alerts are about.</summary>
    public const string CasesRead = "cases:read";

    /// <summary>Work on cases: take, note, merge, split and decide them.</summary>
    public const string CasesWrite = "cases:write";

    /// <summary>Give cases to others, review what others decided, change the rules by which alerts gather.</summary>
    public const string CasesReview = "cases:review";

    /// <summary>Order the firm's systems to act: to freeze, end sessions, restrict trading.</summary>
    public const string ActionsWrite = "actions:write";

    /// <summary>Read reports on instructions and customers.</summary>
    public const string ReportsRead = "reports:read";

    /// <summary>Read what was sent, and templates.</summary>
    public const string MessagesRead = "messages:read";

    /// <summary>Change templates and receivers, and send again.</summary>
    public const string MessagesWrite = "messages:write";

    /// <summary>Read who works here and with which rights.</summary>
    public const string StaffRead = "staff:read";

    /// <summary>Add and disable staff, give and take rights.</summary>
    public const string StaffWrite = "staff:write";

    /// <summary>Use the console: every member of staff who has signed in.</summary>
    public const string ConsoleUse = "console:use";

    /// <summary>All of them, in the order in which they are listed.</summary>
    public static ImmutableArray<Scope> All { get; } =
    [
        new(EventsWrite, "send events and be answered with decisions"),
        new(DecisionsRead, "read the decision of an event"),
        new(TimelinesRead, "read what happened to an account or a customer"),
        new(RecordsRead, "read heads, proofs and entries of the journal, holds and disposals"),
        new(RecordsDispose, "dispose of records that are past their period"),
        new(HoldsWrite, "put a legal hold on records and take it off"),
        new(MetricsRead, "read the metrics"),
        new(HealthRead, "read whether the server lives and is ready"),
        new(KeysWrite, "make, list and revoke keys, with no more rights than it has itself"),
        new(CustomersRead, "read what is known of customers, for a purpose"),
        new(CustomersWrite, "change what is known of customers"),
        new(InstructionsRead, "read instructions and changes of account data"),
        new(InstructionsWrite, "enter, amend and cancel instructions"),
        new(InstructionsConfirm, "record what a customer said when called back"),
        new(InstructionsRelease, "release or reject what another person entered"),
        new(InstructionsHold, "place, extend and end temporary holds"),
        new(CasesRead, "read cases and what their alerts are about"),
        new(CasesWrite, "take, note, merge, split and decide cases"),
        new(CasesReview, "give cases to others, review what others decided, change the rules of cases"),
        new(ActionsWrite, "order the firm's systems to freeze, end sessions, restrict trading"),
        new(ReportsRead, "read reports on instructions and customers"),
        new(MessagesRead, "read what was sent, and templates"),
        new(MessagesWrite, "change templates and receivers, send again"),
        new(StaffRead, "read who works here and with which rights"),
        new(StaffWrite, "add and disable staff, give and take rights"),
        new(ConsoleUse, "sign in to the console"),
        new(OpenApiRead, "read the OpenAPI document; every valid key may"),
    ];

    /// <summary>Whether there is such a scope.</summary>
    public static bool Exists(string name) => All.Any(scope => scope.Name == name);
}
