namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class CallForwardingTests
{
    private const string Signal = "callForwarding";

    [Fact]
    public void Calls_that_the_carrier_forwards_are_noticed_when_it_says_so()
    {
        var decision = new Story().AskCarrier("\"forwarding\":true");

        Assert.Equal("Calls to the customer's number are forwarded to another", decision.SaidBy(Signal));
    }

    [Theory]
    [InlineData("\"forwarding\":false")]
    [InlineData("\"phone\":\"p-1\"")]
    public void Calls_that_are_not_forwarded_or_of_which_nothing_is_told_are_not(string told) =>
        Assert.False(new Story().AskCarrier(told).Speaks(Signal));

    [Theory]
    [InlineData("sms", true)]
    [InlineData("voice", true)]
    [InlineData("totp", false)]
    [InlineData("email", false)]
    [InlineData("none", false)]
    public void A_code_to_the_telephone_relies_on_it_and_others_do_not(string mfa, bool relies)
    {
        var story = new Story();
        story.AskCarrier("\"forwarding\":true");

        Assert.Equal(relies, story.WaitHours(1).SignIn(mfa: mfa).Speaks(Signal));
    }

    [Fact]
    public void Money_out_relies_on_the_telephone_and_money_in_does_not()
    {
        var story = new Story();
        story.AskCarrier("\"forwarding\":true");

        Assert.True(story.Transfer().Speaks(Signal));
        Assert.False(story.Deposit().Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_carrier_s_word_counts_for_seven_days(int secondsMore, bool counts)
    {
        var story = new Story();
        story.AskCarrier("\"forwarding\":true");

        Assert.Equal(counts, story.WaitDays(7).WaitSeconds(secondsMore).SignIn(mfa: "sms").Speaks(Signal));
    }

    [Fact]
    public void A_forwarding_that_ended_no_longer_counts()
    {
        var story = new Story();
        story.AskCarrier("\"forwarding\":true");
        story.AskCarrier("\"forwarding\":false");

        Assert.False(story.SignIn(mfa: "sms").Speaks(Signal));
    }
}
