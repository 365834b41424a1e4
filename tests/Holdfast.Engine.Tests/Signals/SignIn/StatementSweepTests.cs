namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class StatementSweepTests
{
    private const string Signal = "statementSweep";

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Ten_pages_with_personal_data_on_a_new_device_are_a_sweep(int pages, bool many) =>
        Assert.Equal(many, OnNewDevice().Observe($"\"sensitivePages\":{pages}").Speaks(Signal));

    [Fact]
    public void Pages_add_up_over_the_session_and_not_beyond_it()
    {
        var story = OnNewDevice();

        Assert.False(story.Observe("\"sensitivePages\":9").Speaks(Signal));
        Assert.False(story.Observe("\"sensitivePages\":1", session: "s-other").Speaks(Signal));
        Assert.Equal(
            "10 pages with personal data opened on a new device",
            story.Observe("\"sensitivePages\":1").SaidBy(Signal));
    }

    [Fact]
    public void On_the_customer_s_own_device_anybody_may_be_curious()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home, session: "s-1");

        Assert.False(story.Observe("\"sensitivePages\":50", at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void A_page_need_not_tell_the_device_again()
    {
        Assert.True(OnNewDevice().Observe("\"sensitivePages\":50").Speaks(Signal));
        Assert.True(new Story().Live().Observe("\"sensitivePages\":50", "s-9", at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void Pages_that_are_not_told_are_not_counted() =>
        Assert.False(OnNewDevice().Observe("\"tourPages\":50").Speaks(Signal));

    private static Story OnNewDevice()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home with { Device = "d-2" }, session: "s-1");
        return story;
    }
}
