using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Cases;

/// <summary>
/// A case as queues, pages and reports see it. What tells of a customer is not in it: names, accounts and what was
/// asked for stay in the journal's entries.
/// </summary>
public sealed class CaseRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The entry that opened it: an alert, or a split.</summary>
    public long OpenedBy { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; set; }

    /// <summary>What it looks like.</summary>
    public CaseKind Kind { get; set; }

    /// <summary>The most severe answer among its alerts; what was reported counts as held.</summary>
    public Outcome Severity { get; set; }

    /// <summary>When it was opened.</summary>
    public Instant OpenedAt { get; init; }

    /// <summary>When what its newest alert tells of happened.</summary>
    public Instant LastAlertAt { get; set; }

    /// <summary>
    /// The money at risk, in ten-thousandths: open instructions, transfers that were held or denied, and the larger of
    /// what was sold and bought in each account. Money of other currencies counts by its figure.
    /// </summary>
    public long AtRisk { get; set; }

    /// <summary>Whether money of another currency than the dollar is among it.</summary>
    public bool HasOtherCurrencies { get; set; }

    /// <summary>What was at risk and did not leave, in ten-thousandths; known when it is decided.</summary>
    public long Saved { get; set; }

    /// <summary>By when something has to be done.</summary>
    public Instant Due { get; set; }

    /// <summary>What.</summary>
    public DueKind DueKind { get; set; }

    /// <summary>
    /// Its place in the queue, the least first: the second by which it is due, moved forward the more money is at risk.
    /// </summary>
    public long Rank { get; set; }

    /// <summary>Who has it in hand, by the id of the member of staff; null where nobody has.</summary>
    public string? Assignee { get; set; }

    /// <summary>Their name.</summary>
    public string? AssigneeName { get; set; }

    /// <summary>How many customers it touches; accounts and employees where no customer is known.</summary>
    public int Subjects { get; set; }

    /// <summary>How many alerts it has.</summary>
    public int Alerts { get; set; }

    /// <summary>The signals of its alerts that weigh most, wire words with a space between.</summary>
    public string Signals { get; set; } = "";

    /// <summary>The security that its orders drive; null where none is.</summary>
    public string? Symbol { get; set; }

    /// <summary>How many tasks are open.</summary>
    public int OpenTasks { get; set; }

    /// <summary>When the first of them is due.</summary>
    public Instant? TaskDue { get; set; }

    /// <summary>Since when it waits: since it was opened, or taken up again.</summary>
    public Instant WaitingSince { get; set; }

    /// <summary>Whether a person did anything with it: then no rule puts it into another.</summary>
    public bool IsTouched { get; set; }

    /// <summary>When the first of its orders settles that may have been carried out.</summary>
    public Instant? SettlesAt { get; set; }

    /// <summary>When the first of the open instructions of its accounts has to be answered.</summary>
    public Instant? InstructionDue { get; set; }

    /// <summary>When somebody first looked at it.</summary>
    public Instant? FirstLookAt { get; set; }

    /// <summary>When it was decided last.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Who decided it, by the id of the person.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Their name.</summary>
    public string? DecidedByName { get; set; }

    /// <summary>What it was.</summary>
    public Disposition? Disposition { get; set; }

    /// <summary>Where its review stands.</summary>
    public ReviewState Review { get; set; }

    /// <summary>Who reviewed it.</summary>
    public string? ReviewedByName { get; set; }

    /// <summary>How often it was taken up again.</summary>
    public int Reopened { get; set; }

    /// <summary>The case that all of it is in now; null where it stands for itself.</summary>
    public string? MergedInto { get; set; }

    /// <summary>The case that it was split from.</summary>
    public string? SplitFrom { get; set; }

    /// <summary>A decided case that it would have joined, had that one been open.</summary>
    public string? Earlier { get; set; }

    /// <summary>How often anything about it changed.</summary>
    public int Version { get; set; }
}

/// <summary>An alert of a case: an event that was not simply let through. Each is in one case.</summary>
public sealed class CaseAlertRow
{
    /// <summary>The position of the event's entry.</summary>
    public long Position { get; init; }

    /// <summary>The case that it is in now.</summary>
    public required string CaseId { get; set; }

    /// <summary>The case that it came to first.</summary>
    public required string FirstCaseId { get; init; }

    /// <summary>The rule by which it came there; null where it opened the case.</summary>
    public string? Rule { get; init; }

    /// <summary>When it happened.</summary>
    public Instant At { get; init; }

    /// <summary>What happened, a word of the contract.</summary>
    public required string Type { get; init; }

    /// <summary>What it looks like.</summary>
    public CaseKind Kind { get; init; }

    /// <summary>How it was answered.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>How severe that is: what was reported counts as held.</summary>
    public Outcome Severity { get; init; }

    /// <summary>The score, in ten-thousandths.</summary>
    public int Score { get; init; }

    /// <summary>The customer; empty where nobody is known.</summary>
    public required string Customer { get; init; }

    /// <summary>The keyed hash of the account; empty where there is none.</summary>
    public required string AccountMark { get; init; }

    /// <summary>The signals that spoke against it, the heaviest first, wire words with a space between.</summary>
    public required string Signals { get; init; }

    /// <summary>What the engine advised, wire words with a space between.</summary>
    public required string Advice { get; init; }

    /// <summary>How much money, in ten-thousandths.</summary>
    public long Amount { get; init; }

    /// <summary>Its currency; empty where there is none.</summary>
    public required string Currency { get; init; }

    /// <summary>Which way it goes.</summary>
    public MoneyFlow Flow { get; init; }

    /// <summary>The firm's id of the transfer, by which its instruction is found.</summary>
    public string? Transfer { get; init; }

    /// <summary>The instruction that the decision put it under.</summary>
    public string? Instruction { get; init; }

    /// <summary>The security.</summary>
    public string? Symbol { get; init; }

    /// <summary>All that it is about: kinds with their keyed hashes, as <see cref="AlertKeys"/> writes them.</summary>
    public required string Keys { get; init; }
}

/// <summary>
/// Something that a case is about, by a keyed hash, and what moves through it where it is an account.
/// </summary>
public sealed class CaseKeyRow
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>What it is.</summary>
    public KeyKind Kind { get; init; }

    /// <summary>Its keyed hash.</summary>
    public required string Mark { get; init; }

    /// <summary>The entry of the first alert with it.</summary>
    public long FirstPosition { get; set; }

    /// <summary>How many alerts have it.</summary>
    public int Alerts { get; set; }

    /// <summary>Whether it is counted among those the case touches.</summary>
    public bool IsSubject { get; set; }

    /// <summary>
    /// What transfers of alerts are to take out, in ten-thousandths, as far as no instruction is made yet.
    /// </summary>
    public long Out { get; set; }

    /// <summary>What its orders buy.</summary>
    public long Bought { get; set; }

    /// <summary>What its orders sell.</summary>
    public long Sold { get; set; }

    /// <summary>What its open instructions are to take out.</summary>
    public long Instructed { get; set; }

    /// <summary>When the first of these has to be answered.</summary>
    public Instant? InstructionDue { get; set; }
}

/// <summary>A note on a case. What it says stands in its entry, sealed.</summary>
public sealed class CaseNoteRow
{
    /// <summary>The case that it is in now.</summary>
    public required string CaseId { get; set; }

    /// <summary>The entry that says it.</summary>
    public long Position { get; init; }

    /// <summary>When it was made.</summary>
    public Instant At { get; init; }

    /// <summary>Who made it.</summary>
    public required string By { get; init; }
}

/// <summary>A task of a case. What is to be done stands in its entry, sealed.</summary>
public sealed class CaseTaskRow
{
    /// <summary>The case that it is in now.</summary>
    public required string CaseId { get; set; }

    /// <summary>The entry that sets it, by whose number it is called.</summary>
    public long Position { get; init; }

    /// <summary>When it was set.</summary>
    public Instant At { get; init; }

    /// <summary>Who set it.</summary>
    public required string By { get; init; }

    /// <summary>Who is to do it; null for whoever has the case.</summary>
    public string? AssigneeName { get; init; }

    /// <summary>By when.</summary>
    public Instant Due { get; init; }

    /// <summary>When it was done.</summary>
    public Instant? DoneAt { get; set; }

    /// <summary>Who did it.</summary>
    public string? DoneBy { get; set; }

    /// <summary>When it was overdue.</summary>
    public Instant? OverdueAt { get; set; }
}

/// <summary>Something that was done with a case.</summary>
public sealed class CaseHistoryRow
{
    /// <summary>The case that it was done with.</summary>
    public required string CaseId { get; init; }

    /// <summary>The entry that tells of it.</summary>
    public long Position { get; init; }

    /// <summary>What was done, wire words with a space between.</summary>
    public required string What { get; init; }

    /// <summary>When.</summary>
    public Instant At { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>The other case that took part; null where none did.</summary>
    public string? Other { get; init; }
}

/// <summary>The case that a key leads to: the last that took an alert with it by a rule.</summary>
public sealed class CaseGatheringRow
{
    /// <summary>What the key is.</summary>
    public KeyKind Kind { get; init; }

    /// <summary>Its keyed hash.</summary>
    public required string Mark { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; set; }

    /// <summary>When what the newest alert with it tells of happened.</summary>
    public Instant LastAt { get; set; }

    /// <summary>How many cases with it turned out to be false alarms.</summary>
    public int FalseAlarms { get; set; }
}

/// <summary>A request id that was used on cases.</summary>
internal sealed class CaseRequestRow
{
    public required string Key { get; init; }

    public required string Content { get; init; }

    public required string CaseId { get; init; }

    public long Position { get; init; }
}

/// <summary>What was handed over from one shift to the next. What it says stands in its entry, sealed.</summary>
public sealed class HandOverRow
{
    /// <summary>The entry that says it.</summary>
    public long Position { get; init; }

    /// <summary>When.</summary>
    public Instant At { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>How many cases were open and in work then.</summary>
    public int OpenCases { get; init; }

    /// <summary>How many of them were overdue.</summary>
    public int Overdue { get; init; }

    /// <summary>Who took it over; null as long as nobody has.</summary>
    public string? TakenBy { get; set; }

    /// <summary>When it was taken over.</summary>
    public Instant? TakenAt { get; set; }
}

/// <summary>The rules that are in force.</summary>
public sealed class CaseRulesRow
{
    /// <summary>There is one row.</summary>
    public int Id { get; init; }

    /// <summary>The entry by which they came into force.</summary>
    public long Position { get; set; }

    /// <summary>When.</summary>
    public Instant At { get; set; }

    /// <summary>What their makers call them.</summary>
    public required string Version { get; set; }

    /// <summary>SHA-256 of the file, in hexadecimal digits.</summary>
    public required string Sha256 { get; set; }
}

/// <summary>The text of rules that were in force.</summary>
internal sealed class CaseRulesTextRow
{
    public required string Sha256 { get; init; }

    public required string Text { get; init; }
}
