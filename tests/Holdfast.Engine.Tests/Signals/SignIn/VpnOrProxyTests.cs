namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class VpnOrProxyTests
{
    private const string Signal = "vpnOrProxy";

    private static readonly Place Behind = Place.Abroad with { Anonymizer = "vpn" };

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Who_came_through_a_VPN_or_proxy_three_times_is_used_to_it(int times, bool strange)
    {
        var story = new Story().Live();
        for (var time = 0; time < times; time++)
        {
            story.SignIn(at: Behind).ReasonOf(Signal);
            story.WaitDays(2);
        }

        Assert.Equal(strange, story.SignIn(at: Behind).Speaks(Signal));
    }

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "The connection comes through a VPN or proxy, which is unusual for this customer",
            new Story().Live().SignIn(at: Behind).SaidBy(Signal));

    [Theory]
    [InlineData("none", false)]
    [InlineData("vpn", true)]
    [InlineData("proxy", true)]
    [InlineData("residentialProxy", false)]
    [InlineData("hosting", false)]
    [InlineData("tor", false)]
    [InlineData("", false)]
    public void Only_a_VPN_or_proxy_is_meant(string anonymizer, bool meant) =>
        Assert.Equal(meant, new Story().Live().SignIn(at: Behind with { Anonymizer = anonymizer }).Speaks(Signal));

    [Fact]
    public void A_visit_that_begins_through_it_is_looked_at_too() =>
        Assert.True(new Story().Live().Observe("\"typingScore\":0.9", "s-9", at: Behind).Speaks(Signal));

    [Fact]
    public void An_exempt_network_may_be_one()
    {
        var gateway = Behind with { Asn = SignInTelling.ExemptNetwork };

        Assert.False(new Story(SignInTelling.Exempting).Live().SignIn(at: gateway).Speaks(Signal));
        Assert.True(new Story().Live().SignIn(at: gateway).Speaks(Signal));
    }

    [Fact]
    public void An_aggregator_comes_from_where_it_likes() =>
        Assert.False(new Story().Live().SignIn(at: Behind, envelope: SignInTelling.ByAggregator).Speaks(Signal));

    [Fact]
    public void On_the_customer_s_own_device_it_weighs_less()
    {
        var story = new Story(SignInTelling.Limits()).Live();
        story.SignIn(at: Place.Home with { Device = "d-2" });
        story.WaitDays(2);

        Assert.Equal(250, story.SignIn(at: Behind with { Device = "d-c1" }).PartOf(Signal));
        Assert.Equal(500, story.SignIn(at: Behind with { Device = "d-2" }).PartOf(Signal));
        Assert.Equal(1000, new Story(SignInTelling.Limits()).Live().SignIn(at: Behind).PartOf(Signal));
    }

    [Fact]
    public void For_a_customer_who_uses_other_ways_of_hiding_it_weighs_less()
    {
        var story = new Story(SignInTelling.Limits()).Live();
        for (var time = 0; time < 3; time++)
        {
            story.SignIn(at: Place.Home with { Anonymizer = "hosting" });
        }

        Assert.Equal(400, story.WaitDays(60).SignIn(at: Behind).PartOf(Signal));
    }

    [Fact]
    public void A_network_of_which_no_number_is_told_is_shown_without_one()
    {
        var decision = new Story().Live().SignIn(at: Behind with { Asn = 0 });

        Assert.Equal(0, decision.ReasonOf(Signal).Facts.Count);
    }
}
