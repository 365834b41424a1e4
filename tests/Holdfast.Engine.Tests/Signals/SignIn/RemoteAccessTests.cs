namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class RemoteAccessTests
{
    private const string Signal = "remoteAccess";

    private static readonly Place Controlled = Place.Home with { MoreDevice = "\"remoteAccess\":true" };

    [Fact]
    public void A_remote_control_tool_on_the_device_is_noticed() =>
        Assert.Equal(
            "A remote-control tool was seen on the device", new Story().SignIn(at: Controlled).SaidBy(Signal));

    [Theory]
    [InlineData("\"remoteAccess\":false")]
    [InlineData("")]
    public void A_device_without_one_or_of_which_nothing_is_told_is_not(string told) =>
        Assert.False(new Story().SignIn(at: Place.Home with { MoreDevice = told }).Speaks(Signal));

    [Fact]
    public void Seen_once_it_counts_for_the_rest_of_the_session_and_not_for_the_next()
    {
        var story = new Story().Live();
        story.Observe("\"typingScore\":1", at: Controlled);

        Assert.True(story.Order(at: Place.Home, session: "s-1").Speaks(Signal));
        Assert.True(story.Transfer(session: "s-1").Speaks(Signal));
        Assert.False(story.WaitDays(60).Transfer(session: "s-2").Speaks(Signal));
    }

    [Theory]
    [InlineData("b1", 1000)]
    [InlineData("b-new", 1800)]
    public void With_a_new_payee_it_weighs_more(string payee, int part) =>
        Assert.Equal(
            part, new Story(SignInTelling.Limits()).Live().Transfer(payee: payee, at: Controlled).PartOf(Signal));

    [Fact]
    public void With_a_linked_bank_too()
    {
        var decision = new Story(SignInTelling.Limits()).Live().Tell(
            "bank.linked",
            "\"destination\":\"b-2\"",
            "\"customer\":\"c1\",\"account\":\"a1\"," + Controlled.ToJson());

        Assert.Equal(1800, decision.PartOf(Signal));
    }
}
