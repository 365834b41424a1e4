namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class CallThenDigitalTests
{
    private const string Signal = "callThenDigital";

    [Theory]
    [InlineData("access", true)]
    [InlineData("limits", true)]
    [InlineData("transfer", false)]
    [InlineData("contact", false)]
    [InlineData("other", false)]
    public void A_call_about_access_or_limits_before_a_new_payee_is_paid_counts(string topic, bool speaks) =>
        Assert.Equal(speaks, Called(new Story(), topic).WaitHours(1).Pay().Speaks(Signal));

    [Theory]
    [InlineData(Paying.Day, true)]
    [InlineData(Paying.Day + 1, false)]
    public void A_call_counts_for_a_day(long seconds, bool speaks)
    {
        Assert.Equal(speaks, Called(new Story()).After(seconds).Pay().Speaks(Signal));
        Assert.Equal(
            speaks,
            Called(new Story().Live()).After(seconds).SignIn(at: Place.Home with { Device = "d-2" }).Speaks(Signal));
    }

    [Fact]
    public void A_call_after_a_request_that_is_told_late_does_not_count() =>
        Assert.False(Called(new Story()).WaitHours(-1).Pay().Speaks(Signal));

    [Fact]
    public void A_known_payee_may_be_paid_after_a_call() =>
        Assert.False(Called(new Story().Paid("b2").WaitDays(14)).Pay("b2").Speaks(Signal));

    [Fact]
    public void A_sign_in_on_the_own_device_after_a_call_is_no_wonder() =>
        Assert.False(Called(new Story().Live()).SignIn(at: Place.Home).Speaks(Signal));

    [Fact]
    public void Without_a_history_no_device_is_new() =>
        Assert.False(Called(new Story()).SignIn(at: Place.Home).Speaks(Signal));

    [Fact]
    public void Where_the_device_or_the_payee_is_not_told_nothing_is_said()
    {
        Assert.False(Called(new Story().Live()).SignIn(at: Place.Home with { Device = "" }).Speaks(Signal));
        Assert.False(Called(new Story()).Pay(payee: "").Speaks(Signal));
    }

    [Fact]
    public void It_says_so_in_a_sentence() =>
        Assert.Equal(
            "A call about access or limits came within a day before",
            Called(new Story()).WaitHours(5).Pay().TextOf(Signal));

    private static Story Called(Story story, string topic = "access") =>
        story.Told("support.contacted", $"\"topic\":\"{topic}\",\"authentication\":\"passed\"");
}
