namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class NewLanguageTests
{
    private const string Signal = "newLanguage";

    private static readonly Place Set = Place.Home with { Language = "ro-RO" };

    [Fact]
    public void A_language_never_seen_with_the_customer_is_new() =>
        Assert.Equal(
            "The device is set to a language never seen with this customer",
            new Story().Live().SignIn(at: Set with { Device = "d-2" }).SaidBy(Signal));

    [Fact]
    public void Seen_once_it_is_the_customer_s()
    {
        var story = new Story().Live();
        story.SignIn(at: Set with { Device = "d-2" });

        Assert.False(story.SignIn(at: Set with { Device = "d-3" }).Speaks(Signal));
    }

    [Fact]
    public void Where_it_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Live().SignIn(at: Set with { Language = "", Device = "d-2" }).Speaks(Signal));

    [Fact]
    public void An_aggregator_s_setting_is_not_the_customer_s() =>
        Assert.False(new Story().Live().SignIn(at: Set, envelope: SignInTelling.ByAggregator).Speaks(Signal));

    [Theory]
    [InlineData(1, 700)]
    [InlineData(2, 850)]
    [InlineData(3, 1000)]
    public void A_short_history_says_less(int signIns, int part)
    {
        var story = new Story(SignInTelling.Limits());
        for (var i = 0; i < signIns; i++)
        {
            story.SignIn(at: Place.Home);
        }

        Assert.Equal(part, story.SignIn(at: Set with { Device = "d-2" }).PartOf(Signal));
    }

    [Fact]
    public void On_the_customer_s_seasoned_device_it_weighs_as_much_since_the_device_is_not_itself() =>
        Assert.Equal(1000, new Story(SignInTelling.Limits()).Live().SignIn(at: Set).PartOf(Signal));

    [Theory]
    [InlineData(491, 9, true)]
    [InlineData(490, 9, false)]
    [InlineData(490, 10, false)]
    [InlineData(500, 0, true)]
    public void Of_a_customer_of_whom_nothing_was_seen_a_setting_of_one_in_fifty_is_not_rare(
        int others, int alike, bool rare)
    {
        var story = new Story(SignInTelling.Limits());
        for (var i = 0; i < others + alike; i++)
        {
            story.SignIn("c-crowd", i < alike ? Set : Place.Home);
        }

        var decision = story.SignIn("c1", Set with { Device = "d-2" });

        Assert.Equal(rare, decision.Speaks(Signal));
        if (rare)
        {
            Assert.Equal(500, decision.PartOf(Signal));
            Assert.Equal("The device is set to a language that hardly any customer uses", decision.SaidBy(Signal));
        }
    }
}
