namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class BorrowedToBuyTests
{
    private const string Signal = "borrowedToBuy";

    [Theory]
    [InlineData(99_900, false)]
    [InlineData(100_000, true)]
    public void An_order_worth_the_whole_account_on_a_new_device_borrows(int notional, bool speaks) =>
        Assert.Equal(
            speaks, new Story().Live().OnNewDevice().Order(notional: notional, session: "s-new").Speaks(Signal));

    [Fact]
    public void An_order_that_is_itself_made_on_a_new_device_counts_without_a_session() =>
        Assert.True(new Story().Live().Order(notional: 150_000, at: Place.Abroad).Speaks(Signal));

    [Fact]
    public void On_the_own_device_a_customer_may_borrow() => Assert.False(
        new Story().Live().OnOwnDevice().Order(notional: 150_000, at: Place.Home, session: "s-own").Speaks(Signal));

    [Theory]
    [InlineData("buy", false, true)]
    [InlineData("sellShort", false, true)]
    [InlineData("buy", true, false)]
    [InlineData("sell", false, false)]
    public void Only_orders_that_open_a_position_borrow(string side, bool closes, bool speaks)
    {
        var decision = new Story().Live().OnNewDevice().Order(
            side: side, notional: 150_000, session: "s-new", more: $"\"closesPosition\":{(closes ? "true" : "false")}");

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Fact]
    public void Where_neither_the_order_nor_a_recent_word_tells_what_the_account_is_worth_nothing_is_said()
    {
        const string order = "\"symbol\":\"BLUE\",\"side\":\"buy\",\"notional\":150000";

        Assert.True(new Story().Live(days: 28).OnNewDevice().Deal(order, session: "s-new").Speaks(Signal));
        Assert.False(new Story().Live(days: 0).WaitDays(31).OnNewDevice().Deal(order, session: "s-new").Speaks(Signal));
    }

    [Fact]
    public void It_says_how_large_the_order_is() => Assert.Equal(
        "An order worth 150 % of the account, on a new device",
        new Story().Live().OnNewDevice().Order(notional: 150_000, session: "s-new").Says(Signal));
}
