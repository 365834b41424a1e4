using Holdfast.Desk.Facts;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Cases;

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

    /// <summary>How much money, in its currency.</summary>
    public Money Money => KeptMoney.Of(Amount, Currency);

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
