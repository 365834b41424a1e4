using System.Collections.Immutable;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Actions;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Instructions;
using NodaTime;
using static Holdfast.Desk.Cases.CaseObjectionKind;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>Who may do what with a case, and when: one row a boundary.</summary>
public sealed class CaseActionTests
{
    private static readonly Personal Why = Personal.Of("Because.");

    private static readonly CaseStand Nobodys = new(CaseId.Of(1), CaseState.Open, null, null, 3);
    private static readonly CaseStand Anns = Nobodys with
    {
        State = CaseState.InWork, Assignee = "ann", AssigneeName = "Ann",
    };

    private static readonly CaseStand Decided = Anns with { State = CaseState.Decided, DecidedBy = "ann" };

    private static readonly Officer Key = new(
        new Holdfast.Desk.Access.Actor(Holdfast.Desk.Access.ActorKind.Key, "k-1", "core"), "", []);

    [Theory]
    [InlineData("open", "ann", null)]
    [InlineData("anns", "ann", "nothing")]
    [InlineData("anns", "delegate", "nothing")]
    [InlineData("anns", "bob", TakenByAnother)]
    [InlineData("decided", "ann", NotInThisState)]
    [InlineData("open", "key", NotAPerson)]
    public void A_case_is_taken_by_one_person(string stand, string by, object? comesTo) =>
        Check(HandleCase.Take(StandOf(stand), By(by)), comesTo);

    [Theory]
    [InlineData("anns", "ann", null)]
    [InlineData("anns", "bob", null)]
    [InlineData("anns", "rep", TakenByAnother)]
    [InlineData("open", "rep", "nothing")]
    [InlineData("decided", "ann", NotInThisState)]
    public void A_case_is_given_back_by_who_has_it_or_by_somebody_above(string stand, string by, object? comesTo) =>
        Check(HandleCase.GiveBack(StandOf(stand), By(by)), comesTo);

    [Theory]
    [InlineData("open", true, null)]
    [InlineData("anns", true, null)]
    [InlineData("open", false, NoSuchColleague)]
    [InlineData("decided", true, NotInThisState)]
    public void A_case_is_given_to_somebody_who_works_on_cases(string stand, bool isThere, object? comesTo) =>
        Check(HandleCase.Assign(StandOf(stand), isThere ? new Colleague("cleo", "Cleo") : null), comesTo);

    [Theory]
    [InlineData(0, NotThen)]
    [InlineData(1, null)]
    [InlineData(400 * 24 * 60, null)]
    [InlineData((400 * 24 * 60) + 1, NotThen)]
    public void A_task_is_due_in_the_future_and_not_too_far_off(int minutes, object? comesTo) => Check(
        NoteCase.Task(Anns, new(Why, Monday + Duration.FromMinutes(minutes)), Monday), comesTo);

    [Theory]
    [InlineData(49, null)]
    [InlineData(50, TooMany)]
    public void A_case_has_at_most_fifty_open_tasks(int open, object? comesTo) => Check(
        NoteCase.Task(
            Anns with { OpenTasks = [.. Enumerable.Range(0, open).Select(one => (long)one)] },
            new(Why, Monday + Duration.FromHours(1)), Monday),
        comesTo);

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, NoSuchTask)]
    public void Only_an_open_task_of_the_case_is_done(long task, object? comesTo) =>
        Check(NoteCase.Done(Anns with { OpenTasks = [7] }, task, Why), comesTo);

    [Theory]
    [InlineData("anns", "ann", "open", null)]
    [InlineData("open", "bob", "open", null)]
    [InlineData("anns", "bob", "open", TakenByAnother)]
    [InlineData("decided", "ann", "open", NotInThisState)]
    [InlineData("open", "ann", "decided", NotInThisState)]
    [InlineData("open", "ann", "none", NoSuchCase)]
    [InlineData("open", "ann", "itself", NoSuchCase)]
    [InlineData("open", "ann", "large", TooMany)]
    public void Cases_are_merged_by_who_has_them_in_hand(string stand, string by, string into, object? comesTo)
    {
        CaseStand? target = into switch
        {
            "none" => null,
            "itself" => StandOf(stand),
            "large" => Nobodys with { Id = CaseId.Of(2), Alerts = Gathering.MostAlerts - 2 },
            _ => StandOf(into) with { Id = CaseId.Of(2) },
        };

        Check(JoinCases.Merge(StandOf(stand), target, Why, By(by)), comesTo);
    }

    [Theory]
    [InlineData("anns", "ann", 2, null)]
    [InlineData("anns", "bob", 2, TakenByAnother)]
    [InlineData("open", "ann", 0, NoSuchAlert)]
    [InlineData("open", "ann", 3, NothingLeft)]
    [InlineData("decided", "ann", 2, NotInThisState)]
    public void Some_alerts_leave_a_case_and_some_stay(string stand, string by, int alerts, object? comesTo) => Check(
        JoinCases.Split(StandOf(stand), [.. Enumerable.Range(1, alerts).Select(one => (long)one)], Why, By(by)),
        comesTo);

    [Theory]
    [InlineData("anns", "ann", 0, null)]
    [InlineData("anns", "bob", 0, NotInHand)]
    [InlineData("open", "ann", 0, NotInThisState)]
    [InlineData("anns", "ann", 1, TasksOpen)]
    [InlineData("decided", "ann", 0, NotInThisState)]
    [InlineData("anns", "key", 0, new[] { NotAPerson, NotInHand })]
    public void A_case_is_decided_by_who_has_it_in_hand(string stand, string by, int tasks, object? comesTo) => Check(
        DecideCase.Decide(
            StandOf(stand) with { OpenTasks = [.. Enumerable.Range(0, tasks).Select(one => (long)one)] },
            Disposition.Intrusion, Why, By(by)),
        comesTo);

    [Theory]
    [InlineData(ReviewState.Drawn, "bob", null)]
    [InlineData(ReviewState.Drawn, "ann", SameAsDecider)]
    [InlineData(ReviewState.Drawn, "delegate", SameAsDecider)]
    [InlineData(ReviewState.None, "bob", NotInThisState)]
    [InlineData(ReviewState.Passed, "bob", NotInThisState)]
    public void A_case_that_was_drawn_is_reviewed_by_somebody_else(ReviewState review, string by, object? comesTo) =>
        Check(DecideCase.Review(Decided with { Review = review }, true, Why, By(by)), comesTo);

    [Fact]
    public void A_sample_has_so_many_of_a_hundred_and_at_least_one_of_everybody()
    {
        List<DrawSample.Decided> decided =
        [
            .. Enumerable.Range(0, 1_000).Select(one => new DrawSample.Decided(CaseId.Of(one), "ann", false)),
            new DrawSample.Decided(CaseId.Of(5_000), "bob", false),
        ];
        uint LotOf(CaseId id) => unchecked(uint.Parse(
            id.ToString().AsSpan(10), System.Globalization.NumberStyles.AllowHexSpecifier,
            System.Globalization.CultureInfo.InvariantCulture) * 2_654_435_761u);

        var drawn = DrawSample.Draw(decided, 10, LotOf);

        Assert.InRange(drawn.Length, 80, 122);
        Assert.Contains(CaseId.Of(5_000), drawn);
        Assert.Equal(drawn, DrawSample.Draw([.. decided.AsEnumerable().Reverse()], 10, LotOf));
        Assert.Empty(DrawSample.Draw(decided, 0, LotOf));
        Assert.Equal(2, DrawSample.Draw(decided.Select(one => one with { IsDrawn = one.DecidedBy == "ann" })
            .Append(new DrawSample.Decided(CaseId.Of(6_000), "cleo", false)), 10, LotOf).Length);
    }

    private static CaseActing By(string name) => new(name switch
    {
        "ann" => Ann,
        "bob" => Bob,
        "rep" => Rep,
        "delegate" => AnnsDelegate,
        "key" => Key,
        _ => throw new InvalidOperationException(),
    }, Monday);

    private static CaseStand StandOf(string name) => name switch
    {
        "open" => Nobodys,
        "anns" => Anns,
        "decided" => Decided,
        _ => throw new InvalidOperationException(),
    };

    // Null: it is done. "nothing": it is so already. Else all that is against it.
    private static void Check(CaseVerdict verdict, object? comesTo)
    {
        switch (comesTo)
        {
            case null:
                Assert.Single(Assert.IsType<CaseVerdict.Done>(verdict).Facts);
                break;
            case CaseObjectionKind kind:
                Assert.Equal([kind], Assert.IsType<CaseVerdict.Refused>(verdict).Objections.Select(one => one.Kind));
                break;
            case CaseObjectionKind[] kinds:
                Assert.Equal(kinds, Assert.IsType<CaseVerdict.Refused>(verdict).Objections.Select(one => one.Kind));
                break;
            default:
                Assert.Empty(Assert.IsType<CaseVerdict.Done>(verdict).Facts);
                break;
        }
    }
}
