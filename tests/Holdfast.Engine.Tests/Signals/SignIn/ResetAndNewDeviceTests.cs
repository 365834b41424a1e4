namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class ResetAndNewDeviceTests
{
    private const string Signal = "resetAndNewDevice";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData("forgotten", true)]
    [InlineData("callCenter", true)]
    [InlineData("employee", true)]
    [InlineData("signedIn", false)]
    [InlineData("", false)]
    public void A_new_device_after_a_reset_is_noticed_and_after_an_ordinary_change_is_not(string how, bool noticed)
    {
        var story = new Story().Live();
        story.ChangeCredential(how: how);

        Assert.Equal(noticed, story.SignIn(at: NewDevice).Speaks(Signal));
    }

    [Theory]
    [InlineData("forgotten", true)]
    [InlineData("callCenter", true)]
    [InlineData("employee", true)]
    [InlineData("signedIn", false)]
    [InlineData("", false)]
    public void So_is_a_reset_on_a_new_device(string how, bool noticed)
    {
        var story = new Story().Live();
        story.SignIn(at: NewDevice);

        Assert.Equal(noticed, story.WaitHours(1).ChangeCredential(how: how, at: NewDevice).Speaks(Signal));
    }

    [Theory]
    [InlineData("username")]
    [InlineData("mfaMethod")]
    [InlineData("securityQuestions")]
    public void Only_the_password_is_meant(string what) =>
        Assert.False(new Story().Live().ChangeCredential(what, at: NewDevice).Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_reset_counts_for_a_day(int secondsMore, bool counts)
    {
        var story = new Story().Live();
        story.ChangeCredential();

        Assert.Equal(counts, story.WaitDays(1).WaitSeconds(secondsMore).SignIn(at: NewDevice).Speaks(Signal));
    }

    [Theory]
    [InlineData(86_399, true)]
    [InlineData(86_400, false)]
    public void A_device_is_new_for_a_day(int seconds, bool isNew)
    {
        var story = new Story().Live();
        story.SignIn(at: NewDevice);

        Assert.Equal(isNew, story.WaitSeconds(seconds).ChangeCredential(at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void The_customer_s_own_device_is_left_in_peace()
    {
        var story = new Story().Live();

        Assert.False(story.ChangeCredential(at: Place.Home).Speaks(Signal));
        Assert.False(story.SignIn(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void Where_the_device_is_not_told_or_nothing_was_known_before_nothing_is_said()
    {
        Assert.False(new Story().Live().ChangeCredential().Speaks(Signal));
        Assert.False(new Story().ChangeCredential(at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void On_a_network_the_customer_knows_it_weighs_less()
    {
        Assert.Equal(
            400, new Story(SignInTelling.Limits()).Live().ChangeCredential(at: NewDevice).PartOf(Signal));
        Assert.Equal(
            1000, new Story(SignInTelling.Limits()).Live().ChangeCredential(at: Place.Abroad).PartOf(Signal));
    }

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "A password reset and a new device within a day",
            new Story().Live().ChangeCredential(at: NewDevice).SaidBy(Signal));
}
