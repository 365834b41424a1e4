namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class KnownSecurityTests
{
    private const string Signal = "knownSecurity";

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_security_is_known_from_more_than_a_day_after_its_first_order_on(int secondsLater, bool speaks)
    {
        var story = new Story();
        story.Order("BLUE");

        Assert.Equal(speaks, story.WaitDays(1).WaitSeconds(secondsLater).Order("BLUE", "sell").Speaks(Signal));
    }

    [Fact]
    public void It_speaks_for_the_customer() =>
        Assert.True(Holdfast.Engine.Signals.SignalCatalog.Find(Signal)!.Description.Weight < 0);

    [Fact]
    public void Another_security_is_not_known()
    {
        var story = new Story();
        story.Order("BLUE");

        Assert.False(story.WaitDays(2).Order("GREEN").Speaks(Signal));
    }

    [Fact]
    public void What_another_account_dealt_in_is_not_known_here()
    {
        var story = new Story();
        story.Order("BLUE", customer: "c2", account: "a2");

        Assert.False(story.WaitDays(2).Order("BLUE").Speaks(Signal));
    }

    [Fact]
    public void It_names_the_security()
    {
        var story = new Story();
        story.Order("BLUE");

        Assert.Equal("BLUE has been dealt in here before", story.WaitDays(2).Order("BLUE").Says(Signal));
    }
}
