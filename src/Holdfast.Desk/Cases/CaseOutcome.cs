using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Cases;

/// <summary>Why something is not done with a case. Wire words: never renamed, never reused.</summary>
[JsonConverter(typeof(WordConverter<CaseObjectionKind>))]
public enum CaseObjectionKind
{
    /// <summary>It is not made in the state the case is in.</summary>
    NotInThisState,

    /// <summary>Somebody else has it in hand.</summary>
    TakenByAnother,

    /// <summary>Whoever acts does not have it in hand.</summary>
    NotInHand,

    /// <summary>A key is no person, and this is a person's to do.</summary>
    NotAPerson,

    /// <summary>There is no such member of staff who works on cases.</summary>
    NoSuchColleague,

    /// <summary>There is no such other case, or it is the same one.</summary>
    NoSuchCase,

    /// <summary>None of the alerts named is in the case.</summary>
    NoSuchAlert,

    /// <summary>Nothing would be left in the case.</summary>
    NothingLeft,

    /// <summary>There is no such open task.</summary>
    NoSuchTask,

    /// <summary>Tasks are still open.</summary>
    TasksOpen,

    /// <summary>The time is past, or too far off.</summary>
    NotThen,

    /// <summary>There are too many already.</summary>
    TooMany,

    /// <summary>Whoever decided a case does not review it.</summary>
    SameAsDecider,

    /// <summary>The same request id came with something else.</summary>
    RequestIdReused,
}

/// <summary>Why something is not done: a wire word, and a sentence for who asked.</summary>
public sealed record CaseObjection(CaseObjectionKind Kind, string Detail);

/// <summary>What a command on a case came to.</summary>
public abstract record CaseOutcome
{
    private CaseOutcome()
    {
    }

    /// <summary>It is done and durable, or was done before by the same request.</summary>
    /// <param name="Row">The case as it is now.</param>
    /// <param name="Position">The entry that tells of it; null where nothing had to be done.</param>
    public sealed record Done(CaseRow Row, long? Position) : CaseOutcome;

    /// <summary>It is not done.</summary>
    /// <param name="Objections">Every reason; never empty.</param>
    public sealed record Refused(ImmutableArray<CaseObjection> Objections) : CaseOutcome;

    /// <summary>Something about the case changed since it was read.</summary>
    public sealed record Stale(CaseRow Row) : CaseOutcome;

    /// <summary>There is no such case.</summary>
    public sealed record Unknown : CaseOutcome;
}

/// <summary>What a rule says of an action on a case.</summary>
internal abstract record CaseVerdict
{
    private CaseVerdict()
    {
    }

    /// <summary>It is done by these facts; by none where nothing has to be done.</summary>
    public sealed record Done(ImmutableArray<CaseFact> Facts) : CaseVerdict;

    /// <summary>It is not done.</summary>
    public sealed record Refused(ImmutableArray<CaseObjection> Objections) : CaseVerdict;

    /// <summary>Done by facts.</summary>
    public static CaseVerdict By(params ImmutableArray<CaseFact> facts) => new Done(facts);

    /// <summary>Done where nothing speaks against it, else refused for all that does.</summary>
    public static CaseVerdict Unless(List<CaseObjection> objections, Func<CaseFact> fact) =>
        objections.Count == 0 ? new Done([fact()]) : new Refused([.. objections]);
}

/// <summary>Collects what speaks against an action.</summary>
internal static class CaseObjections
{
    /// <summary>Adds a reason where it holds.</summary>
    public static void When(
        this List<CaseObjection> objections, bool holds, CaseObjectionKind kind, string detail)
    {
        if (holds)
        {
            objections.Add(new CaseObjection(kind, detail));
        }
    }

    /// <summary>Adds that the case stands where the action is not made.</summary>
    public static void UnlessIn(
        this List<CaseObjection> objections, CaseStand stand, params ReadOnlySpan<CaseState> states)
    {
        if (!states.Contains(stand.State))
        {
            objections.Add(new CaseObjection(
                CaseObjectionKind.NotInThisState, $"The case is {Words.Of(stand.State)}."));
        }
    }
}
