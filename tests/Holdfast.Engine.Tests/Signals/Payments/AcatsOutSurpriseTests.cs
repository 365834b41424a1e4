using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class AcatsOutSurpriseTests
{
    private const string Signal = "acatsOutSurprise";

    [Theory]
    [InlineData("", false)]
    [InlineData("match", false)]
    [InlineData("partial", true)]
    [InlineData("mismatch", true)]
    public void Contact_data_that_do_not_match_in_full_are_a_surprise(string match, bool speaks) =>
        Assert.Equal(speaks, Acats(Seen(), match.Length == 0 ? "" : $"\"contactMatch\":\"{match}\"").Speaks(Signal));

    [Theory]
    [InlineData("", false)]
    [InlineData("unknown", false)]
    [InlineData("match", false)]
    [InlineData("partial", true)]
    [InlineData("mismatch", true)]
    public void An_owner_who_does_not_match_in_full_is_a_surprise(string match, bool speaks) =>
        Assert.Equal(speaks, Acats(Seen(), "", match).Speaks(Signal));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_second_attempt_is_a_surprise(int attempt, bool speaks) =>
        Assert.Equal(speaks, Acats(Seen(), $"\"attempt\":{attempt}").Speaks(Signal));

    [Theory]
    [InlineData(30 * Paying.Day, true)]
    [InlineData((30 * Paying.Day) + 1, false)]
    public void A_request_within_thirty_days_of_another_is_a_second_attempt(long seconds, bool speaks)
    {
        var story = Seen();
        Acats(story);
        story.After(seconds).SignIn();

        var decision = Acats(story);

        Assert.Equal(speaks, decision.Speaks(Signal));
        if (speaks)
        {
            Assert.Equal(
                "An ACATS transfer out that does not fit: it is attempt 2", decision.TextOf(Signal));
        }
    }

    [Fact]
    public void Where_three_attempts_are_many_the_second_is_none()
    {
        var story = new Story(Paying.With("acatsAttempts", 3));
        story.SignIn();

        Assert.False(Acats(story, "\"attempt\":2").Speaks(Signal));
        Assert.True(Acats(story, "\"attempt\":3").Speaks(Signal));
    }

    [Theory]
    [InlineData(30 * Paying.Day, false)]
    [InlineData((30 * Paying.Day) + 1, true)]
    public void A_customer_who_was_not_online_for_thirty_days_is_a_surprise(long seconds, bool speaks) =>
        Assert.Equal(speaks, Acats(Seen().After(seconds)).Speaks(Signal));

    [Fact]
    public void Where_the_customer_is_not_known_it_cannot_be_told_when_they_were_online() =>
        Assert.False(Acats(new Story(), customer: "").Speaks(Signal));

    [Fact]
    public void Only_ACATS_transfers_are_meant() =>
        Assert.False(Seen().Pay(rail: "wire", data: "\"contactMatch\":\"mismatch\",\"attempt\":2").Speaks(Signal));

    [Fact]
    public void Assets_that_come_in_are_no_surprise()
    {
        var story = new Story();
        story.Deposit("firm-b", rail: "acats", id: "d1");

        Assert.False(story.Deposit("firm-b", rail: "acats", id: "d2").Speaks(Signal));
    }

    [Fact]
    public void All_that_does_not_fit_adds_up_and_is_told()
    {
        var decision = Acats(
            Seen().WaitDays(31), "\"contactMatch\":\"mismatch\",\"attempt\":2,\"contraFirm\":\"Firm B\"");

        Assert.Equal(
            "An ACATS transfer out that does not fit: name or contact data do not match, it is attempt 2, "
            + "the customer has not signed in for thirty days",
            decision.TextOf(Signal));
        Paying.AssertPart(decision, Signal, 2300);
        Assert.True(decision.Asks(RecommendedActions.NotifyPriorContact));
    }

    private static Story Seen()
    {
        var story = new Story();
        story.SignIn();
        return story;
    }

    private static Decision Acats(Story story, string data = "", string match = "", string customer = "c1") =>
        story.Pay(
            "firm-b", 90_000, rail: "acats", kind: "outsideFirm", match: match, customer: customer, data: data);
}
