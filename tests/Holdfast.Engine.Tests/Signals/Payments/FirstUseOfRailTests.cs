namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class FirstUseOfRailTests
{
    private const string Signal = "firstUseOfRail";

    [Theory]
    [InlineData("wire", true)]
    [InlineData("instant", true)]
    [InlineData("check", true)]
    [InlineData("crypto", true)]
    [InlineData("ach", false)]
    [InlineData("acats", false)]
    [InlineData("journal", false)]
    [InlineData("card", false)]
    public void The_first_use_of_a_rail_that_is_hard_to_call_back_counts(string rail, bool speaks) =>
        Assert.Equal(speaks, Old().Pay(rail: rail).Speaks(Signal));

    [Theory]
    [InlineData((180 * Paying.Day) - 1, false)]
    [InlineData(180 * Paying.Day, true)]
    public void An_account_uses_a_rail_late_from_half_a_year_on(long seconds, bool speaks) =>
        Assert.Equal(speaks, new Story().OpenAccount().After(seconds).Pay(rail: "wire").Speaks(Signal));

    [Fact]
    public void The_second_use_is_not_the_first() =>
        Assert.False(Old().Paid("b2", rail: "wire").Pay(rail: "wire").Speaks(Signal));

    [Fact]
    public void A_payment_in_another_currency_is_a_use() =>
        Assert.False(Old().Paid("b2", rail: "wire", currency: "EUR").Pay(rail: "wire").Speaks(Signal));

    [Fact]
    public void What_was_asked_for_and_never_paid_is_no_use()
    {
        var story = Old();
        story.Pay(rail: "wire", id: "w");
        story.Ended("w", "cancelled");

        Assert.True(story.Pay(rail: "wire").Speaks(Signal));
    }

    [Fact]
    public void Another_rail_is_another_rail() =>
        Assert.True(Old().Paid("b2", rail: "instant").Pay(rail: "wire").Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_is_no_use_and_is_not_meant() =>
        Assert.False(Old().Deposit(rail: "wire").Speaks(Signal));

    [Fact]
    public void Where_the_opening_was_not_told_nothing_is_said() =>
        Assert.False(new Story().Pay(rail: "wire").Speaks(Signal));

    [Theory]
    [InlineData("wire", "The first wire transfer of this account")]
    [InlineData("instant", "The first instant payment of this account")]
    [InlineData("check", "The first cheque of this account")]
    [InlineData("crypto", "The first crypto transfer of this account")]
    public void It_names_the_rail(string rail, string text) => Assert.Equal(text, Old().Pay(rail: rail).TextOf(Signal));

    private static Story Old() => new Story().Snapshot("\"openedOn\":\"2015-05-05\"");
}
