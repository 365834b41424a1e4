using System.Collections.Immutable;
using FsCheck;
using FsCheck.Xunit;
using Holdfast.Desk.Actions;
using Holdfast.Desk.Actions.Rules;
using Holdfast.Desk.Instructions;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Actions;

/// <summary>
/// What holds of every history of an order and of what takes it back: whoever does whatever in whatever order, right or
/// wrong. The state is made anew of its facts before every step, as after a restart.
/// </summary>
public sealed class ActionProperties
{
    private static readonly ImmutableArray<Officer> People = [Ann, Bob, Cleo, Dan, Rep, AnnsDelegate, Officer.System];

    [Property(MaxTest = 10_000)]
    [Trait("Case", "C3")]
    public void Nothing_that_weighs_goes_out_or_is_taken_back_but_by_the_people_that_it_needs(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        List<RecordedAction> facts = [];
        var (now, id) = (Monday, ActionId.Of(7));
        var request = ActionRuleTests.Asked(Any(random, Enum.GetValues<ActionKind>())) with
        {
            IsEmergency = random.Next(2) == 0,
        };
        for (var step = 0; step < 24; step++)
        {
            now += Duration.FromMinutes(random.Next(40));
            var by = Any(random, People);
            var order = ActionOrder.Of(id, facts);
            var verdict = order is null
                ? OrderAction.Decide(request, new(null, new Reach(1, 0, 1)), by)
                : Step(random, order, by, now);
            if (verdict is ActionVerdict.Done(var done))
            {
                facts.AddRange(done.Select(fact => new RecordedAction(fact, by, now)));
                Check(facts, id);
            }
        }
    }

    private static ActionVerdict Step(Random random, ActionOrder order, Officer by, Instant now)
    {
        var words = Personal.Of(random.Next(4) == 0 ? "" : $"words {random.Next(2)}");
        return random.Next(8) switch
        {
            0 => DecideAction.Approve(order, words, by),
            1 => DecideAction.Decline(order, words, by),
            2 => DecideAction.Withdraw(order, words, by),
            3 => DecideAction.Review(order, random.Next(2) == 0, words, by),
            4 when UndoAction.Against(order, words, by) is { Count: > 0 } objections =>
                new ActionVerdict.Refused([.. objections]),
            4 => new ActionVerdict.Done([new ActionFact.UndoOrdered(ActionId.Of(8))]),
            5 when order.UndoneBy is not null =>
                new ActionVerdict.Done([new ActionFact.UndoEnded(random.Next(2) == 0)]),
            6 => new ActionVerdict.Done(ActionTimers.Due(order, now) is { } late ? [late] : []),
            _ => AnswerAction.Decide(order, Any(random, Enum.GetValues<ActionOutcome>()), words),
        };
    }

    private static void Check(List<RecordedAction> facts, ActionId id)
    {
        var order = ActionOrder.Of(id, facts)!;
        Assert.Equal(facts.Count, order.Version);
        Assert.True(facts.Count(one => one.Fact is ActionFact.Ordered) <= 1, "It went out twice.");
        Assert.True(facts.Count(one => one.Fact is ActionFact.Reviewed) <= 1, "It was looked at twice.");
        Assert.Equal(order.OrderedAt is not null, facts.Any(one => one.Fact is ActionFact.Ordered));
        if (order.OrderedAt is not null && order.Request.Rule.NeedsSecond && !order.Request.IsEmergency)
        {
            Assert.NotNull(order.Decision);
            AssertSecond(order, order.Decision.By);
        }

        Assert.All(
            facts.Where(one => one.Fact is ActionFact.Reviewed or ActionFact.UndoOrdered or ActionFact.Declined),
            one => AssertSecond(order, one.By));
        Assert.True(
            order.OrderedAt is not null || order.Answer is null, "It was answered and never went out.");
        Assert.True(
            order.State is not (ActionState.Declined or ActionState.Withdrawn) || order.OrderedAt is null,
            "It was declined and went out.");
        Assert.True(
            order.State is not ActionState.Undone || order.Request.Rule.CanBeUndone, "What cannot be undone was.");
        Assert.Equal(order.Alarms.Length, order.Alarms.Select(one => one.Alarm).Distinct().Count());
        Assert.All(facts.Where(one => one.Fact is ActionFact.Alarmed), one =>
            Assert.True(((ActionFact.Alarmed)one.Fact).Due <= one.At, "It was told late before it was."));
        Assert.False(order.Request is { Kind: ActionKind.BlockSymbol, IsEmergency: true });
    }

    private static void AssertSecond(ActionOrder order, Officer by)
    {
        Assert.True(by.IsStaff);
        Assert.False(by.IsSamePersonAs(order.ProposedBy), "One person did what takes two.");
        Assert.True(by.ActsAs(Capacity.Supervisory, Capacity.Compliance, Capacity.Legal, Capacity.Principal));
    }

    private static T Any<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
