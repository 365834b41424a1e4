using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Tests.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>
/// Evidence of own signals that stands, in the engine and in a saved state; fingerprints; explanations.
/// </summary>
public sealed class OwnEvidenceTests
{
    private const string Mine = "own.mine";

    [Theory]
    [InlineData(Carry.Not, false, false, false)]
    [InlineData(Carry.Visit, true, false, false)]
    [InlineData(Carry.Days, true, true, false)]
    [InlineData(Carry.Weeks, true, true, true)]
    public void Evidence_stands_as_long_as_it_is_carried(Carry carry, bool inVisit, bool inDays, bool inWeeks)
    {
        var story = new Story(Own.Alone(AtSignIn(carry)));
        story.SignIn(session: "s1");

        Assert.Equal(inVisit, story.Transfer(session: "s1").Stands(Mine));
        Assert.Equal(inDays, story.WaitDays(5).Transfer(session: "s2").Stands(Mine));
        Assert.Equal(inWeeks, story.WaitDays(55).Transfer(session: "s3").Stands(Mine));
    }

    [Fact]
    public void Evidence_that_stands_is_told_with_the_name_of_its_signal()
    {
        var story = new Story(Own.Alone(AtSignIn(Carry.Days)));
        story.SignIn();

        Assert.Equal(
            "Still standing from 2 March 2026, 17:00 UTC: mine", story.WaitDays(1).Transfer().ReasonOf(Mine).Text);
    }

    [Fact]
    public void Evidence_for_the_customer_never_stands()
    {
        var story = new Story(Own.Alone(AtSignIn(Carry.Days, weight: -1)));
        story.SignIn();

        Assert.False(story.Transfer().Stands(Mine));
    }

    [Fact]
    public void A_saved_state_keeps_evidence_under_the_same_policy()
    {
        var story = new Story(Own.Alone(AtSignIn(Carry.Days)));
        story.SignIn();

        Assert.True(story.SaveAndLoad().Transfer().Stands(Mine));
    }

    [Fact]
    public void A_saved_state_keeps_evidence_by_name_though_the_policy_has_other_signals_in_another_order()
    {
        var story = new Story(Own.Alone(AtSignIn(Carry.Days)));
        story.SignIn();
        story.SaveAndLoad(Own.Alone(
            Own.Signal("false", name: "before"), Own.Signal("false", name: "mine", carry: Carry.Weeks)));

        var decision = story.Transfer();

        Assert.True(decision.Stands(Mine));
        Assert.False(decision.Stands("own.before"));
    }

    [Fact]
    public void Evidence_of_a_signal_that_the_policy_does_not_have_counts_for_nothing_and_waits_for_one_that_does()
    {
        var with = Own.Alone(AtSignIn(Carry.Days));
        var story = new Story(with);
        story.SignIn();
        story.SaveAndLoad(Own.Alone(Own.Signal("false", name: "other", carry: Carry.Days)));
        Assert.Empty(story.Transfer(amount: 1).Reasons);

        Assert.True(story.SaveAndLoad(with).Transfer().Stands(Mine));
    }

    [Fact]
    public void Evidence_of_a_signal_that_is_no_longer_carried_counts_for_nothing()
    {
        var story = new Story(Own.Alone(AtSignIn(Carry.Weeks)));
        story.SignIn(session: "s1");
        story.SaveAndLoad(Own.Alone(AtSignIn(Carry.Not)));

        Assert.False(story.Transfer(session: "s1").Stands(Mine));
    }

    [Fact]
    public void A_state_saved_without_own_signals_has_the_same_bytes_as_one_saved_under_a_policy_that_has_some()
    {
        var without = new System.Buffers.ArrayBufferWriter<byte>();
        var with = new System.Buffers.ArrayBufferWriter<byte>();
        new Story().Live().Engine.Save(without);
        new Story(Own.Policy(Own.Signal("false", carry: Carry.Weeks))).Live().Engine.Save(with);

        Assert.Equal(without.WrittenSpan, with.WrittenSpan);
    }

    [Fact]
    public void An_explanation_weighs_an_own_signal_and_says_what_would_be_without_it()
    {
        var policy = Own.Alone(Own.Signal(weight: 6.6m));
        var explanation = Explained(policy);

        Assert.Equal(Mine, Assert.Single(explanation.Evidence).Reason.Signal.Id);
        var alternative = Assert.Single(explanation.Alternatives);
        Assert.Equal([Mine], alternative.Without.Select(signal => signal.Id));
        Assert.Equal((Outcome.Hold, Outcome.Allow), (explanation.Decision.Outcome, alternative.Outcome));
    }

    [Fact]
    public void An_explanation_names_the_outcome_of_an_own_signal_as_what_decided()
    {
        var explanation = Explained(Own.Alone(Own.Signal(weight: 0, outcome: Outcome.Deny)));

        Assert.Equal(Mine, explanation.Rule?.Name);
        Assert.Equal("Where transfer.amount >= 1000.", explanation.Rule?.Because);
        Assert.Equal(Outcome.Allow, Assert.Single(explanation.Alternatives).Outcome);
    }

    [Fact]
    public void Equal_own_signals_however_they_are_written_give_equal_fingerprints()
    {
        var policy = Own.Policy(Own.Signal("transfer.amount>1000 and (payee.isNew)"));

        Assert.Equal(
            policy.Fingerprint, Own.Policy(Own.Signal(" transfer.amount  > 1000.0\nand payee.isNew ")).Fingerprint);
        OwnSignalDefinition[] two = [Own.Signal(name: "a"), Own.Signal(name: "b")];
        Assert.Equal(Own.Policy(two).Fingerprint, Own.Policy([.. two.Reverse()]).Fingerprint);
    }

    [Fact]
    public void Whatever_changes_a_decision_changes_the_fingerprint()
    {
        var own = Own.Signal();
        string[] fingerprints =
        [
            .. new[]
            {
                own, own with { Weight = LogOdds.Of(0.9m) }, own with { Name = "yours" },
                own with { On = EventSet.Of(EventType.TransferRequested, EventType.BankLinked) },
                own with { Outcome = Outcome.Hold }, own with { Carry = Carry.Days },
                own with { Family = EvidenceFamily.Payee }, Own.Signal("transfer.amount >= 1001"),
                Own.Signal(says: "Another"),
            }.Select(signal => Own.Policy(signal).Fingerprint),
            new DecisionPolicy(timeZone: "America/Chicago").Fingerprint,
            DecisionPolicy.Default.Fingerprint,
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
    }

    [Fact]
    public void Where_it_comes_from_and_what_to_do_next_changes_no_fingerprint() => Assert.Equal(
        Own.Policy(Own.Signal()).Fingerprint,
        Own.Policy(Own.Signal() with { Source = "A notice", Review = "Call." }).Fingerprint);

    private static OwnSignalDefinition AtSignIn(Carry carry, decimal weight = 2) =>
        Own.Signal("true", weight, carry: carry, on: EventType.LoginSucceeded);

    private static Explanation Explained(DecisionPolicy policy)
    {
        var json = Expressions.WireEvent;
        return new DecisionEngine(policy).Explain(Contract.Wire.Event(json));
    }
}
