namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class UnusualHourTests
{
    private const string Signal = "unusualHour";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData(20, true)]
    [InlineData(19, false)]
    public void Twenty_sign_ins_show_when_somebody_is_there(int signIns, bool known) =>
        Assert.Equal(known, AtNoon(signIns).WaitUntil(4).SignIn(at: NewDevice).Speaks(Signal));

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    [InlineData(17, false)]
    [InlineData(18, false)]
    [InlineData(19, true)]
    public void An_hour_earlier_or_later_is_the_usual_time(int hour, bool unusual) =>
        Assert.Equal(unusual, AtNoon(30).WaitUntil(hour, 30).SignIn(at: NewDevice).Speaks(Signal));

    [Theory]
    [InlineData(49, false)]
    [InlineData(50, true)]
    public void One_sign_in_in_fifty_at_that_time_makes_it_usual(int others, bool unusual)
    {
        var story = AtNoon(others).WaitUntil(4);
        story.SignIn(at: Place.Home);

        Assert.Equal(unusual, story.WaitUntil(4).SignIn(at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void On_the_customer_s_own_device_anybody_may_be_awake() =>
        Assert.False(AtNoon(30).WaitUntil(4).SignIn(at: Place.Home).Speaks(Signal));

    [Fact]
    public void Where_the_device_is_not_told_nothing_is_said() =>
        Assert.False(AtNoon(30).WaitUntil(4).SignIn(at: NewDevice with { Device = "" }).Speaks(Signal));

    [Fact]
    public void An_aggregator_never_sleeps() =>
        Assert.False(
            AtNoon(30).WaitUntil(4).SignIn(at: NewDevice, envelope: SignInTelling.ByAggregator).Speaks(Signal));

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "At an hour when this customer hardly ever signs in",
            AtNoon(30).WaitUntil(4).SignIn(at: NewDevice).SaidBy(Signal));

    // Noon in New York is 17:00 UTC.
    private static Story AtNoon(int signIns)
    {
        var story = new Story();
        for (var signIn = 0; signIn < signIns; signIn++)
        {
            story.SignIn(at: Place.Home);
        }

        return story.WaitDays(2);
    }
}
