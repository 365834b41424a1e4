namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class FailuresThenNewDeviceTests
{
    private const string Signal = "failuresThenNewDevice";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public void Five_failures_before_a_success_on_a_new_device_are_many(int failures, bool many) =>
        Assert.Equal(many, After(failures).SignIn(at: NewDevice).Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void They_count_for_half_an_hour(int secondsMore, bool counts)
    {
        var story = After(5).WaitMinutes(30).WaitSeconds(secondsMore);

        Assert.Equal(counts, story.SignIn(at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void The_forgetful_on_their_own_device_are_left_in_peace() =>
        Assert.False(After(9).SignIn(at: Place.Home).Speaks(Signal));

    [Fact]
    public void A_device_that_is_not_told_is_not_new() =>
        Assert.False(After(5).SignIn(at: NewDevice with { Device = "" }).Speaks(Signal));

    [Fact]
    public void Failures_of_another_customer_are_not_this_one_s()
    {
        var story = new Story().Live();
        for (var i = 0; i < 9; i++)
        {
            story.FailSignIn("c2");
        }

        Assert.False(story.SignIn("c1", NewDevice).Speaks(Signal));
    }

    [Fact]
    public void It_tells_how_many() =>
        Assert.Equal(
            "7 failed attempts just before, then a success from a new device",
            After(7).SignIn(at: NewDevice).SaidBy(Signal));

    private static Story After(int failures)
    {
        var story = new Story().Live();
        for (var i = 0; i < failures; i++)
        {
            story.FailSignIn(at: NewDevice);
        }

        return story;
    }
}
