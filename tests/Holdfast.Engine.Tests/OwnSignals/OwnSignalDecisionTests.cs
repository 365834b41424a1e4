using System.Buffers;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Tests.Contract;
using Holdfast.Engine.Tests.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>Own signals in decisions.</summary>
public sealed class OwnSignalDecisionTests
{
    private const string Mine = "own.mine";

    [Fact]
    public void An_own_signal_that_holds_is_a_reason_like_any_other()
    {
        var decision = new Story(Own.Policy(Own.Signal(says: "A payment of {transfer.amount} by {transfer.rail}")))
            .Transfer(amount: 1_000);

        var reason = decision.ReasonOf(Mine);
        Assert.Equal(new LogOdds(800), reason.Weight);
        Assert.Equal("A payment of $1,000 by ach", reason.Text);
        var output = new ArrayBufferWriter<byte>();
        new DecisionWriter().Write(decision, output);
        Assert.Contains(
            """{"signal":"own.mine","weight":0.8,"text":"A payment of $1,000 by ach","""
            + "\"evidence\":{\"transfer.amount\":1000,\"transfer.rail\":\"ach\"}}",
            Encoding.UTF8.GetString(output.WrittenSpan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transfer.amount > 1000")]
    [InlineData("transfer.availableCash < 5")]
    public void An_own_signal_is_silent_where_its_condition_is_false_or_unknown(string when) =>
        Assert.False(new Story(Own.Policy(Own.Signal(when))).Transfer(amount: 1_000).Speaks(Mine));

    [Fact]
    public void An_own_signal_is_silent_at_events_it_does_not_look_at() =>
        Assert.False(new Story(Own.Policy(Own.Signal("true"))).SignIn().Speaks(Mine));

    [Fact]
    public void An_own_signal_adds_its_weight_to_the_score()
    {
        var without = new Story(Own.Alone()).Transfer();
        var with = new Story(Own.Alone(Own.Signal(weight: 6.6m))).Transfer();

        Assert.Equal("0.0014", without.Score.ToString());
        Assert.Equal("0.5", with.Score.ToString());
        Assert.Equal((Outcome.Allow, Outcome.Hold), (without.Outcome, with.Outcome));
    }

    [Fact]
    public void An_own_signal_may_speak_for_the_customer() =>
        Assert.Equal(-1_500, new Story(Own.Alone(Own.Signal(weight: -1.5m))).Transfer().CountedFor(Mine));

    [Fact]
    public void Own_signals_are_one_family_unless_they_name_another()
    {
        var decision = new Story(Own.Alone(
            Own.Signal(name: "a", weight: 2), Own.Signal(name: "b", weight: 1),
            Own.Signal(name: "c", weight: 0.4m), Own.Signal(name: "d", weight: 1, family: EvidenceFamily.Payee)))
            .Transfer();

        Assert.Equal(
            [("own.a", 2_000), ("own.d", 1_000), ("own.b", 350), ("own.c", 60)],
            decision.Reasons.Select(reason => (reason.Signal.Id, reason.Weight.Thousandths)));
    }

    [Fact]
    public void Reasons_of_equal_weight_stand_by_their_wire_words_whatever_their_order_in_the_policy()
    {
        OwnSignalDefinition[] signals =
        [
            Own.Signal(name: "b", family: EvidenceFamily.Payee), Own.Signal(name: "a", family: EvidenceFamily.Device),
        ];

        Assert.Equal(["own.a", "own.b"], Ids(signals));
        Assert.Equal(["own.a", "own.b"], Ids([.. signals.Reverse()]));

        static IEnumerable<string> Ids(OwnSignalDefinition[] signals) =>
            new Story(Own.Alone(signals)).Transfer().Reasons.Select(reason => reason.Signal.Id);
    }

    [Theory]
    [InlineData(Outcome.StepUp)]
    [InlineData(Outcome.Hold)]
    [InlineData(Outcome.Deny)]
    public void An_outcome_holds_whatever_the_score_and_stands_among_the_reasons(Outcome outcome)
    {
        var decision = new Story(Own.Alone(Own.Signal(weight: 0, outcome: outcome))).Transfer();

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal("0.0014", decision.Score.ToString());
        Assert.Equal(LogOdds.Zero, decision.ReasonOf(Mine).Weight);
    }

    [Fact]
    public void An_outcome_never_softens_what_the_score_asks_for() =>
        Assert.Equal(Outcome.Deny, new Story(
            Own.Alone(Own.Signal(weight: 15, outcome: Outcome.StepUp))).Transfer().Outcome);

    [Fact]
    public void An_outcome_holds_at_gates_only()
    {
        var policy = Own.Alone(Own.Signal(
            "true", weight: 0, outcome: Outcome.Hold, on: [EventType.BankLinked, EventType.LoginFailed]));
        var story = new Story(policy);

        Assert.Equal(Outcome.Hold, story.Tell(
            "bank.linked", "\"destination\":\"b\"", "\"account\":\"a1\"").Outcome);
        Assert.Equal(Outcome.Allow, story.FailSignIn().Outcome);
    }

    [Fact]
    public void What_only_answers_takes_no_turn_in_its_family()
    {
        var decision = new Story(Own.Alone(
            Own.Signal(name: "a", weight: 0, outcome: Outcome.StepUp), Own.Signal(name: "b", weight: -1))).Transfer();

        Assert.Equal(
            [("own.b", -1_000), ("own.a", 0)],
            decision.Reasons.Select(reason => (reason.Signal.Id, reason.Weight.Thousandths)));
    }

    [Fact]
    public void What_answers_is_named_even_where_its_family_leaves_it_nothing_and_others_count_for_nothing()
    {
        var policy = new DecisionPolicy(
            SignalCatalog.All.ToDictionary(signal => signal.Id, _ => LogOdds.Zero),
            new Dictionary<string, decimal> { ["familySecond"] = 0, ["familyRest"] = 0 },
            ownSignals: [
                Own.Signal(name: "a", weight: 2), Own.Signal(name: "b", weight: 1),
                Own.Signal(name: "c", weight: 1, outcome: Outcome.Hold),
            ]);

        var decision = new Story(policy).Transfer();

        Assert.Equal(["own.a", "own.c"], decision.Reasons.Select(reason => reason.Signal.Id));
        Assert.Equal(Outcome.Hold, decision.Outcome);
    }

    [Fact]
    public void A_hard_rule_may_name_own_signals_beside_built_in_ones()
    {
        var policy = new DecisionPolicy(
            hardRules: [new HardRule("r", EventType.TransferRequested, [Mine, "newPayee"], Outcome.Deny, "Because.")],
            ownSignals: [Own.Signal(weight: 0.1m)]);

        Assert.Equal(Outcome.Deny, new Story(policy).Transfer().Outcome);
        Assert.NotEqual(Outcome.Deny, new Story(policy).Transfer(amount: 999).Outcome);
    }

    [Fact]
    public void A_hard_rule_on_an_own_signal_that_is_not_there_is_refused() => Assert.Throws<ArgumentException>(
        () => new DecisionPolicy(
            hardRules: [new HardRule("r", EventType.TransferRequested, [Mine], Outcome.Deny, "Because.")]));

    [Fact]
    public void Two_own_signals_of_one_name_and_more_than_64_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Own.Policy(Own.Signal(), Own.Signal()));
        OwnSignalDefinition[] many =
            [.. Enumerable.Range(0, ExpressionLimits.Signals + 1).Select(number => Own.Signal(name: $"s{number}"))];
        Assert.Throws<ArgumentException>(() => Own.Policy(many));
        Assert.Equal(
            ExpressionLimits.Signals,
            new Story(Own.Alone(many[1..])).Transfer().Reasons.Count);
    }

    [Fact]
    public void No_event_has_more_findings_than_there_is_room_for() =>
        Assert.True(SignalCatalog.All.Count + ExpressionLimits.Signals <= Findings.Limit);

    [Fact]
    public void A_time_zone_that_is_not_there_is_refused() =>
        Assert.Throws<ArgumentException>(() => new DecisionPolicy(timeZone: "America/Gotham"));

    [Fact]
    public void An_own_signal_can_ask_which_built_in_ones_speak()
    {
        var story = new Story(Own.Policy(Own.Signal("signal.newPayee and not signal.knownPayee"))).Live();

        Assert.True(story.Transfer(payee: "b9").Speaks(Mine));
        Assert.False(story.Transfer(payee: "b1").Speaks(Mine));
    }

    [Fact]
    public void A_built_in_signal_that_is_switched_off_never_speaks()
    {
        var policy = new DecisionPolicy(
            new Dictionary<string, LogOdds> { ["newPayee"] = LogOdds.Zero },
            ownSignals: [Own.Signal("not signal.newPayee")]);

        Assert.True(new Story(policy).Transfer().Speaks(Mine));
    }

    [Fact]
    public void An_own_signal_can_ask_whether_evidence_still_stands()
    {
        var story = new Story(Own.Policy(Own.Signal("standing.torExit and not signal.torExit"))).Live();
        Assert.False(story.Transfer().Speaks(Mine));
        story.SignIn(at: Place.Abroad with { Anonymizer = "tor" });

        Assert.True(story.WaitDays(3).Transfer().Speaks(Mine));
        Assert.False(story.WaitDays(300).Transfer().Speaks(Mine));
    }

    [Fact]
    public void What_is_known_before_the_event_can_be_read()
    {
        const string When = "payee.standing == seasoned and not payee.isNew and payee.payments >= 5 "
            + "and customer.signIns == 15 and customer.daysKnown == 60 and account.daysOpen > 3000 "
            + "and payee.age > 50 days and account.dormantFor < 5 days and device.standing == seasoned "
            + "and device.age == 60 days and network.standing == home and customer.age == 46 "
            + "and account.worth == 100000 and payee.largestPayment == 500 and payee.otherAccounts == 0 "
            + "and transfer.uses == 5 and not device.isNew and device.otherPeople == 0 and visit.startsHere == false "
            + "and customer.hasHistory and network.peopleEver == 1";

        Assert.True(new Story(Own.Policy(Own.Signal(When))).Live().Transfer(at: Place.Home).Speaks(Mine));
    }

    [Fact]
    public void What_happened_before_can_be_read_by_how_long_ago_it_was()
    {
        var story = new Story(Own.Policy(Own.Signal("since.emailChanged < 2 days and not known(since.phoneChanged)")));
        Assert.False(story.Transfer().Speaks(Mine));
        story.Tell("contact.changed", "\"what\":\"email\"", "\"customer\":\"c1\",\"account\":\"a1\"");

        Assert.True(story.WaitHours(47.9).Transfer().Speaks(Mine));
        Assert.False(story.WaitHours(0.1).Transfer().Speaks(Mine));
    }

    [Fact]
    public void The_evidence_of_the_session_so_far_can_be_read()
    {
        var story = new Story(Own.Policy(Own.Signal("visit.evidence > 1"))).Live();
        Assert.False(story.Transfer(session: "s-new").Speaks(Mine));
        story.SignIn(at: Place.Abroad with { Anonymizer = "tor" }, session: "s-x");

        Assert.True(story.Transfer(session: "s-x").Speaks(Mine));
    }
}
