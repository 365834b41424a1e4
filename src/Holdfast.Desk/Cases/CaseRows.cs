using NodaTime;

namespace Holdfast.Desk.Cases;

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

/// <summary>Some of what was done with a case.</summary>
/// <param name="Rows">What was done, in order.</param>
/// <param name="Before">What is older was done before this position; null where this begins with the first.</param>
public sealed record CaseHistory(System.Collections.Immutable.ImmutableArray<CaseHistoryRow> Rows, long? Before);

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
