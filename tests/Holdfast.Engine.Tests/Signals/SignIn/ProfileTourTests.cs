namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class ProfileTourTests
{
    private const string Signal = "profileTour";

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Three_pages_of_security_bank_and_limits_on_a_new_device_are_a_tour(int pages, bool many) =>
        Assert.Equal(many, OnNewDevice().Observe($"\"tourPages\":{pages}").Speaks(Signal));

    [Fact]
    public void Pages_add_up_over_the_session_and_not_beyond_it()
    {
        var story = OnNewDevice();

        Assert.False(story.Observe("\"tourPages\":2").Speaks(Signal));
        Assert.False(story.Observe("\"tourPages\":1", session: "s-other").Speaks(Signal));
        Assert.Equal(
            "3 security, bank and limits pages opened on a new device",
            story.Observe("\"tourPages\":1").SaidBy(Signal));
    }

    [Fact]
    public void On_the_customer_s_own_device_anybody_may_be_curious()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home, session: "s-1");

        Assert.False(story.Observe("\"tourPages\":50", at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void A_page_need_not_tell_the_device_again()
    {
        Assert.True(OnNewDevice().Observe("\"tourPages\":50").Speaks(Signal));
        Assert.True(new Story().Live().Observe("\"tourPages\":50", "s-9", at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void Pages_that_are_not_told_are_not_counted() =>
        Assert.False(OnNewDevice().Observe("\"sensitivePages\":50").Speaks(Signal));

    private static Story OnNewDevice()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home with { Device = "d-2" }, session: "s-1");
        return story;
    }

    [Fact]
    public void Where_no_further_page_is_opened_nothing_more_is_said()
    {
        var story = OnNewDevice();
        story.Observe("\"tourPages\":3");

        Assert.False(story.Observe("\"tourPages\":0").Speaks(Signal));
    }
}
