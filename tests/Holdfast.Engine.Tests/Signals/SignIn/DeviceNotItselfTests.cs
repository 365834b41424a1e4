namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class DeviceNotItselfTests
{
    private const string Signal = "deviceNotItself";

    [Fact]
    public void A_known_device_in_a_language_never_seen_may_be_a_copied_cookie()
    {
        var decision = new Story().Live().SignIn(at: Place.Home with { Language = "ro-RO" });

        Assert.Equal(
            "A device known by its id shows another language than any of this customer's", decision.SaidBy(Signal));
    }

    [Fact]
    public void So_may_one_on_a_system_never_seen()
    {
        var decision = new Story().Live().SignIn(at: Place.Home with { Platform = "linux" });

        Assert.Equal(
            "A device known by its id shows another system than any of this customer's", decision.SaidBy(Signal));
    }

    [Fact]
    public void Both_are_told_together()
    {
        var decision = new Story().Live().SignIn(at: Place.Home with { Platform = "linux", Language = "ro-RO" });

        Assert.Equal(
            "A device known by its id shows another language and system than any of this customer's",
            decision.SaidBy(Signal));
    }

    [Fact]
    public void Another_browser_on_the_same_system_is_still_the_same_device() =>
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Browser = "Firefox" }).Speaks(Signal));

    [Fact]
    public void A_language_the_customer_uses_elsewhere_is_theirs()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home with { Device = "d-2", Language = "es-MX" });

        Assert.False(story.WaitDays(2).SignIn(at: Place.Home with { Language = "es-MX" }).Speaks(Signal));
    }

    [Theory]
    [InlineData(86_400, true)]
    [InlineData(86_399, false)]
    public void A_device_is_known_after_a_day(int seconds, bool known)
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home with { Device = "d-2" });

        var decision = story.WaitSeconds(seconds).SignIn(at: Place.Home with { Device = "d-2", Language = "ro-RO" });

        Assert.Equal(known, decision.Speaks(Signal));
    }

    [Theory]
    [InlineData("windows", "")]
    [InlineData("", "en-US")]
    public void What_was_never_told_before_is_not_new(string platform, string language)
    {
        var silent = Place.Home with { Platform = "", Language = "" };
        var story = new Story().Live(home: silent);

        Assert.False(story.SignIn(at: silent with { Platform = platform, Language = language }).Speaks(Signal));
    }

    [Fact]
    public void What_is_not_told_now_is_not_another() =>
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Platform = "", Language = "" }).Speaks(Signal));

    [Fact]
    public void A_strange_network_or_time_zone_besides_makes_it_heavier()
    {
        var policy = SignInTelling.Limits();
        var there = Place.Home with { Language = "ro-RO" };

        Assert.Equal(1000, new Story(policy).Live().SignIn(at: there).PartOf(Signal));

        there = there with { TimeZone = "Europe/Bucharest" };
        Assert.Equal(1500, new Story(policy).Live().SignIn(at: there).PartOf(Signal));

        there = Place.Abroad with { Device = "d-c1", Language = "ro-RO" };
        Assert.Equal(1500, new Story(policy).Live().SignIn(at: there).PartOf(Signal));
    }
}
