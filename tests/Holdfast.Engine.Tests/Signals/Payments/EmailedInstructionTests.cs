using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class EmailedInstructionTests
{
    private const string Signal = "emailedInstruction";

    [Theory]
    [InlineData("email", true)]
    [InlineData("fax", true)]
    [InlineData("online", false)]
    [InlineData("phone", false)]
    [InlineData("letter", false)]
    [InlineData("inPerson", false)]
    public void An_instruction_by_email_or_fax_is_told_by_its_medium(string medium, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(data: $"\"medium\":\"{medium}\"").Speaks(Signal));

    [Theory]
    [InlineData("email", true)]
    [InlineData("fax", true)]
    [InlineData("web", false)]
    [InlineData("phone", false)]
    [InlineData("mail", false)]
    public void Or_by_its_channel(string channel, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(envelope: $"\"channel\":\"{channel}\"").Speaks(Signal));

    [Fact]
    public void Where_neither_is_told_nothing_is_said() => Assert.False(new Story().Pay().Speaks(Signal));

    [Fact]
    public void A_known_payee_is_no_excuse() =>
        Assert.True(
            new Story().Paid("b2").WaitDays(14).Pay("b2", data: "\"medium\":\"email\"").Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_may_be_told_by_email() =>
        Assert.False(
            new Story().Tell(
                "transfer.requested",
                "\"direction\":\"in\",\"rail\":\"wire\",\"amount\":5,\"medium\":\"email\"",
                "\"account\":\"a1\"").Speaks(Signal));

    [Fact]
    public void It_says_how_much_and_asks_for_a_call()
    {
        var decision = new Story().Pay(amount: 33_000.50m, data: "\"medium\":\"fax\"");

        Assert.Equal("$33,000.5 on an instruction that came by e-mail or fax", decision.TextOf(Signal));
        Assert.True(decision.Asks(RecommendedActions.CallBack));
    }

    [Fact]
    public void Of_another_currency_it_names_no_dollars() =>
        Assert.Equal(
            "Money out on an instruction that came by e-mail or fax",
            new Story().Pay(amount: 33_000, currency: "EUR", data: "\"medium\":\"email\"").TextOf(Signal));
}
