namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class OffHoursWithdrawalTests
{
    private const string Signal = "offHoursWithdrawal";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData(18, true)]
    [InlineData(17, true)]
    [InlineData(16, true)]
    [InlineData(15, false)]
    [InlineData(19, false)]
    [InlineData(3, false)]
    public void An_hour_beside_the_usual_one_is_usual(int hour, bool usual) =>
        Assert.Equal(!usual, Regular(20).WaitUntil(hour, 30).Pay(at: NewDevice).Speaks(Signal));

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Twenty_sign_ins_are_needed_to_tell_the_hours(int signIns, bool speaks) =>
        Assert.Equal(speaks, Regular(signIns).WaitUntil(3).Pay(at: NewDevice).Speaks(Signal));

    [Theory]
    [InlineData(48, false)]
    [InlineData(49, false)]
    [InlineData(50, true)]
    public void An_hour_is_unusual_below_two_percent_of_the_sign_ins(int others, bool speaks)
    {
        var story = Regular(others).WaitUntil(3);
        story.SignIn(at: Place.Home);

        Assert.Equal(speaks, story.Pay(at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void The_own_device_may_be_used_at_night() =>
        Assert.False(Regular(20).WaitUntil(3).Pay(at: Place.Home).Speaks(Signal));

    [Fact]
    public void The_device_of_the_visit_counts_where_the_request_tells_none()
    {
        var story = Regular(60).WaitUntil(3);
        story.SignIn(at: NewDevice, session: "s");

        Assert.False(story.Pay().Speaks(Signal));
        Assert.True(story.Pay(session: "s").Speaks(Signal));
    }

    [Fact]
    public void A_known_payee_makes_no_difference()
    {
        var story = Regular(20).Paid("b2").WaitDays(20).WaitUntil(3);

        Assert.True(story.Pay("b2", at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void Where_the_customer_is_not_known_nothing_is_said() =>
        Assert.False(
            Regular(20).WaitUntil(3).Pay(customer: "", account: "a2", at: NewDevice).Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_at_night_is_not_meant() =>
        Assert.False(
            Regular(20).WaitUntil(3).Tell(
                "transfer.requested",
                "\"direction\":\"in\",\"rail\":\"ach\",\"amount\":5",
                "\"customer\":\"c1\",\"account\":\"a1\"," + NewDevice.ToJson()).Speaks(Signal));

    [Fact]
    public void It_says_so_in_a_sentence() =>
        Assert.Equal(
            "Money is asked for at an hour when this customer is hardly ever there",
            Regular(20).WaitUntil(3).Pay(at: NewDevice).TextOf(Signal));

    // Signs in at noon in New York, day after day.
    private static Story Regular(int signIns)
    {
        var story = new Story();
        for (var i = 0; i < signIns; i++)
        {
            story.SignIn(at: Place.Home);
            story.WaitDays(1);
        }

        return story;
    }
}
