using System.Globalization;
using NodaTime;

namespace Holdfast.Engine.Tests.Signals.SignIn;

/// <summary>What both signals of travel have in common: where a place says nothing, and how it is measured.</summary>
/// <param name="signal">The signal.</param>
public abstract class TravelTests(string signal)
{
    /// <summary>A place that is too far from home by the signal's measure.</summary>
    private protected abstract Place There { get; }

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

        Assert.True(decision.Speaks(signal) == (speaks == signal), journey);
    }

    [Fact]
    public void Two_sign_ins_at_the_same_second_count_as_one_second_apart() =>
        Assert.True(AtHome().SignIn(at: There).Speaks(signal));

    [Theory]
    [InlineData("", 7922u)]
    [InlineData("73.10.20.31", 0u)]
    [InlineData("185.220.1.9", 7922u)]
    public void Where_no_place_is_told_or_the_network_is_the_customer_s_nothing_is_said(string ip, uint network)
    {
        var story = AtHome();

        Assert.False(story.SignIn(at: There with { Ip = ip, Asn = network }).Speaks(signal));
        Assert.False(story.SignIn(at: There with { Latitude = null }).Speaks(signal));
    }

    [Fact]
    public void An_exempt_network_is_nowhere()
    {
        var story = new Story(SignInTelling.Exempting);
        story.SignIn(at: Place.Home);

        Assert.False(story.SignIn(at: There with { Asn = SignInTelling.ExemptNetwork }).Speaks(signal));
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

        Assert.Equal(speaks, story.WaitSeconds(60).SignIn(at: far).Speaks(signal));
    }

    [Fact]
    public void A_failed_attempt_from_far_away_is_not_where_the_customer_was()
    {
        var story = AtHome();
        story.FailSignIn(at: There);

        Assert.False(story.WaitMinutes(1).SignIn(at: Place.Home).Speaks(signal));
    }

    [Fact]
    public void A_sign_in_that_is_told_late_is_measured_by_when_it_happened()
    {
        var story = AtHome();

        Assert.True(story.Wait(-Duration.FromSeconds(60)).SignIn(at: There).Speaks(signal));
    }

    [Fact]
    public void An_aggregator_s_place_is_not_the_customer_s() =>
        Assert.False(AtHome().WaitSeconds(60).SignIn(at: There, envelope: SignInTelling.ByAggregator).Speaks(signal));

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

        Assert.Equal(part, story.WaitSeconds(60).SignIn(at: There with { Device = device }).PartOf(signal));
    }

    private static Story AtHome(string mfa = "none")
    {
        var story = new Story(SignInTelling.Limits());
        story.SignIn(at: Place.Home, mfa: mfa);
        return story;
    }

    protected static decimal Degrees(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
