using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Engine.Values;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>
/// An instruction as lists and reports see it. Nothing in it tells of the customer but their id: names, accounts and
/// purposes stay sealed in the entries.
/// </summary>
public sealed class InstructionRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The customer.</summary>
    public required string Customer { get; init; }

    /// <summary>The keyed hash of the account.</summary>
    public required string AccountMark { get; init; }

    /// <summary>How many facts it is made of.</summary>
    public int Version { get; set; }

    /// <summary>Where it stands.</summary>
    public InstructionState State { get; set; }

    /// <summary>By which system, a wire word.</summary>
    public required string Rail { get; init; }

    /// <summary>How much, in ten-thousandths.</summary>
    public long Amount { get; init; }

    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>How much, in its currency.</summary>
    public Money Money => KeptMoney.Of(Amount, Currency);

    /// <summary>How it came, a wire word.</summary>
    public required string Medium { get; init; }

    /// <summary>Who gave it, a wire word.</summary>
    public required string InstructedBy { get; init; }

    /// <summary>The keyed hash of the payee; empty where there is none.</summary>
    public required string PayeeMark { get; init; }

    /// <summary>The representative of the account.</summary>
    public string? Representative { get; init; }

    /// <summary>The branch that holds it.</summary>
    public string? Branch { get; init; }

    /// <summary>The firm's id of the transfer.</summary>
    public string? Transfer { get; init; }

    /// <summary>The agreement by which another firm verifies, or this one for another.</summary>
    public string? Allocation { get; init; }

    /// <summary>When it was received.</summary>
    public Instant ReceivedAt { get; init; }

    /// <summary>Who entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>Its categories, wire words with a space between.</summary>
    public string Categories { get; set; } = "";

    /// <summary>Which way it went, a wire word.</summary>
    public string? Route { get; set; }

    /// <summary>The rule of the policy that chose it.</summary>
    public string? RouteRule { get; set; }

    /// <summary>Why it did not pass by itself, wire words with a space between.</summary>
    public string RouteReasons { get; set; } = "";

    /// <summary>The score, in ten-thousandths.</summary>
    public int Score { get; set; }

    /// <summary>How many changes came shortly before.</summary>
    public int RelatedChanges { get; set; }

    /// <summary>How it was confirmed, a wire word.</summary>
    public string? ConfirmedHow { get; set; }

    /// <summary>When it was confirmed.</summary>
    public Instant? ConfirmedAt { get; set; }

    /// <summary>How often it was tried to reach the customer.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether it expired.</summary>
    public bool IsExpired { get; set; }

    /// <summary>By what right it is held, or was last.</summary>
    public string? HoldKind { get; set; }

    /// <summary>When that hold was placed.</summary>
    public Instant? HeldAt { get; set; }

    /// <summary>Who placed it, with their title.</summary>
    public string? HeldBy { get; set; }

    /// <summary>When it was lifted.</summary>
    public Instant? LiftedAt { get; set; }

    /// <summary>How many parties were told of it.</summary>
    public int NoticesGiven { get; set; }

    /// <summary>How many parties are still to be told of it.</summary>
    public int NoticesOpen { get; set; }

    /// <summary>When it was released.</summary>
    public Instant? ReleasedAt { get; set; }

    /// <summary>Who released it.</summary>
    public string? ReleasedBy { get; set; }

    /// <summary>Who releases it by its route, a wire word.</summary>
    public string? ReleaseWay { get; set; }

    /// <summary>When it was settled, returned, recalled or rejected.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>Why it was rejected, a wire word.</summary>
    public string? Rejection { get; set; }

    /// <summary>How much came back, in ten-thousandths.</summary>
    public long? Recovered { get; set; }

    /// <summary>When a cheque was handed over by a representative.</summary>
    public Instant? HandedOverAt { get; set; }

    /// <summary>Whether receipt and follow-up of it are there.</summary>
    public bool IsHandOverComplete { get; set; }

    /// <summary>When the customer disowned it after its release.</summary>
    public Instant? DisownedAt { get; set; }

    /// <summary>Alarms that were raised, wire words with a space between.</summary>
    public string Alarms { get; set; } = "";

    /// <summary>What is due next.</summary>
    public Instant? NextDue { get; set; }
}

/// <summary>A change of account data as lists and reports see it.</summary>
public sealed class ChangeRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The customer.</summary>
    public required string Customer { get; init; }

    /// <summary>How many facts it is made of.</summary>
    public int Version { get; set; }

    /// <summary>What is changed.</summary>
    public DataKind What { get; init; }

    /// <summary>Where it stands.</summary>
    public ChangeState State { get; set; }

    /// <summary>When it was asked for.</summary>
    public Instant RequestedAt { get; init; }

    /// <summary>The representative of the account.</summary>
    public string? Representative { get; init; }

    /// <summary>The branch that holds it.</summary>
    public string? Branch { get; init; }

    /// <summary>The contact that is new.</summary>
    public string? NewContact { get; init; }

    /// <summary>When it became effective.</summary>
    public Instant? EffectiveAt { get; set; }

    /// <summary>How it was confirmed, a wire word.</summary>
    public string? ConfirmedHow { get; set; }

    /// <summary>How many parties the record is due to, and was furnished to.</summary>
    public int NoticesDue { get; set; }

    /// <summary>How many it was furnished to.</summary>
    public int NoticesSent { get; set; }

    /// <summary>Whether a supervisor has still to look at it.</summary>
    public bool IsReviewOpen { get; set; }

    /// <summary>Alarms that were raised, wire words with a space between.</summary>
    public string Alarms { get; set; } = "";
}

/// <summary>A standing letter as lists see it.</summary>
public sealed class LetterRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The customer.</summary>
    public required string Customer { get; init; }

    /// <summary>How many facts it is made of.</summary>
    public int Version { get; set; }

    /// <summary>When it was verified; null where it has to be.</summary>
    public Instant? VerifiedAt { get; set; }

    /// <summary>When it was revoked.</summary>
    public Instant? RevokedAt { get; set; }
}

/// <summary>An account that is frozen.</summary>
public sealed class FreezeRow
{
    /// <summary>The keyed hash of the account.</summary>
    public required string AccountMark { get; init; }

    /// <summary>The customer who it was frozen for.</summary>
    public required string Customer { get; set; }

    /// <summary>When.</summary>
    public Instant At { get; set; }

    /// <summary>The entry that tells of it.</summary>
    public long Position { get; set; }
}

/// <summary>An entry that tells of an instruction, a change or a letter.</summary>
internal sealed class SubjectEntryRow
{
    public required string Subject { get; init; }

    public long Position { get; init; }
}

/// <summary>A letter that furnishes a change, by the message that it is.</summary>
internal sealed class RecordLetterRow
{
    public required string Message { get; init; }

    public required string Change { get; init; }

    public NoticeParty Party { get; init; }

    public required string PartyId { get; init; }
}

/// <summary>A request id that was used.</summary>
internal sealed class RequestRow
{
    public required string Key { get; init; }

    public required string Content { get; init; }

    public required string Subject { get; init; }
}

/// <summary>The tables of instructions.</summary>
internal static class InstructionTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<InstructionRow>(row =>
        {
            row.ToTable("instruction").HasKey(one => one.Id);
            row.Ignore(one => one.Money);
            row.HasIndex(one => new { one.State, one.ReceivedAt });
            row.HasIndex(one => one.Customer);
            row.HasIndex(one => one.AccountMark);
            row.HasIndex(one => one.PayeeMark);
            row.HasIndex(one => one.Transfer);
            row.HasIndex(one => one.ReleasedAt);

            // What the sum above a queue needs, and the numbers of the first page, so that they look into no row.
            row.HasIndex(one => new { one.ReceivedAt, one.Currency, one.Categories, one.Amount });
            row.HasIndex(one => new { one.Currency, one.Amount });
            row.HasIndex(one => new { one.State, one.Currency, one.Amount });
            row.HasIndex(one => new { one.State, one.NextDue, one.Alarms, one.Currency, one.Amount });
        });
        model.Entity<ChangeRow>(row =>
        {
            row.ToTable("data_change").HasKey(one => one.Id);
            row.HasIndex(one => one.Customer);
            row.HasIndex(one => one.RequestedAt);
        });
        model.Entity<LetterRow>(row =>
        {
            row.ToTable("standing_letter").HasKey(one => one.Id);
            row.HasIndex(one => one.Customer);
        });
        model.Entity<FreezeRow>(row => row.ToTable("account_freeze").HasKey(one => one.AccountMark));
        model.Entity<SubjectEntryRow>(row =>
            row.ToTable("instruction_entry").HasKey(one => new { one.Subject, one.Position }));
        model.Entity<RecordLetterRow>(row =>
        {
            row.ToTable("record_letter").HasKey(one => one.Message);
            row.HasIndex(one => one.Change);
        });
        model.Entity<RequestRow>(row => row.ToTable("instruction_request").HasKey(one => one.Key));
    }
}
