namespace Holdfast.Engine.Tests.Signals.SignIn;

/// <summary>What the four signals about hidden origins have in common.</summary>
/// <param name="signal">The signal.</param>
/// <param name="plainly">How it names the way of hiding.</param>
/// <param name="words">The contract's words for that way.</param>
public abstract class HiddenOriginTests(string signal, string plainly, params string[] words)
{
    private static readonly string[] Ways = ["none", "vpn", "proxy", "residentialProxy", "hosting", "tor", ""];

    private Place Behind { get; } = Place.Abroad with { Anonymizer = words[0] };

    private string AnotherWay { get; } = words[0] == "vpn" ? "hosting" : "vpn";

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Who_came_that_way_three_times_is_used_to_it(int times, bool strange)
    {
        var story = new Story().Live();
        for (var time = 0; time < times; time++)
        {
            story.SignIn(at: Behind).ReasonOf(signal);
            story.WaitDays(2);
        }

        Assert.Equal(strange, story.SignIn(at: Behind).Speaks(signal));
    }

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            $"The connection comes through {plainly}, which is unusual for this customer",
            new Story().Live().SignIn(at: Behind).SaidBy(signal));

    [Fact]
    public void Only_this_way_of_hiding_is_meant() => Assert.Equal(
        words,
        Ways.Where(way => new Story().Live().SignIn(at: Behind with { Anonymizer = way }).Speaks(signal)));

    [Fact]
    public void A_visit_that_begins_through_it_is_looked_at_too() =>
        Assert.True(new Story().Live().Observe("\"typingScore\":0.9", "s-9", at: Behind).Speaks(signal));

    [Fact]
    public void An_exempt_network_may_be_one()
    {
        var gateway = Behind with { Asn = SignInTelling.ExemptNetwork };

        Assert.False(new Story(SignInTelling.Exempting).Live().SignIn(at: gateway).Speaks(signal));
        Assert.True(new Story().Live().SignIn(at: gateway).Speaks(signal));
    }

    [Fact]
    public void An_aggregator_comes_from_where_it_likes() =>
        Assert.False(new Story().Live().SignIn(at: Behind, envelope: SignInTelling.ByAggregator).Speaks(signal));

    [Fact]
    public void On_the_customer_s_own_device_it_weighs_less()
    {
        var story = new Story(SignInTelling.Limits()).Live();
        story.SignIn(at: Place.Home with { Device = "d-2" });
        story.WaitDays(2);

        Assert.Equal(250, story.SignIn(at: Behind with { Device = "d-c1" }).PartOf(signal));
        Assert.Equal(500, story.SignIn(at: Behind with { Device = "d-2" }).PartOf(signal));
        Assert.Equal(1000, new Story(SignInTelling.Limits()).Live().SignIn(at: Behind).PartOf(signal));
    }

    [Fact]
    public void For_a_customer_who_uses_other_ways_of_hiding_it_weighs_less()
    {
        var story = new Story(SignInTelling.Limits()).Live();
        for (var time = 0; time < 3; time++)
        {
            story.SignIn(at: Place.Home with { Anonymizer = AnotherWay });
        }

        Assert.Equal(400, story.WaitDays(60).SignIn(at: Behind).PartOf(signal));
    }

    [Fact]
    public void A_network_of_which_no_number_is_told_is_shown_without_one()
    {
        var decision = new Story().Live().SignIn(at: Behind with { Asn = 0 });

        Assert.Equal(0, decision.ReasonOf(signal).Facts.Count);
    }
}
