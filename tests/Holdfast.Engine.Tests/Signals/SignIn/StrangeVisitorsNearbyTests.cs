namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class StrangeVisitorsNearbyTests
{
    private const string Signal = "strangeVisitorsNearby";

    private static readonly Place NewHere = SignInTelling.Hotel with { Device = "d-new-1" };

    [Fact]
    public void Two_customers_on_new_devices_from_one_strange_place_may_be_one_thief() =>
        Assert.Equal(
            "Another customer came from the same place lately, on a device that was new to them too",
            After("c2").SignIn("c1", NewHere).SaidBy(Signal));

    [Theory]
    [InlineData("d-c1", "12.40.50.99", 7018u)]
    [InlineData("", "12.40.50.99", 7018u)]
    [InlineData("d-new-1", "12.40.51.1", 7018u)]
    [InlineData("d-new-1", "12.40.50.99", 7922u)]
    [InlineData("d-new-1", "", 7018u)]
    public void A_known_device_another_neighbourhood_or_a_known_network_says_nothing(
        string device, string ip, uint network)
    {
        var there = NewHere with { Device = device, Ip = ip, Asn = network };

        Assert.False(After("c2").SignIn("c1", there).Speaks(Signal));
    }

    [Fact]
    public void A_guest_on_a_device_of_their_own_is_no_thief()
    {
        var story = new Story().Meet("c1", "c2");
        story.SignIn("c2", SignInTelling.Hotel with { Device = "d-c2" });

        Assert.False(story.SignIn("c1", NewHere).Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_other_counts_for_a_day(int secondsMore, bool counts) =>
        Assert.Equal(
            counts, After("c2").WaitDays(1).WaitSeconds(secondsMore).SignIn("c1", NewHere).Speaks(Signal));

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void Where_six_people_ever_came_from_many_do(int people, bool few)
    {
        string[] others = [.. Enumerable.Range(2, people).Select(number => $"c{number}")];
        var story = new Story().Meet(["c1", .. others]);
        foreach (var other in others)
        {
            story.SignIn(other, SignInTelling.Hotel with { Device = "d-new-" + other });
        }

        Assert.Equal(few, story.SignIn("c1", NewHere).Speaks(Signal));
    }

    [Fact]
    public void To_somebody_without_a_history_and_to_an_aggregator_no_place_is_strange()
    {
        Assert.False(After("c2").SignIn("c-new", NewHere).Speaks(Signal));
        Assert.False(After("c2").SignIn("c1", NewHere, envelope: SignInTelling.ByAggregator).Speaks(Signal));
    }

    private static Story After(string other)
    {
        var story = new Story().Meet("c1", other);
        story.SignIn(other, SignInTelling.Hotel with { Device = "d-new-2" });
        return story;
    }
}
