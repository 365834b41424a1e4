namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class NewDeviceTests
{
    private const string Signal = "newDevice";

    private static readonly Place Another = Place.Home with { Device = "d-2" };

    [Fact]
    public void A_device_never_seen_with_the_customer_is_new()
    {
        var decision = new Story().Live().SignIn(at: Another);

        Assert.Equal("A device never seen with this customer", decision.SaidBy(Signal));
    }

    [Theory]
    [InlineData(86_399, true)]
    [InlineData(86_400, false)]
    public void A_device_is_new_for_a_day(int seconds, bool isNew)
    {
        var story = new Story().Live();
        story.SignIn(at: Another);

        Assert.Equal(isNew, story.WaitSeconds(seconds).SignIn(at: Another).Speaks(Signal));
    }

    [Fact]
    public void On_its_first_day_it_weighs_half_and_is_said_to_be_young()
    {
        var story = new Story(SignInTelling.Limits()).Live();

        Assert.Equal(1000, story.SignIn(at: Another).PartOf(Signal));
        var decision = story.WaitHours(20).SignIn(at: Another);
        Assert.Equal(500, decision.PartOf(Signal));
        Assert.Equal("A device that this customer has had for less than a day", decision.SaidBy(Signal));
    }

    [Fact]
    public void Whatever_the_network_it_is_new()
    {
        Assert.True(new Story().Live().SignIn(at: Place.Abroad).Speaks(Signal));
        Assert.True(new Story().Live().SignIn(at: Another with { Ip = "" }).Speaks(Signal));
    }

    [Fact]
    public void A_device_new_to_one_customer_may_be_old_to_another() =>
        Assert.True(
            new Story().Live("c2", "a2").Live().SignIn("c1", Place.Home with { Device = "d-c2" }).Speaks(Signal));

    [Theory]
    [InlineData(86_399, false)]
    [InlineData(86_400, true)]
    public void Nothing_is_new_before_the_customer_has_been_known_for_a_day(int seconds, bool known)
    {
        var story = new Story();
        story.SignIn(at: Place.Home);

        Assert.Equal(known, story.WaitSeconds(seconds).SignIn(at: Another).Speaks(Signal));
    }

    [Theory]
    [InlineData(1, 700)]
    [InlineData(2, 850)]
    [InlineData(3, 1000)]
    public void A_short_history_says_less(int signIns, int part)
    {
        var story = new Story(SignInTelling.Limits());
        for (var i = 0; i < signIns; i++)
        {
            story.SignIn(at: Place.Home);
        }

        Assert.Equal(part, story.WaitDays(2).SignIn(at: Another).PartOf(Signal));
    }

    [Fact]
    public void Without_a_history_nothing_is_new() => Assert.False(new Story().SignIn(at: Place.Home).Speaks(Signal));

    [Fact]
    public void Where_the_device_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Device = "" }).Speaks(Signal));

    [Fact]
    public void An_aggregator_s_device_is_not_the_customer_s() =>
        Assert.False(new Story().Live().SignIn(at: Another, envelope: SignInTelling.ByAggregator).Speaks(Signal));

    [Theory]
    [InlineData(12, 140)]
    [InlineData(11, 700)]
    public void When_the_firm_has_lost_its_device_ids_a_new_one_says_little(int others, int part)
    {
        string[] customers = [.. Enumerable.Range(2, others).Select(number => $"c{number}")];
        var story = new Story(SignInTelling.Limits()).Meet(["c1", .. customers]);
        for (var i = 0; i < others; i++)
        {
            var home = SignInTelling.HomeOf(customers[i], i + 2);
            story.SignIn(customers[i], home with { Device = "d-new-" + customers[i] });
        }

        Assert.Equal(part, story.SignIn("c1", SignInTelling.HomeOf("c1", 1) with { Device = "d-new" }).PartOf(Signal));
    }
}
