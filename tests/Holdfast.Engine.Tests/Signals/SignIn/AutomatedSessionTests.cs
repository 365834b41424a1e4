namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class AutomatedSessionTests
{
    private const string Signal = "automatedSession";

    [Theory]
    [InlineData("\"automationScore\":0.9", true)]
    [InlineData("\"automationScore\":0.899", false)]
    [InlineData("\"secondsToTransfer\":7", true)]
    [InlineData("\"secondsToTransfer\":8", false)]
    [InlineData("\"typingScore\":0.9", false)]
    public void A_session_is_automated_from_90_percent_or_below_8_seconds_to_the_transfer_form(
        string seen, bool automated) =>
        Assert.Equal(automated, new Story().Observe(seen).Speaks(Signal));

    [Fact]
    public void A_likely_program_is_told_with_its_likelihood()
    {
        var decision = new Story().Observe("\"automationScore\":0.95,\"secondsToTransfer\":30");

        Assert.Equal("A program was at work in the session with a likelihood of 95 %", decision.SaidBy(Signal));
    }

    [Fact]
    public void A_form_reached_too_fast_is_told_with_the_time_and_without_a_likelihood_nobody_gave()
    {
        var decision = new Story().Observe("\"secondsToTransfer\":5");

        Assert.Equal("The transfer form was reached in 5 seconds, faster than by hand", decision.SaidBy(Signal));
        Assert.Equal(1, decision.ReasonOf(Signal).Facts.Count);
    }

    [Fact]
    public void An_aggregator_may_work_like_a_program()
    {
        var decision = new Story().Observe("\"automationScore\":1", envelope: SignInTelling.ByAggregator);

        Assert.False(decision.Speaks(Signal));
    }
}
