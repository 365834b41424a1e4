using System.Collections.Immutable;
using System.Net;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Cases;

/// <summary>Something that an alert is about as it was told, to be compared with what is shared by too many.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As it was told.</param>
/// <param name="Address">The address, where it is a network.</param>
/// <param name="System">The number of the autonomous system; 0 where not told.</param>
internal readonly record struct RawKey(KeyKind Kind, string Value, IPAddress? Address = null, uint System = 0);

/// <summary>An event that was not simply let through, as far as cases look at it.</summary>
internal sealed record Alert
{
    /// <summary>Where its entry stands.</summary>
    public required long Position { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>When it was told.</summary>
    public required Instant ToldAt { get; init; }

    /// <summary>What it is.</summary>
    public required EventType Type { get; init; }

    /// <summary>How it was answered.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>How severe that is: what was reported or seen of an employee counts as held.</summary>
    public required Outcome Severity { get; init; }

    /// <summary>The score.</summary>
    public required Probability Score { get; init; }

    /// <summary>The signals that spoke against it, the heaviest first.</summary>
    public required ImmutableArray<string> Against { get; init; }

    /// <summary>The signals that spoke for it.</summary>
    public required ImmutableArray<string> For { get; init; }

    /// <summary>What the engine advised.</summary>
    public required ImmutableArray<string> Advice { get; init; }

    /// <summary>What it looks like.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>The customer; empty where nobody is known.</summary>
    public required string Customer { get; init; }

    /// <summary>All that it is about, as it was told, each once.</summary>
    public required ImmutableArray<RawKey> Raw { get; init; }

    /// <summary>The same, by keyed hashes.</summary>
    public required ImmutableArray<AlertKey> Keys { get; init; }

    /// <summary>How much money moves; null where none does.</summary>
    public Money? Amount { get; init; }

    /// <summary>Which way.</summary>
    public MoneyFlow Flow { get; init; }

    /// <summary>The transfer.</summary>
    public string? Transfer { get; init; }

    /// <summary>The instruction that it was put under.</summary>
    public string? Instruction { get; init; }

    /// <summary>The security.</summary>
    public string? Symbol { get; init; }

    /// <summary>The keyed hash of something; null where it is not about such a thing.</summary>
    public AlertKey? Of(KeyKind kind)
    {
        foreach (var key in Keys)
        {
            if (key.Kind == kind)
            {
                return key;
            }
        }

        return null;
    }
}
