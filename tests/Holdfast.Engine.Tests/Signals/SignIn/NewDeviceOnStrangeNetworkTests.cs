namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class NewDeviceOnStrangeNetworkTests
{
    private const string Signal = "newDeviceOnStrangeNetwork";

    [Theory]
    [InlineData("d-new", "12.40.50.60", 7018u, true)]
    [InlineData("d-c1", "12.40.50.60", 7018u, false)]
    [InlineData("", "12.40.50.60", 7018u, false)]
    [InlineData("d-new", "12.40.50.60", 7922u, false)]
    [InlineData("d-new", "73.10.20.99", 7018u, false)]
    [InlineData("d-new", "", 7018u, false)]
    public void Device_neighbourhood_and_network_have_to_be_new(string device, string ip, uint network, bool allNew)
    {
        var there = SignInTelling.Hotel with { Device = device, Ip = ip, Asn = network };

        Assert.Equal(allNew, new Story().Live().SignIn(at: there).Speaks(Signal));
    }

    [Fact]
    public void Whether_the_country_is_new_makes_no_difference()
    {
        Assert.True(new Story().Live().SignIn(at: Place.Abroad).Speaks(Signal));
        Assert.Equal(
            "A device and a network that were both never seen with this customer",
            new Story().Live().SignIn(at: SignInTelling.Hotel with { Device = "d-new" }).SaidBy(Signal));
    }

    [Fact]
    public void A_country_alone_that_the_customer_knows_is_no_strange_network()
    {
        const string told = "\"network\":{\"country\":\"US\"},\"device\":{\"id\":\"d-new\"}";

        Assert.False(new Story().Live().SignIn(envelope: told).Speaks(Signal));
    }

    [Fact]
    public void An_exempt_network_is_not_strange()
    {
        var gateway = Place.Abroad with { Asn = SignInTelling.ExemptNetwork };

        Assert.False(new Story(SignInTelling.Exempting).Live().SignIn(at: gateway).Speaks(Signal));
        Assert.True(new Story().Live().SignIn(at: gateway).Speaks(Signal));
    }

    [Fact]
    public void Nothing_is_new_to_somebody_without_a_history_or_to_an_aggregator()
    {
        Assert.False(new Story().SignIn(at: Place.Abroad).Speaks(Signal));
        Assert.False(new Story().Live().SignIn(at: Place.Abroad, envelope: SignInTelling.ByAggregator).Speaks(Signal));
    }
}
