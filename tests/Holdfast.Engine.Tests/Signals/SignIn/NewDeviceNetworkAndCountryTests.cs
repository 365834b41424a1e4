namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class NewDeviceNetworkAndCountryTests
{
    private const string Signal = "newDeviceNetworkAndCountry";

    [Theory]
    [InlineData("d-new", 9009u, "RO", true)]
    [InlineData("d-c1", 9009u, "RO", false)]
    [InlineData("", 9009u, "RO", false)]
    [InlineData("d-new", 7922u, "RO", false)]
    [InlineData("d-new", 9009u, "US", false)]
    [InlineData("d-new", 9009u, "", false)]
    public void All_three_have_to_be_new(string device, uint network, string country, bool allNew)
    {
        var there = Place.Abroad with { Device = device, Asn = network, Country = country };

        Assert.Equal(allNew, new Story().Live().SignIn(at: there).Speaks(Signal));
    }

    [Fact]
    public void It_names_the_country() =>
        Assert.Equal(
            "Device, network and country (RO) were all never seen with this customer",
            new Story().Live().SignIn(at: Place.Abroad).SaidBy(Signal));

    [Fact]
    public void The_second_time_none_of_them_is_new()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Abroad);

        Assert.False(story.SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void An_exempt_network_is_not_new()
    {
        var gateway = Place.Abroad with { Asn = SignInTelling.ExemptNetwork };

        Assert.False(new Story(SignInTelling.Exempting).Live().SignIn(at: gateway).Speaks(Signal));
    }

    [Fact]
    public void Nothing_is_new_to_somebody_without_a_history_or_to_an_aggregator()
    {
        Assert.False(new Story().SignIn(at: Place.Abroad).Speaks(Signal));
        Assert.False(new Story().Live().SignIn(at: Place.Abroad, envelope: SignInTelling.ByAggregator).Speaks(Signal));
    }

    [Fact]
    public void One_sign_in_is_a_short_history_and_says_less()
    {
        var story = new Story(SignInTelling.Limits());
        story.SignIn(at: Place.Home);

        Assert.Equal(700, story.WaitDays(2).SignIn(at: Place.Abroad).PartOf(Signal));
    }
}
