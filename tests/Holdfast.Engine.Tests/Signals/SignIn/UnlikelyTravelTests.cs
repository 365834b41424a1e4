using System.Globalization;
using NodaTime;

namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class UnlikelyTravelTests
{
    private const string Signal = "unlikelyTravel";

    // 306 km away, of which the error of places leaves 206.
    private static readonly Place There = Place.Abroad with { Latitude = 42.36m, Longitude = -71.06m };

    [Theory]
    [MemberData(nameof(TravelVectors.All), MemberType = typeof(TravelVectors))]
    public void The_vectors_of_the_sheet_hold(
        string journey,
        decimal fromLatitude,
        decimal fromLongitude,
        decimal toLatitude,
        decimal toLongitude,
        int minutes,
        string speaks)
    {
        var decision = TravelVectors.Travel(
            fromLatitude, fromLongitude, toLatitude, toLongitude, Duration.FromMinutes(minutes));

        Assert.True(decision.Speaks(Signal) == (speaks == Signal), journey);
    }

    [Theory]
    [InlineData("1.799", true)] // 200.04 km
    [InlineData("1.798", false)] // 199.93 km
    public void From_200_kilometres_on_travel_can_be_unlikely(string degrees, bool unlikely) =>
        Assert.Equal(unlikely, TravelVectors.North(Degrees(degrees), seconds: 60).Speaks(Signal));

    [Theory]
    [InlineData("4.496", true)] // 499.93 km
    [InlineData("4.497", false)] // 500.04 km
    public void From_500_kilometres_on_it_is_left_to_impossible_travel(string degrees, bool unlikely) =>
        Assert.Equal(unlikely, TravelVectors.North(Degrees(degrees), seconds: 60).Speaks(Signal));

    [Theory]
    [InlineData(14_401, true)] // 250.00 km/h and a little more
    [InlineData(14_402, false)] // 249.99 km/h
    public void Above_250_kilometres_an_hour_few_travel(int seconds, bool unlikely) =>
        Assert.Equal(unlikely, TravelVectors.North(Degrees("8.994"), seconds).Speaks(Signal));

    [Theory]
    [InlineData("2.699", true)] // 300.11 km
    [InlineData("2.697", false)] // 299.89 km
    public void The_error_of_both_places_is_taken_off(string degrees, bool unlikely) =>
        Assert.Equal(unlikely, TravelVectors.North(Degrees(degrees), seconds: 60, radius: 50).Speaks(Signal));

    [Fact]
    public void It_tells_the_least_distance_and_speed() =>
        Assert.Equal(
            "At least 1000 km from the last sign-in, which takes 500 km/h or more",
            TravelVectors.North(Degrees("8.994"), seconds: 7_200).SaidBy(Signal));

    [Fact]
    public void Two_sign_ins_at_the_same_second_count_as_one_second_apart() =>
        Assert.True(AtHome().SignIn(at: There).Speaks(Signal));

    [Theory]
    [InlineData("", 7922u)]
    [InlineData("73.10.20.31", 0u)]
    [InlineData("185.220.1.9", 7922u)]
    public void Where_no_place_is_told_or_the_network_is_the_customer_s_nothing_is_said(string ip, uint network)
    {
        var story = AtHome();

        Assert.False(story.SignIn(at: There with { Ip = ip, Asn = network }).Speaks(Signal));
        Assert.False(story.SignIn(at: There with { Latitude = null }).Speaks(Signal));
    }

    [Fact]
    public void An_exempt_network_is_nowhere()
    {
        var story = new Story(SignInTelling.Exempting);
        story.SignIn(at: Place.Home);

        Assert.False(story.SignIn(at: There with { Asn = SignInTelling.ExemptNetwork }).Speaks(Signal));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void A_tunnel_the_customer_is_used_to_may_end_anywhere(int times, bool speaks)
    {
        var story = AtHome();
        for (var time = 1; time <= times; time++)
        {
            story.WaitDays(2).SignIn(at: Place.Home with { Anonymizer = "vpn" });
        }

        var far = There with { Device = "d-3", Anonymizer = "vpn" };

        Assert.Equal(speaks, story.WaitSeconds(60).SignIn(at: far).Speaks(Signal));
    }

    [Fact]
    public void A_failed_attempt_from_far_away_is_not_where_the_customer_was()
    {
        var story = AtHome();
        story.FailSignIn(at: There);

        Assert.False(story.WaitMinutes(1).SignIn(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void A_sign_in_that_is_told_late_is_measured_by_when_it_happened()
    {
        var story = AtHome();

        Assert.True(story.Wait(-Duration.FromSeconds(60)).SignIn(at: There).Speaks(Signal));
    }

    [Fact]
    public void An_aggregator_s_place_is_not_the_customer_s() =>
        Assert.False(AtHome().WaitSeconds(60).SignIn(at: There, envelope: SignInTelling.ByAggregator).Speaks(Signal));

    [Theory]
    [InlineData("d-c1", "passkey", 200)]
    [InlineData("d-c1", "sms", 200)]
    [InlineData("d-c1", "none", 500)]
    [InlineData("d-2", "passkey", 1000)]
    public void On_a_device_bound_by_a_factor_it_weighs_a_fifth_and_on_another_known_one_half(
        string device, string mfa, int part)
    {
        var story = AtHome(mfa);
        story.WaitDays(2).SignIn(at: Place.Home, mfa: mfa);

        Assert.Equal(part, story.WaitSeconds(60).SignIn(at: There with { Device = device }).PartOf(Signal));
    }

    private static Story AtHome(string mfa = "none")
    {
        var story = new Story(SignInTelling.Limits());
        story.SignIn(at: Place.Home, mfa: mfa);
        return story;
    }

    private static decimal Degrees(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
