using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class PayoutToBankLinkedInStrangeVisitTests
{
    private const string Signal = "payoutToBankLinkedInStrangeVisit";

    private static readonly Place NewTelephone = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData(49_900, false)]
    [InlineData(50_000, true)]
    public void From_half_of_the_account_on_a_payment_is_large(int amount, bool speaks) =>
        Assert.Equal(speaks, Linked(Visiting.Elsewhere).Pay("b-x", amount, kind: "ownBank").Speaks(Signal));

    [Fact]
    public void Where_only_the_device_was_new_it_weighs_less()
    {
        Paying.AssertPart(Drain(Linked(Visiting.Elsewhere)), Signal, 1000);
        Paying.AssertPart(Drain(Linked(NewTelephone)), Signal, 450);
        Assert.False(Drain(Linked(Place.Home)).Speaks(Signal));
    }

    [Theory]
    [InlineData(10 * Paying.Day, true)]
    [InlineData((10 * Paying.Day) + 1, false)]
    public void It_is_asked_for_ten_days_in_whatever_visit_the_money_leaves(long seconds, bool speaks)
    {
        var story = Linked(Visiting.Elsewhere).After(seconds);

        Assert.Equal(speaks, story.Pay("b-x", 60_000, kind: "ownBank", at: Place.Home).Speaks(Signal));
    }

    [Theory]
    [InlineData("match", "instant", false)]
    [InlineData("match", "none", true)]
    [InlineData("unknown", "instant", true)]
    [InlineData("mismatch", "microDeposit", true)]
    public void A_bank_account_that_is_proven_to_be_the_customer_s_is_not_meant(
        string match, string verification, bool speaks) =>
        Assert.Equal(speaks, Drain(Linked(Visiting.Elsewhere, match, verification)).Speaks(Signal));

    [Fact]
    public void Linking_it_again_at_home_makes_the_link_no_better()
    {
        var story = Linked(Visiting.Elsewhere).WaitDays(1);
        story.Link("b-x", at: Place.Home);

        Paying.AssertPart(Drain(story), Signal, 1000);
    }

    [Fact]
    public void Other_payees_were_not_linked() =>
        Assert.False(Linked(Visiting.Elsewhere).Pay("b-y", 60_000, kind: "ownBank").Speaks(Signal));

    [Fact]
    public void It_says_how_long_before() => Assert.Equal(
        "A large payment to a bank account that was linked 22 minutes before, in a strange visit",
        Drain(Linked(Visiting.Elsewhere).WaitMinutes(22)).TextOf(Signal));

    private static Story Linked(Place at, string match = "unknown", string verification = "instant")
    {
        var story = new Story().Live();
        story.SignIn(at: at, session: "s-1");
        story.Link("b-x", match, verification, at: at, session: "s-1");
        return story;
    }

    private static Decision Drain(Story story) => story.Pay("b-x", 60_000, kind: "ownBank");
}
