namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class FamiliarNetworkTests
{
    private const string Signal = "familiarNetwork";

    private static readonly Place NextStreet = Place.Home with { Ip = "73.99.1.1" };

    [Fact]
    public void The_customer_s_own_address_is_familiar()
    {
        var decision = new Story().Live().SignIn(at: Place.Home);

        Assert.Equal("The network is one this customer is usually on", decision.SaidBy(Signal));
        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
    }

    [Fact]
    public void So_is_a_new_address_of_a_network_that_others_are_seldom_on()
    {
        var elsewhere = Place.Home with { Device = "d-c2", Asn = 701, Ip = "71.1.1.1" };

        Assert.True(new Story().Live("c2", "a2", home: elsewhere).Live().SignIn(at: NextStreet).Speaks(Signal));
    }

    [Fact]
    public void A_new_address_of_a_network_that_everybody_is_on_says_nothing() =>
        Assert.False(new Story().Live().SignIn(at: NextStreet).Speaks(Signal));

    [Fact]
    public void A_network_never_seen_is_not_familiar() =>
        Assert.False(new Story().Live().SignIn(at: Place.Abroad).Speaks(Signal));

    [Fact]
    public void Nothing_is_familiar_without_a_history_or_where_nothing_is_told()
    {
        Assert.False(new Story().SignIn(at: Place.Home).Speaks(Signal));
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Ip = "" }).Speaks(Signal));
    }

    [Fact]
    public void An_aggregator_s_network_says_nothing_of_the_customer() =>
        Assert.False(new Story().Live().SignIn(at: Place.Home, envelope: SignInTelling.ByAggregator).Speaks(Signal));
}
