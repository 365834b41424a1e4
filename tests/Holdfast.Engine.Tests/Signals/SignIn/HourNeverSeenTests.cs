namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class HourNeverSeenTests
{
    private const string Signal = "hourNeverSeen";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData(4.9, false)]
    [InlineData(5.1, true)]
    [InlineData(12, true)]
    [InlineData(18.1, true)]
    [InlineData(20.1, false)]
    public void A_new_device_more_than_four_hours_of_the_day_from_any_earlier_sign_in_is_there_at_an_hour_never_seen(
        double hours, bool speaks) =>
        Assert.Equal(speaks, new Story().Live().WaitHours(hours).SignIn(at: NewDevice).Speaks(Signal));

    [Fact]
    public void On_the_customers_own_device_the_hour_does_not_matter() =>
        Assert.False(new Story().Live().WaitHours(12).SignIn(at: Place.Home).Speaks(Signal));

    [Theory]
    [InlineData(8, false)]
    [InlineData(12, true)]
    public void Two_sign_ins_are_too_few_to_know_the_customers_hours(int days, bool speaks) =>
        Assert.Equal(speaks, new Story().Live(days: days).WaitHours(12).SignIn(at: NewDevice).Speaks(Signal));

    [Fact]
    public void It_is_said_plainly() => Assert.Equal(
        "12 hours from any time of day at which this customer has signed in before",
        new Story().Live().WaitHours(12).SignIn(at: NewDevice).ReasonOf(Signal).Text);
}
