using System.Globalization;

namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class ConcurrentSessionsTests
{
    private const string Signal = "concurrentSessions";

    [Theory]
    [InlineData(899, true)]
    [InlineData(900, false)]
    public void Two_sign_ins_far_apart_are_concurrent_within_a_quarter_of_an_hour(int seconds, bool concurrent)
    {
        var story = AtHome();

        Assert.Equal(concurrent, story.WaitSeconds(seconds).SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Theory]
    [InlineData("45.207", true)] // 500.04 km
    [InlineData("45.206", false)] // 499.93 km
    public void Five_hundred_kilometres_are_far(string latitude, bool far)
    {
        var there = Place.Abroad with
        {
            Latitude = decimal.Parse(latitude, CultureInfo.InvariantCulture), Longitude = Place.Home.Longitude,
        };

        Assert.Equal(far, AtHome().WaitMinutes(5).SignIn(at: there).Speaks(Signal));
    }

    [Fact]
    public void The_error_of_both_places_is_taken_off_and_the_sentence_says_at_least()
    {
        var story = new Story();
        story.SignIn(at: Place.Home);

        Assert.Equal(
            "Another session, at least 7550 km away, began 5 minutes before",
            story.WaitMinutes(5).SignIn(at: Place.Abroad).SaidBy(Signal));
    }

    [Fact]
    public void A_sign_in_told_late_came_before_and_not_beside()
    {
        var story = AtHome();

        Assert.False(story.WaitMinutes(-5).SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void A_place_that_is_not_told_is_not_far() =>
        Assert.False(AtHome().SignIn(at: Place.Abroad with { Latitude = null }).Speaks(Signal));

    [Fact]
    public void A_network_the_customer_is_used_to_may_be_placed_anywhere() =>
        Assert.False(AtHome().SignIn(at: Place.Abroad with { Asn = Place.Home.Asn }).Speaks(Signal));

    [Fact]
    public void An_aggregator_s_place_is_not_the_customer_s() =>
        Assert.False(AtHome().SignIn(at: Place.Abroad, envelope: SignInTelling.ByAggregator).Speaks(Signal));

    [Theory]
    [InlineData("totp", 200)]
    [InlineData("none", 500)]
    public void On_a_known_device_it_weighs_less_and_on_a_proven_one_least(string mfa, int part)
    {
        var story = AtHome(mfa);
        story.WaitDays(2).SignIn(at: Place.Home, mfa: mfa);

        Assert.Equal(part, story.SignIn(at: Place.Abroad with { Device = Place.Home.Device }).PartOf(Signal));
    }

    private static Story AtHome(string mfa = "none")
    {
        var story = new Story(SignInTelling.Limits(("placeRadius", 0)));
        story.SignIn(at: Place.Home, mfa: mfa);
        return story;
    }
}
