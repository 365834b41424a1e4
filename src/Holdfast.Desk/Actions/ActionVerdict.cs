using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Actions;

/// <summary>Why something is not done with an order. The words are wire words.</summary>
[JsonConverter(typeof(WordConverter<ActionObjectionKind>))]
public enum ActionObjectionKind
{
    /// <summary>The order stands where that is not done.</summary>
    NotInThisState,

    /// <summary>A person does it, and no key.</summary>
    PersonNeeded,

    /// <summary>Somebody in a supervisory, compliance or legal capacity does it.</summary>
    CapacityNeeded,

    /// <summary>Whoever gave the order does not.</summary>
    SameAsOrderer,

    /// <summary>Only whoever proposed it does.</summary>
    NotTheProposer,

    /// <summary>It is said why.</summary>
    ReasonMissing,

    /// <summary>It is said to what it is done.</summary>
    TargetMissing,

    /// <summary>What it is done to is none of its kind.</summary>
    TargetInvalid,

    /// <summary>The case is named in no form that cases have.</summary>
    CaseInvalid,

    /// <summary>It is said which customer it is about.</summary>
    CustomerNeeded,

    /// <summary>The same is ordered already.</summary>
    AlreadyOrdered,

    /// <summary>It cannot be taken back.</summary>
    CannotBeUndone,

    /// <summary>It is no kind that one person has go out before a second has looked.</summary>
    NoEmergency,

    /// <summary>It was answered for good.</summary>
    AlreadyAnswered,

    /// <summary>The request id was used for something else.</summary>
    RequestIdReused,
}

/// <summary>Why something is not done: a wire word, and a sentence for who asked.</summary>
public sealed record ActionObjection(ActionObjectionKind Kind, string Detail);

/// <summary>What a rule says of an order.</summary>
public abstract record ActionVerdict
{
    private ActionVerdict()
    {
    }

    /// <summary>It is done by these facts, in this order; by none where it was done before.</summary>
    public sealed record Done(ImmutableArray<ActionFact> Facts) : ActionVerdict;

    /// <summary>It is not done.</summary>
    /// <param name="Objections">Every reason; never empty.</param>
    public sealed record Refused(ImmutableArray<ActionObjection> Objections) : ActionVerdict;

    /// <summary>Done where nothing speaks against it, else refused for all that does.</summary>
    internal static ActionVerdict Unless(
        List<ActionObjection> objections, params ImmutableArray<ActionFact> facts) =>
        objections.Count == 0 ? new Done(facts) : new Refused([.. objections]);
}

/// <summary>Collects what speaks against something.</summary>
internal static class ActionObjections
{
    /// <summary>Adds a reason where it holds.</summary>
    public static void When(
        this List<ActionObjection> objections, bool holds, ActionObjectionKind kind, string detail)
    {
        if (holds)
        {
            objections.Add(new ActionObjection(kind, detail));
        }
    }

    /// <summary>Adds that the order stands where that is not done.</summary>
    public static void UnlessIn(
        this List<ActionObjection> objections, ActionOrder order, params ReadOnlySpan<ActionState> states) =>
        objections.When(
            !states.Contains(order.State), ActionObjectionKind.NotInThisState,
            $"The order is {Words.Of(order.State)}.");

    /// <summary>Adds what makes somebody no second person: no person, no capacity, or the first.</summary>
    public static void UnlessSecond(this List<ActionObjection> objections, ActionOrder order, Officer by)
    {
        objections.When(!by.IsStaff, ActionObjectionKind.PersonNeeded, "A person does that, under their own name.");
        objections.When(
            by.IsSamePersonAs(order.ProposedBy), ActionObjectionKind.SameAsOrderer,
            "Whoever gave the order does not do that.");
        objections.When(
            !by.ActsAs(Capacity.Supervisory, Capacity.Compliance, Capacity.Legal, Capacity.Principal),
            ActionObjectionKind.CapacityNeeded, "It takes somebody in a supervisory, compliance or legal capacity.");
    }
}
