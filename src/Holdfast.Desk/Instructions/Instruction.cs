using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>A fact with who made it and when, as it stands in the journal.</summary>
/// <param name="Fact">What happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public sealed record Recorded(InstructionFact Fact, Officer By, Instant At);

/// <summary>Something that spoke against an instruction after it was screened.</summary>
public sealed record LaterSignal(string Source, Probability Score, ImmutableArray<SignalValue> Signals, Instant At);

/// <summary>
/// An instruction and all that became of it: made of its facts by <see cref="Evolve"/>, never changed otherwise.
/// </summary>
public sealed record Instruction
{
    /// <summary>Its id.</summary>
    public required InstructionId Id { get; init; }

    /// <summary>What was asked.</summary>
    public required TransmittalOrder Order { get; init; }

    /// <summary>Who entered it.</summary>
    public required Officer EnteredBy { get; init; }

    /// <summary>When it was received.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>How many facts it is made of: its version.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Where it stands.</summary>
    public InstructionState State { get; init; } = InstructionState.Received;

    /// <summary>The instruction that it stands in the place of; null where none.</summary>
    public InstructionId? Supersedes { get; init; }

    /// <summary>What screening found; null before it.</summary>
    public Screening? Screening { get; init; }

    /// <summary>How the customer is being asked, or was last; null where never.</summary>
    public SoughtConfirmation? Sought { get; init; }

    /// <summary>Every attempt to reach the customer.</summary>
    public ImmutableArray<AttemptMade> Attempts { get; init; } = [];

    /// <summary>The customer's confirmation; null where there is none.</summary>
    public ConfirmationTaken? Confirmation { get; init; }

    /// <summary>The customer's refusal; null where there is none.</summary>
    public CustomerRefusal? Refusal { get; init; }

    /// <summary>How it expired; null where it did not.</summary>
    public InstructionFact.Expired? Expiry { get; init; }

    /// <summary>The hold that is on it; null where none is.</summary>
    public HoldAtWork? Hold { get; init; }

    /// <summary>Holds that were lifted.</summary>
    public ImmutableArray<HoldAtWork> PastHolds { get; init; } = [];

    /// <summary>What spoke against it after it was screened.</summary>
    public ImmutableArray<LaterSignal> LaterSignals { get; init; } = [];

    /// <summary>Its release; null where there is none.</summary>
    public ReleaseMade? Release { get; init; }

    /// <summary>Its rejection; null where there is none.</summary>
    public RejectionMade? Rejection { get; init; }

    /// <summary>When the customer disowned it after its release; null where they did not.</summary>
    public Instant? DisownedAt { get; init; }

    /// <summary>The exception taken at the other firm; null where none.</summary>
    public string? ExceptionCode { get; init; }

    /// <summary>When it was settled, returned, recalled or rejected; null before.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>The rail's trace or code of its end; null before it.</summary>
    public string? EndCode { get; init; }

    /// <summary>How much came back; null where nothing did.</summary>
    public Money? Recovered { get; init; }

    /// <summary>The cheque carried by hand; null where there is none.</summary>
    public ChequeLog? Cheque { get; init; }

    /// <summary>Alarms that were raised, with when it was due.</summary>
    public ImmutableArray<(InstructionAlarm Alarm, Instant Due)> Alarms { get; init; } = [];

    /// <summary>Whether the firm may carry it out now: money leaves in no other state.</summary>
    public bool MayLeave => State is InstructionState.Released;

    /// <summary>The confirmation that its route needs; call-back until the route is known.</summary>
    public ConfirmationNeed Needs => Screening?.Route.Confirmation ?? ConfirmationNeed.CallBack;

    /// <summary>Whether the confirmation that its route needs is recorded.</summary>
    public bool IsConfirmedAsNeeded =>
        Needs is ConfirmationNeed.None || (Confirmation is { } taken && taken.Strength >= Needs);

    /// <summary>The instruction that facts make, in their order; null where there are none.</summary>
    public static Instruction? Of(InstructionId id, IEnumerable<Recorded> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Aggregate((Instruction?)null, (known, fact) => Evolve(id, known, fact));
    }

    /// <summary>
    /// What is known after one more fact. Total: nothing is checked here that was checked when it was decided.
    /// </summary>
    /// <exception cref="InvalidOperationException">The first fact is not that it was received, or a later one
    /// is.</exception>
    public static Instruction Evolve(InstructionId id, Instruction? known, Recorded recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return (known, recorded.Fact) switch
        {
            (null, InstructionFact.Received received) => new Instruction
            {
                Id = id,
                Order = received.Order,
                Supersedes = received.Supersedes,
                EnteredBy = recorded.By,
                ReceivedAt = recorded.At,
            },
            (not null, not InstructionFact.Received) =>
                InstructionEvolution.After(known, recorded) with { Version = known.Version + 1 },
            _ => throw new InvalidOperationException($"The facts of {id} do not begin with its receipt, or repeat it."),
        };
    }
}
