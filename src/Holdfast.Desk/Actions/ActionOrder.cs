using System.Collections.Immutable;
using System.Diagnostics;
using Holdfast.Desk.Instructions;
using NodaTime;

namespace Holdfast.Desk.Actions;

/// <summary>Something said about an order, by somebody, at some time.</summary>
public sealed record SaidOfAction(Officer By, Instant At, Personal Words);

/// <summary>What was answered to an order.</summary>
public sealed record AnswerToAction(ActionOutcome Outcome, Personal Words, Officer By, Instant At);

/// <summary>An order to the firm's systems: made of its facts, and of nothing else.</summary>
public sealed record ActionOrder
{
    /// <summary>Its id.</summary>
    public required ActionId Id { get; init; }

    /// <summary>What is asked.</summary>
    public required ActionRequest Request { get; init; }

    /// <summary>How far it reaches, as it was said beforehand.</summary>
    public required Reach Reach { get; init; }

    /// <summary>Who asked.</summary>
    public required Officer ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant ProposedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ActionState State { get; init; }

    /// <summary>How many facts it is made of.</summary>
    public int Version { get; init; }

    /// <summary>Who decided it as the second person, and how they put it; null where nobody did.</summary>
    public SaidOfAction? Decision { get; init; }

    /// <summary>When it went out; null where it did not.</summary>
    public Instant? OrderedAt { get; init; }

    /// <summary>What was answered last; null where nothing was.</summary>
    public AnswerToAction? Answer { get; init; }

    /// <summary>Who looked at an emergency, and whether it stands; null where nobody did.</summary>
    public (SaidOfAction Said, bool Stands)? Review { get; init; }

    /// <summary>The order that takes it back, as long as that is open or did; null where there is none.</summary>
    public ActionId? UndoneBy { get; init; }

    /// <summary>How many accounts or instructions were changed here for it; null where that is not done.</summary>
    public int? ChangedAtDesk { get; init; }

    /// <summary>What was late, with when it had been due.</summary>
    public ImmutableArray<(ActionAlarm Alarm, Instant Due)> Alarms { get; init; } = [];

    /// <summary>Whether somebody has still to look at it as an emergency.</summary>
    public bool NeedsReview => Request.IsEmergency && OrderedAt is not null && Review is null;

    /// <summary>Whether it holds, or may: the same is not ordered a second time then.</summary>
    public bool MayHold => State is ActionState.Proposed or ActionState.Ordered or ActionState.CarriedOut
        or ActionState.Partly;

    /// <summary>What is late now: an alarm of something that still waits.</summary>
    public IEnumerable<ActionAlarm> Late => Alarms.Select(one => one.Alarm).Where(Waits).Distinct();

    /// <summary>Whether something still waits of which an alarm would tell.</summary>
    public bool Waits(ActionAlarm alarm) => alarm switch
    {
        ActionAlarm.NotDecided => State is ActionState.Proposed,
        ActionAlarm.NotAnswered => State is ActionState.Ordered,
        ActionAlarm.NotReviewed => NeedsReview,
    };

    /// <summary>The order that facts make; null where there are none.</summary>
    public static ActionOrder? Of(ActionId id, IEnumerable<RecordedAction> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Aggregate((ActionOrder?)null, (known, fact) => Evolve(id, known, fact));
    }

    /// <summary>What is known after one more fact.</summary>
    /// <exception cref="InvalidOperationException">The first fact does not say what is asked.</exception>
    public static ActionOrder Evolve(ActionId id, ActionOrder? known, RecordedAction recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        if (recorded.Fact is ActionFact.Proposed(var request, var reach))
        {
            return new ActionOrder
            {
                Id = id, Request = request, Reach = reach, ProposedBy = recorded.By, ProposedAt = recorded.At,
                Version = 1,
            };
        }

        return known is null
            ? throw new InvalidOperationException("An order begins with what is asked.")
            : After(known, recorded) with { Version = known.Version + 1 };
    }

    private static ActionOrder After(ActionOrder known, RecordedAction recorded)
    {
        var (fact, by, at) = recorded;
        return fact switch
        {
            ActionFact.Approved(var words) => known with { Decision = new(by, at, words) },
            ActionFact.Declined(var words) => known with
            {
                Decision = new(by, at, words), State = ActionState.Declined,
            },
            ActionFact.Withdrawn(var words) => known with
            {
                Decision = new(by, at, words), State = ActionState.Withdrawn,
            },
            ActionFact.Ordered => known with { OrderedAt = at, State = ActionState.Ordered },
            ActionFact.Answered(var outcome, var words) => known with
            {
                Answer = new(outcome, words, by, at), State = StateOf(outcome),
            },
            ActionFact.Reviewed(var stands, var words) => known with { Review = (new(by, at, words), stands) },
            ActionFact.UndoOrdered(var undo) => known with { UndoneBy = undo },
            ActionFact.UndoEnded(true) => known with { State = ActionState.Undone },
            ActionFact.UndoEnded => known with { UndoneBy = null },
            ActionFact.DoneAtDesk(var changed) => known with { ChangedAtDesk = changed },
            ActionFact.Alarmed(var alarm, var due) => known with { Alarms = known.Alarms.Add((alarm, due)) },
            _ => throw new UnreachableException(),
        };
    }

    private static ActionState StateOf(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.CarriedOut => ActionState.CarriedOut,
        ActionOutcome.Partly => ActionState.Partly,
        ActionOutcome.Refused => ActionState.Refused,
    };
}
