using Holdfast.Desk.Actions;
using Holdfast.Desk.Actions.Pages;
using Holdfast.Desk.Actions.Rules;
using Holdfast.Desk.Instructions;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Actions;

/// <summary>The rules of orders, boundary by boundary.</summary>
public sealed class ActionRuleTests
{
    private static readonly Reach One = new(1, 2, 1);

    [Theory]
    [InlineData(ActionKind.FreezeAccount, false, ActionState.Proposed)]
    [InlineData(ActionKind.FreezeAccount, true, ActionState.Ordered)]
    [InlineData(ActionKind.RestrictTrading, false, ActionState.Proposed)]
    [InlineData(ActionKind.RestrictTrading, true, ActionState.Ordered)]
    [InlineData(ActionKind.BlockPayee, false, ActionState.Proposed)]
    [InlineData(ActionKind.BlockPayee, true, ActionState.Ordered)]
    [InlineData(ActionKind.BlockDevice, false, ActionState.Proposed)]
    [InlineData(ActionKind.BlockDevice, true, ActionState.Ordered)]
    [InlineData(ActionKind.BlockSymbol, false, ActionState.Proposed)]
    [InlineData(ActionKind.BlockSymbol, true, null)]
    [InlineData(ActionKind.EndSessions, false, ActionState.Ordered)]
    [InlineData(ActionKind.EndSessions, true, null)]
    [InlineData(ActionKind.ResetCredentials, false, ActionState.Ordered)]
    [InlineData(ActionKind.HoldTransfers, false, ActionState.Ordered)]
    [InlineData(ActionKind.OpenIncident, false, ActionState.Ordered)]
    public void What_weighs_waits_for_a_second_person_unless_minutes_count(
        ActionKind kind, bool isEmergency, ActionState? state)
    {
        var verdict = OrderAction.Decide(Asked(kind) with { IsEmergency = isEmergency }, new(null, One), Ann);

        Assert.Equal(state, verdict is ActionVerdict.Done ? Keep(null, verdict, Ann).State : null);
    }

    [Theory]
    [InlineData("", ActionObjectionKind.TargetMissing)]
    [InlineData("=cmd()", ActionObjectionKind.TargetInvalid)]
    [InlineData("a 1\u202e", ActionObjectionKind.TargetInvalid)]
    public void An_order_names_what_it_is_done_to(string target, ActionObjectionKind objection) => Assert.Contains(
        objection, Refusals(OrderAction.Decide(
            Asked(ActionKind.BlockDevice) with { Target = Personal.Of(target) }, new(null, One), Ann)));

    [Theory]
    [InlineData("ACME", true)]
    [InlineData("BRK.B", true)]
    [InlineData("acme", false)]
    [InlineData("A<B", false)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", true)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ2345678", false)]
    public void A_symbol_has_one_form(string symbol, bool fits) =>
        Assert.Equal(fits, Targets.Fits(TargetKind.Symbol, symbol));

    [Fact]
    public void An_order_says_why_and_of_an_account_whose_it_is_and_is_given_once()
    {
        var empty = Asked(ActionKind.FreezeAccount) with { Reason = Personal.Of(null), Customer = null };

        Assert.Equal(
            [
                ActionObjectionKind.CustomerNeeded, ActionObjectionKind.ReasonMissing,
                ActionObjectionKind.AlreadyOrdered,
            ],
            Refusals(OrderAction.Decide(empty, new(ActionId.Of(9), One), Ann)));
    }

    [Fact]
    public void A_key_proposes_and_never_says_that_minutes_count()
    {
        var request = Asked(ActionKind.BlockPayee);

        Assert.IsType<ActionVerdict.Done>(OrderAction.Decide(request, new(null, One), Officer.System));
        Assert.Equal(
            [ActionObjectionKind.PersonNeeded],
            Refusals(OrderAction.Decide(request with { IsEmergency = true }, new(null, One), Officer.System)));
    }

    public static TheoryData<string, ActionObjectionKind?> Seconds => new()
    {
        { "bob", null },
        { "cleo", null },
        { "dan", null },
        { "ann", ActionObjectionKind.SameAsOrderer },
        { "ann-2", ActionObjectionKind.SameAsOrderer },
        { "rep-7", ActionObjectionKind.CapacityNeeded },
        { "holdfast", ActionObjectionKind.PersonNeeded },
    };

    [Theory]
    [MemberData(nameof(Seconds))]
    public void The_second_person_is_another_who_may(string name, ActionObjectionKind? objection)
    {
        Officer[] people = [Ann, AnnsDelegate, Bob, Cleo, Dan, Rep, Officer.System];
        var by = people.Single(one => one.Actor.Id == name);
        var proposed = Keep(null, OrderAction.Decide(Asked(ActionKind.FreezeAccount), new(null, One), Ann), Ann);

        var refusals = Refusals(DecideAction.Approve(proposed, Personal.Of(null), by));

        Assert.Equal(objection is null, refusals.Count == 0);
        Assert.True(objection is null || refusals.Contains(objection.Value));
        var emergency = Emergency();
        Assert.Equal(refusals, Refusals(DecideAction.Review(emergency, true, Personal.Of("seen"), by)));
        Assert.Equal(refusals, UndoAction.Against(emergency, Personal.Of("why"), by).Select(one => one.Kind));
    }

    [Fact]
    public void Only_whoever_proposed_takes_it_back_before_it_is_decided()
    {
        var proposed = Keep(null, OrderAction.Decide(Asked(ActionKind.FreezeAccount), new(null, One), Ann), Ann);

        Assert.Equal(
            [ActionObjectionKind.NotTheProposer], Refusals(DecideAction.Withdraw(proposed, Personal.Of(""), Bob)));
        var withdrawn = Keep(proposed, DecideAction.Withdraw(proposed, Personal.Of(""), Ann), Ann);
        Assert.Equal(ActionState.Withdrawn, withdrawn.State);
        Assert.Contains(
            ActionObjectionKind.NotInThisState, Refusals(DecideAction.Approve(withdrawn, Personal.Of(""), Bob)));
    }

    [Theory]
    [InlineData("o-1", "case-1", true)]
    [InlineData("case-1", "o-1", false)]
    [InlineData("o-1", "o-2", false)]
    [InlineData("case-1", "case-2", false)]
    public void What_a_customer_froze_takes_the_place_of_what_an_order_did_and_of_nothing_else(
        string first, string second, bool isReplaced)
    {
        var freezes = new[] { first, second }.Select(named => new FreezeFact.Frozen(
            "c-7", Personal.Of("a-7"), null, Personal.Of("why"), named));

        var known = freezes.Aggregate(
            (AccountFreeze?)null, (so, fact) => AccountFreeze.Evolve(so, fact, Ann, Monday));

        Assert.Equal(isReplaced ? second : first, known!.Fact.Case);
    }

    [Fact]
    public void While_an_order_is_being_taken_back_that_is_what_is_said_to_come_next()
    {
        var order = Keep(null, OrderAction.Decide(Asked(ActionKind.HoldTransfers), new(null, One), Ann), Ann);
        var undone = ActionOrder.Evolve(
            order.Id, order, new RecordedAction(new ActionFact.UndoOrdered(ActionId.Of(8)), Bob, Monday));

        Assert.StartsWith("It is being taken back", ActionWording.NextOf(undone), StringComparison.Ordinal);
        Assert.Equal(ActionWording.NextOf(order), ActionWording.NextOf(ActionOrder.Evolve(
            order.Id, undone, new RecordedAction(new ActionFact.UndoEnded(false), Bob, Monday))));
    }

    [Theory]
    [InlineData(ActionKind.EndSessions)]
    [InlineData(ActionKind.ResetCredentials)]
    [InlineData(ActionKind.OpenIncident)]
    public void What_cannot_be_taken_back_is_not(ActionKind kind)
    {
        var order = Keep(null, OrderAction.Decide(Asked(kind), new(null, One), Ann), Ann);

        Assert.Equal(
            [ActionObjectionKind.CannotBeUndone],
            UndoAction.Against(order, Personal.Of("why"), Bob).Select(one => one.Kind));
    }

    [Theory]
    [InlineData(ActionOutcome.CarriedOut, ActionOutcome.Refused, false)]
    [InlineData(ActionOutcome.Refused, ActionOutcome.CarriedOut, false)]
    [InlineData(ActionOutcome.Partly, ActionOutcome.CarriedOut, true)]
    [InlineData(ActionOutcome.Partly, ActionOutcome.Refused, true)]
    [InlineData(ActionOutcome.Partly, ActionOutcome.Partly, true)]
    public void An_answer_is_for_good_unless_it_was_in_part(ActionOutcome first, ActionOutcome second, bool isTaken)
    {
        var order = Keep(null, OrderAction.Decide(Asked(ActionKind.EndSessions), new(null, One), Ann), Ann);
        order = Keep(order, AnswerAction.Decide(order, first, Personal.Of("one")), Ann);

        Assert.Equal(
            isTaken ? [] : [ActionObjectionKind.AlreadyAnswered],
            Refusals(AnswerAction.Decide(order, second, Personal.Of("two"))));
        Assert.Empty(Assert.IsType<ActionVerdict.Done>(AnswerAction.Decide(order, first, Personal.Of("one"))).Facts);
    }

    [Fact]
    public void What_was_not_done_is_said_why_and_what_did_not_go_out_is_not_answered()
    {
        var order = Keep(null, OrderAction.Decide(Asked(ActionKind.EndSessions), new(null, One), Ann), Ann);
        var proposed = Keep(null, OrderAction.Decide(Asked(ActionKind.BlockSymbol), new(null, One), Ann), Ann);

        Assert.Equal(
            [ActionObjectionKind.ReasonMissing],
            Refusals(AnswerAction.Decide(order, ActionOutcome.Refused, Personal.Of(""))));
        Assert.IsType<ActionVerdict.Done>(AnswerAction.Decide(order, ActionOutcome.CarriedOut, Personal.Of("")));
        Assert.Equal(
            [ActionObjectionKind.NotInThisState],
            Refusals(AnswerAction.Decide(proposed, ActionOutcome.CarriedOut, Personal.Of(""))));
    }

    [Theory]
    [InlineData(ActionKind.EndSessions, 5)]
    [InlineData(ActionKind.FreezeAccount, 15)]
    [InlineData(ActionKind.BlockDevice, 30)]
    [InlineData(ActionKind.OpenIncident, 60)]
    public void At_the_instant_at_which_an_answer_is_due_it_is_late(ActionKind kind, int minutes)
    {
        var rule = ActionRule.Of(kind);
        var order = Keep(
            null, OrderAction.Decide(Asked(kind) with { IsEmergency = rule.CanBeEmergency }, new(null, One), Ann), Ann);
        var due = Monday + Duration.FromMinutes(minutes);

        Assert.Null(ActionTimers.Due(order, due - Duration.Epsilon));
        Assert.Equal(new ActionFact.Alarmed(ActionAlarm.NotAnswered, due), ActionTimers.Due(order, due));
    }

    [Fact]
    public void An_emergency_is_looked_at_within_two_hours_and_a_proposal_decided_within_half_an_hour()
    {
        var emergency = Emergency();
        emergency = Keep(emergency, AnswerAction.Decide(emergency, ActionOutcome.CarriedOut, Personal.Of("")), Ann);
        var proposed = Keep(null, OrderAction.Decide(Asked(ActionKind.FreezeAccount), new(null, One), Ann), Ann);

        Assert.Equal([(ActionAlarm.NotReviewed, Monday + Duration.FromHours(2))], ActionTimers.Of(emergency));
        Assert.Equal([(ActionAlarm.NotDecided, Monday + Duration.FromMinutes(30))], ActionTimers.Of(proposed));
    }

    internal static ActionRequest Asked(ActionKind kind) => new(
        kind, Personal.Of(ActionRule.Of(kind).Target switch
        {
            TargetKind.None => "",
            TargetKind.Symbol => "ACME",
            _ => "x-1",
        }), "mark", Personal.Of("somebody else is in"))
    {
        Customer = ActionRule.Of(kind).IsFirmWide ? null : "c-7",
    };

    internal static ActionOrder Keep(ActionOrder? known, ActionVerdict verdict, Officer by, Instant? at = null) =>
        Assert.IsType<ActionVerdict.Done>(verdict).Facts.Aggregate(
            known, (so, fact) => ActionOrder.Evolve(
                known?.Id ?? ActionId.Of(7), so, new RecordedAction(fact, by, at ?? Monday)))!;

    private static ActionOrder Emergency() => Keep(
        null, OrderAction.Decide(
            Asked(ActionKind.FreezeAccount) with { IsEmergency = true }, new(null, One), Ann), Ann);

    private static List<ActionObjectionKind> Refusals(ActionVerdict verdict) =>
        verdict is ActionVerdict.Refused(var objections) ? [.. objections.Select(one => one.Kind)] : [];
}
