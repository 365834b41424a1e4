using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class HighRiskCountryTests
{
    private const string Signal = "highRiskCountry";

    private static readonly Place Tehran = Place.Abroad with { Country = "IR" };

    [Fact]
    public void A_sign_in_from_a_country_on_the_list_is_noticed()
    {
        var decision = new Story().Live().SignIn(at: Tehran);

        Assert.Equal(
            "The connection comes from IR, which is on the list of high-risk countries", decision.SaidBy(Signal));
    }

    [Fact]
    public void So_is_the_very_first_of_a_customer() => Assert.True(new Story().SignIn(at: Tehran).Speaks(Signal));

    [Fact]
    public void A_network_the_customer_knows_from_elsewhere_does_not_hide_the_country() =>
        Assert.True(new Story().Live().SignIn(at: Tehran with { Asn = Place.Home.Asn }).Speaks(Signal));

    [Theory]
    [InlineData("RO")]
    [InlineData("US")]
    [InlineData("")]
    public void A_country_that_is_not_on_the_list_or_not_told_is_not(string country) =>
        Assert.False(new Story().Live().SignIn(at: Tehran with { Country = country }).Speaks(Signal));

    [Fact]
    public void The_list_is_the_firm_s_own()
    {
        var policy = new DecisionPolicy(
            lists: PolicyLists.Default with { HighRiskCountries = [CountryCode.Of("RO")] });

        Assert.True(new Story(policy).Live().SignIn(at: Place.Abroad).Speaks(Signal));
        Assert.False(new Story(policy).Live().SignIn(at: Tehran).Speaks(Signal));
    }

    [Fact]
    public void A_customer_who_lives_there_is_at_home()
    {
        var story = new Story().Live(home: Tehran with { Device = "d-c1" });

        Assert.False(story.SignIn(at: Tehran with { Ip = "2.144.1.1" }).Speaks(Signal));
    }

    [Fact]
    public void An_address_the_customer_is_used_to_may_have_been_placed_wrongly() =>
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Country = "IR" }).Speaks(Signal));

    [Fact]
    public void So_may_an_exempt_network()
    {
        var gateway = Tehran with { Asn = SignInTelling.ExemptNetwork };

        Assert.False(new Story(SignInTelling.Exempting).Live().SignIn(at: gateway).Speaks(Signal));
        Assert.True(new Story().Live().SignIn(at: gateway).Speaks(Signal));
    }
}
