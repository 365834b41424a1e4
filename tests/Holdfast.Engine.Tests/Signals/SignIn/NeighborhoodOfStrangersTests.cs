using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class NeighborhoodOfStrangersTests
{
    private const string Signal = "neighborhoodOfStrangers";

    private static readonly string[] Others = ["c2", "c3", "c4", "c5", "c6"];

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public void Six_customers_within_a_day_are_many(int others, bool many) =>
        Assert.Equal(many, After(others, newDevices: 3).SignIn("c1", ToC1).Speaks(Signal));

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void Two_of_them_on_new_devices_are_needed(int newDevices, bool enough) =>
        Assert.Equal(enough, After(5, newDevices).SignIn("c1", ToC1).Speaks(Signal));

    [Fact]
    public void The_customer_s_own_new_device_counts_among_them()
    {
        var decision = After(5, newDevices: 1).SignIn("c1", ToC1 with { Device = "d-new" });

        Assert.Equal(
            "About 6 customers came from this neighbourhood within a day, 2 times on new devices",
            decision.SaidBy(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_others_count_for_a_day(int secondsMore, bool counts)
    {
        var story = After(5, newDevices: 3).WaitDays(1).WaitSeconds(secondsMore);

        Assert.Equal(counts, story.SignIn("c1", ToC1).Speaks(Signal));
    }

    [Fact]
    public void A_neighbourhood_or_network_the_customer_knows_is_no_strange_place()
    {
        var story = After(5, newDevices: 3);

        Assert.False(story.SignIn("c1", ToC1 with { Asn = Place.Home.Asn }).Speaks(Signal));
        Assert.False(story.SignIn("c1", ToC1).Speaks(Signal));
    }

    [Fact]
    public void An_office_or_campus_known_for_many_people_is_none()
    {
        var story = new Story().Meet(["c1", .. Others, "c7", "c8", "c9", "c10"]);
        for (var day = 0; day < 5; day++)
        {
            foreach (var other in (string[])[.. Others, "c7", "c8", "c9", "c10"])
            {
                story.SignIn(other, SignInTelling.Hotel with { Device = "d-" + other });
            }

            story.WaitDays(1);
        }

        Come(story, 5, newDevices: 3);

        Assert.False(story.SignIn("c1", ToC1).Speaks(Signal));
    }

    [Fact]
    public void An_exempt_network_is_none()
    {
        var gateway = ToC1 with { Asn = SignInTelling.ExemptNetwork };

        Assert.False(After(5, newDevices: 3, SignInTelling.Exempting).SignIn("c1", gateway).Speaks(Signal));
    }

    [Fact]
    public void To_somebody_without_a_history_and_to_an_aggregator_no_place_is_strange()
    {
        Assert.False(After(5, newDevices: 3).SignIn("c-new", ToC1).Speaks(Signal));
        Assert.False(After(5, newDevices: 3).SignIn("c1", ToC1, envelope: SignInTelling.ByAggregator).Speaks(Signal));
    }

    [Fact]
    public void Where_no_address_is_told_there_are_no_neighbours() =>
        Assert.False(After(5, newDevices: 3).SignIn("c1", ToC1 with { Ip = "" }).Speaks(Signal));

    private static Place ToC1 => SignInTelling.Hotel with { Device = "d-c1" };

    private static Story After(int others, int newDevices, DecisionPolicy? policy = null) =>
        Come(new Story(policy).Meet(["c1", .. Others]), others, newDevices);

    private static Story Come(Story story, int others, int newDevices)
    {
        for (var i = 0; i < others; i++)
        {
            var device = i < newDevices ? "d-new-" + Others[i] : "d-" + Others[i];
            story.SignIn(Others[i], SignInTelling.Hotel with { Device = device });
        }

        return story;
    }
}
