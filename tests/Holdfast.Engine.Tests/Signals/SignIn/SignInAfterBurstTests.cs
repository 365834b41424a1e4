using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class SignInAfterBurstTests
{
    private const string Signal = "signInAfterBurst";

    private static readonly DecisionPolicy Policy =
        SignInTelling.Limits(("stuffingNames", 6), ("stuffingNetworkNames", 20));

    [Theory]
    [InlineData(12, true)]
    [InlineData(3, false)]
    public void A_sign_in_from_where_passwords_were_tried_in_bulk_is_suspect(int names, bool suspect)
    {
        var story = new Story(Policy).Meet("c1").FailNames(names, SignInTelling.Hotel);

        Assert.Equal(suspect, story.SignIn("c1", SignInTelling.Hotel).Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void For_a_day(int secondsMore, bool suspect)
    {
        var story = Burst().WaitDays(1).WaitSeconds(secondsMore);

        Assert.Equal(suspect, story.SignIn("c1", SignInTelling.Hotel).Speaks(Signal));
    }

    [Fact]
    public void From_any_address_of_the_neighbourhood_and_on_any_device()
    {
        var next = SignInTelling.Hotel with { Ip = "12.40.50.99", Browser = "Firefox", Device = "d-c1" };

        Assert.True(Burst().SignIn("c1", next).Speaks(Signal));
        Assert.False(Burst().SignIn("c1", next with { Ip = "12.40.51.99" }).Speaks(Signal));
    }

    [Fact]
    public void The_neighbours_of_a_burst_who_are_at_home_there_are_left_in_peace()
    {
        var story = new Story(Policy).Meet("c1").FailNames(12, SignInTelling.HomeOf("c1", 1));

        Assert.False(story.SignIn("c1", SignInTelling.HomeOf("c1", 1)).Speaks(Signal));
    }

    [Fact]
    public void Somebody_without_a_history_is_at_home_nowhere_yet() =>
        Assert.False(Burst().SignIn("c-new", SignInTelling.Hotel).Speaks(Signal));

    [Fact]
    public void Where_no_address_is_told_nothing_is_said() =>
        Assert.False(Burst().SignIn("c1", SignInTelling.Hotel with { Ip = "" }).Speaks(Signal));

    [Theory]
    [InlineData("d-2", "Chrome", 7018u, true)]
    [InlineData("d-c1", "Chrome", 7018u, false)]
    [InlineData("d-2", "Firefox", 7018u, false)]
    [InlineData("d-2", "Chrome", 701u, false)]
    public void Spread_over_a_network_it_makes_a_new_device_with_the_same_browser_suspect(
        string device, string browser, uint network, bool suspect)
    {
        var story = new Story(Policy).Meet("c1");
        for (var name = 0; name < 40; name++)
        {
            story.FailSignIn(at: SignInTelling.Hotel with { Ip = $"12.41.{name}.1" }, username: $"u{name}");
        }

        var there = SignInTelling.Hotel with { Device = device, Browser = browser, Asn = network };
        var decision = story.SignIn("c1", there);

        Assert.Equal(suspect, decision.Speaks(Signal));
        Assert.Equal(suspect ? 500 : 0, suspect ? decision.PartOf(Signal) : 0);
    }

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "Passwords were tried in bulk from the same place within the last day",
            Burst().SignIn("c1", SignInTelling.Hotel).SaidBy(Signal));

    private static Story Burst() => new Story(Policy).Meet("c1").FailNames(12, SignInTelling.Hotel);
}
