namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class UnfamiliarNetworkTests
{
    private const string Signal = "unfamiliarNetwork";

    [Fact]
    public void A_network_that_others_use_and_the_customer_never_did_is_unfamiliar() =>
        Assert.Equal(
            "The network is far more usual for others than for this customer",
            Life().SignIn("c1", SignInTelling.Hotel).SaidBy(Signal));

    [Fact]
    public void The_customer_s_own_is_familiar() => Assert.False(Life().SignIn("c1", Place.Home).Speaks(Signal));

    [Fact]
    public void An_address_of_it_seen_before_is_less_unfamiliar()
    {
        var story = Life();
        var first = story.SignIn("c1", SignInTelling.Hotel).ReasonOf(Signal).Weight;
        var decision = story.WaitDays(300).SignIn("c1", SignInTelling.Hotel);

        Assert.True(!decision.Speaks(Signal) || decision.ReasonOf(Signal).Weight < first);
    }

    [Fact]
    public void It_shows_the_country_and_the_network_that_were_told()
    {
        var facts = Life().SignIn("c1", SignInTelling.Hotel).ReasonOf(Signal).Facts;

        Assert.Equal(2, facts.Count);
        Assert.Equal("US", facts[0].Word);
        Assert.Equal(7018, facts[1].Number);
        Assert.Equal(1, Life().SignIn("c1", SignInTelling.Hotel with { Country = "" }).ReasonOf(Signal).Facts.Count);
    }

    [Fact]
    public void A_network_that_is_not_told_is_not_unfamiliar()
    {
        Assert.False(Life().SignIn("c1", SignInTelling.Hotel with { Asn = 0 }).Speaks(Signal));
        Assert.False(Life().SignIn("c1", SignInTelling.Hotel with { Asn = 0, Country = "" }).Speaks(Signal));
        Assert.False(Life().SignIn("c1", SignInTelling.Hotel with { Ip = "" }).Speaks(Signal));
    }

    [Fact]
    public void An_exempt_network_is_not_unfamiliar()
    {
        var gateway = Place.Abroad with { Asn = SignInTelling.ExemptNetwork };

        Assert.False(new Story(SignInTelling.Exempting).Live().SignIn("c1", gateway).Speaks(Signal));
        Assert.True(new Story().Live().SignIn("c1", gateway).Speaks(Signal));
    }

    [Fact]
    public void Nothing_is_unfamiliar_to_somebody_without_a_history_or_to_an_aggregator()
    {
        Assert.False(Life().SignIn("c-new", SignInTelling.Hotel).Speaks(Signal));
        Assert.False(
            Life().SignIn("c1", SignInTelling.Hotel, envelope: SignInTelling.ByAggregator).Speaks(Signal));
    }

    // One customer at home, and another who makes the hotel's network usual in the crowd.
    private static Story Life() =>
        new Story(SignInTelling.Limits()).Live("c2", "a2", home: SignInTelling.Hotel with { Device = "d-c2" }).Live();
}
