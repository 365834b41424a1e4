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
