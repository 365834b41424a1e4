using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class StandingInstructionTests
{
    private const string Signal = "standingInstruction";

    private const string Standing = "\"standing\":true";

    [Fact]
    public void A_later_use_speaks_for_the_customer()
    {
        var decision = new Story(Alone).Paid("b2").WaitDays(14).Pay("b2", data: Standing);

        Assert.Equal("Paid under a standing instruction, as before", decision.TextOf(Signal));
        Paying.AssertPart(decision, Signal, 1000);
        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
    }

    [Fact]
    public void The_first_use_proves_nothing() => Assert.False(new Story().Pay(data: Standing).Speaks(Signal));

    [Fact]
    public void A_payee_that_was_named_and_never_paid_proves_nothing()
    {
        var story = new Story();
        story.Pay("b2", data: Standing);

        Assert.False(story.WaitDays(30).Pay("b2", data: Standing).Speaks(Signal));
    }

    [Theory]
    [InlineData((14 * Paying.Day) - 1, 300)]
    [InlineData(14 * Paying.Day, 1000)]
    public void It_weighs_less_while_the_first_payment_is_fresh(long seconds, int part) =>
        Paying.AssertPart(new Story(Alone).Paid("b2").After(seconds).Pay("b2", data: Standing), Signal, part);

    [Theory]
    [InlineData("")]
    [InlineData("\"standing\":false")]
    public void A_single_payment_is_no_standing_instruction(string data) =>
        Assert.False(new Story().Paid("b2").WaitDays(14).Pay("b2", data: data).Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Paid("").WaitDays(14).Pay(payee: "", data: Standing).Speaks(Signal));

    private static DecisionPolicy Alone { get; } = new(
        weights: new Dictionary<string, LogOdds> { ["thirdPartyInstruction"] = LogOdds.Zero });
}
