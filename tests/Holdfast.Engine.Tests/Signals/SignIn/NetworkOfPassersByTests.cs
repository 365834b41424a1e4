namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class NetworkOfPassersByTests
{
    private const string Signal = "networkOfPassersBy";

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Three_sign_ins_by_people_new_to_a_network_show_what_it_is(int signIns, bool shows)
    {
        var story = new Story().Meet("c1", "c2", "c3", "c4");
        for (var i = 0; i < signIns; i++)
        {
            story.SignIn($"c{i + 2}", SignInTelling.Hotel);
        }

        Assert.Equal(shows, story.SignIn("c1", SignInTelling.Hotel).Speaks(Signal));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_network_that_more_than_half_were_at_home_on_is_an_ordinary_one(int atHome, bool shows)
    {
        var story = new Story(SignInTelling.Limits()).Meet("c1", "c2", "c3");
        for (var i = 0; i < atHome; i++)
        {
            story.SignIn("c-home", SignInTelling.Hotel);
        }

        story.SignIn("c2", SignInTelling.Hotel);
        story.SignIn("c3", SignInTelling.Hotel);

        Assert.Equal(shows, story.SignIn("c1", SignInTelling.Hotel).Speaks(Signal));
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(999, false)]
    public void A_network_that_hardly_anybody_comes_from_shows_once_a_thousand_sign_ins_were_seen(
        int signIns, bool shows)
    {
        var story = AtHome(signIns);

        var decision = story.SignIn("c1", SignInTelling.Hotel);

        Assert.Equal(shows, decision.Speaks(Signal));
        if (shows)
        {
            Assert.Equal("Hardly any customer ever signs in from this network", decision.SaidBy(Signal));
            Assert.Equal(500, decision.PartOf(Signal));
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public void One_sign_in_in_a_thousand_is_not_hardly_any(int seen, bool rare)
    {
        var story = AtHome(1000 - seen);
        for (var i = 0; i < seen; i++)
        {
            story.SignIn("c-home", SignInTelling.Hotel);
        }

        Assert.Equal(rare, story.SignIn("c1", SignInTelling.Hotel).Speaks(Signal));
    }

    [Fact]
    public void A_rare_network_of_passers_by_weighs_twice_as_much()
    {
        var story = AtHome(3000).Meet("c2", "c3");
        story.SignIn("c2", SignInTelling.Hotel);
        story.SignIn("c3", SignInTelling.Hotel);
        story.SignIn("c2", SignInTelling.Hotel);

        var decision = story.SignIn("c1", SignInTelling.Hotel);

        Assert.Equal(1000, decision.PartOf(Signal));
        Assert.Equal(
            "66 % of the sign-ins from this network so far were by customers new to it", decision.SaidBy(Signal));
    }

    [Fact]
    public void A_network_the_customer_knows_is_none()
    {
        var story = Passed();
        story.SignIn("c1", SignInTelling.Hotel);

        Assert.False(story.SignIn("c1", SignInTelling.Hotel with { Ip = "12.99.1.1" }).Speaks(Signal));
    }

    [Fact]
    public void An_exempt_network_is_none()
    {
        var gateway = SignInTelling.Hotel with { Asn = SignInTelling.ExemptNetwork };
        var story = new Story(SignInTelling.Exempting).Meet("c1", "c2", "c3", "c4");
        story.SignIn("c2", gateway);
        story.SignIn("c3", gateway);
        story.SignIn("c4", gateway);

        Assert.False(story.SignIn("c1", gateway).Speaks(Signal));
    }

    [Fact]
    public void Nothing_is_said_where_the_network_is_not_told_or_nobody_is_known_or_an_aggregator_comes()
    {
        Assert.False(Passed().SignIn("c1", SignInTelling.Hotel with { Asn = 0 }).Speaks(Signal));
        Assert.False(Passed().SignIn("c-new", SignInTelling.Hotel).Speaks(Signal));
        Assert.False(
            Passed().SignIn("c1", SignInTelling.Hotel, envelope: SignInTelling.ByAggregator).Speaks(Signal));
    }

    private static Story Passed()
    {
        var story = new Story().Meet("c1", "c2", "c3", "c4");
        story.SignIn("c2", SignInTelling.Hotel);
        story.SignIn("c3", SignInTelling.Hotel);
        story.SignIn("c4", SignInTelling.Hotel);
        return story;
    }

    private static Story AtHome(int signIns)
    {
        var story = new Story(SignInTelling.Limits());
        for (var i = 0; i < signIns; i++)
        {
            story.SignIn("c1", Place.Home);
        }

        return story.WaitDays(2);
    }
}
