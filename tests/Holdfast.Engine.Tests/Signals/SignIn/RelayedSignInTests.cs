using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class RelayedSignInTests
{
    private const string Signal = "relayedSignIn";

    private static readonly DecisionPolicy WithHosts =
        new(lists: PolicyLists.Default with { SignInHosts = ["login.firm.example", "m.firm.example"] });

    private static readonly Place Relay =
        Place.Abroad with { Anonymizer = "hosting", Country = "US", Asn = 14_061 };

    [Theory]
    [InlineData("login.firm.example", false)]
    [InlineData("m.firm.example", false)]
    [InlineData("Login.Firm.example", false)]
    [InlineData("login.firrn.example", true)]
    public void A_sign_in_page_from_a_host_that_is_not_on_the_firm_s_list_is_a_relay(string host, bool relay) =>
        Assert.Equal(relay, new Story(WithHosts).Observe($"\"loginOrigin\":\"{host}\"").Speaks(Signal));

    [Fact]
    public void It_names_the_host_in_its_evidence_and_says_what_is_wrong_with_it()
    {
        var decision = new Story(WithHosts).Observe("\"loginOrigin\":\"login.firrn.example\"");

        Assert.Equal("The sign-in page was served from a host that is not the firm's", decision.SaidBy(Signal));
        Assert.Equal("login.firrn.example", decision.ReasonOf(Signal).Facts[0].Text.ToString());
    }

    [Fact]
    public void A_host_that_is_not_told_is_not_strange() =>
        Assert.False(new Story(WithHosts).Observe("\"typingScore\":0.9").Speaks(Signal));

    [Theory]
    [InlineData(200, true)]
    [InlineData(199, false)]
    public void Without_a_list_two_hundred_sessions_show_which_host_is_the_firm_s(int sessions, bool relay)
    {
        var story = Seen(sessions, "login.firm.example");

        Assert.Equal(relay, story.Observe("\"loginOrigin\":\"login.firrn.example\"").Speaks(Signal));
        Assert.False(story.Observe("\"loginOrigin\":\"login.firm.example\"").Speaks(Signal));
    }

    [Theory]
    [InlineData(196, 4, false)]
    [InlineData(197, 4, true)]
    public void One_session_in_fifty_makes_a_host_usual(int others, int alike, bool relay)
    {
        var story = Seen(others, "login.firm.example");
        for (var session = 0; session < alike; session++)
        {
            story.Observe("\"loginOrigin\":\"new.firm.example\"", session: $"t-{session}");
        }

        Assert.Equal(relay, story.Observe("\"loginOrigin\":\"new.firm.example\"").Speaks(Signal));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_session_that_moves_within_five_minutes_of_a_sign_in_from_a_hosting_network_was_relayed(
        int seconds, bool relayed)
    {
        var story = SignedInThroughRelay().WaitSeconds(seconds);

        Assert.Equal(relayed, story.Transfer(at: SignInTelling.Hotel, session: "s-1").Speaks(Signal));
    }

    [Fact]
    public void Pages_and_orders_show_the_move_as_well()
    {
        const string said = "The session moved to another network minutes after a sign-in from a hosting network";

        Assert.Equal(
            said, SignedInThroughRelay().Observe("\"typingScore\":1", at: SignInTelling.Hotel).SaidBy(Signal));
        Assert.Equal(said, SignedInThroughRelay().Order(at: SignInTelling.Hotel, session: "s-1").SaidBy(Signal));
    }

    [Fact]
    public void A_session_that_stays_or_does_not_tell_its_network_has_not_moved()
    {
        Assert.False(
            SignedInThroughRelay().Transfer(at: Relay with { Ip = "185.9.9.9" }, session: "s-1").Speaks(Signal));
        Assert.False(SignedInThroughRelay().Transfer(at: Relay with { Asn = 0 }, session: "s-1").Speaks(Signal));
        Assert.False(SignedInThroughRelay().Transfer(session: "s-1").Speaks(Signal));
        Assert.False(SignedInThroughRelay().Transfer(at: SignInTelling.Hotel, session: "s-2").Speaks(Signal));
    }

    [Fact]
    public void A_session_whose_first_network_was_not_told_cannot_be_said_to_have_moved()
    {
        var story = new Story();
        story.SignIn(at: Relay with { Asn = 0 }, session: "s-1");

        Assert.False(story.Transfer(at: SignInTelling.Hotel, session: "s-1").Speaks(Signal));
    }

    [Fact]
    public void A_session_that_begins_at_home_and_goes_through_a_tunnel_later_was_not_relayed()
    {
        var story = new Story();
        story.SignIn(at: Place.Home, session: "s-1");
        story.Observe("\"typingScore\":1", at: Relay);

        Assert.False(story.Transfer(at: Relay, session: "s-1").Speaks(Signal));
    }

    private static Story SignedInThroughRelay()
    {
        var story = new Story();
        story.SignIn(at: Relay, session: "s-1");
        return story;
    }

    private static Story Seen(int sessions, string host)
    {
        var story = new Story();
        for (var session = 0; session < sessions; session++)
        {
            story.Observe($"\"loginOrigin\":\"{host}\"", session: $"c-{session}", customer: "c-crowd");
        }

        return story;
    }
}
