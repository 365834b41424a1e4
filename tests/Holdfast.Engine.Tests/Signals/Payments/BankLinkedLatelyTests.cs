namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class BankLinkedLatelyTests
{
    private const string Signal = "bankLinkedLately";

    [Theory]
    [InlineData(0, true)]
    [InlineData(10 * Paying.Day, true)]
    [InlineData((10 * Paying.Day) + 1, false)]
    public void A_bank_account_is_linked_lately_for_ten_days(long seconds, bool speaks) =>
        Assert.Equal(speaks, Linked().After(seconds).Pay("b2", kind: "ownBank").Speaks(Signal));

    [Fact]
    public void Linking_it_again_does_not_make_an_old_link_new()
    {
        var story = Linked().WaitDays(11);
        story.Link("b2");

        Assert.False(story.Pay("b2", kind: "ownBank").Speaks(Signal));
    }

    [Fact]
    public void Other_payees_were_not_linked() => Assert.False(Linked().Pay("b3", kind: "ownBank").Speaks(Signal));

    [Fact]
    public void A_link_after_a_request_that_is_told_late_does_not_count() =>
        Assert.False(Linked().WaitHours(-1).Pay("b2", kind: "ownBank").Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_from_it_is_not_meant() => Assert.False(Linked().Deposit("b2").Speaks(Signal));

    [Fact]
    public void Where_the_bank_account_is_not_told_nothing_is_said() =>
        Assert.False(Linked().Pay(payee: "", kind: "ownBank").Speaks(Signal));

    [Fact]
    public void It_says_how_long_before() =>
        Assert.Equal(
            "The bank account was linked 22 minutes before",
            Linked().WaitMinutes(22).Pay("b2", kind: "ownBank").TextOf(Signal));

    private static Story Linked()
    {
        var story = new Story();
        story.Link("b2");
        return story;
    }
}
