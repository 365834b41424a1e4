namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class ExposedPersonTests
{
    private const string Signal = "exposedPerson";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData("personalData", true)]
    [InlineData("device", true)]
    [InlineData("payee", true)]
    [InlineData("credential", false)]
    public void After_data_of_a_customer_were_found_outside_a_strange_device_weighs_more(string kind, bool speaks) =>
        Assert.Equal(speaks, AfterExposure(kind).WaitDays(1).SignIn(at: NewDevice).Speaks(Signal));

    [Theory]
    [InlineData(179.9, true)]
    [InlineData(180.1, false)]
    public void It_counts_for_180_days(double days, bool speaks) =>
        Assert.Equal(speaks, AfterExposure("device").WaitDays(days).SignIn(at: NewDevice).Speaks(Signal));

    [Fact]
    public void The_customers_own_device_is_not_touched_by_it() =>
        Assert.False(AfterExposure("personalData").WaitDays(1).SignIn(at: Place.Home).Speaks(Signal));

    [Theory]
    [InlineData("b-new", true)]
    [InlineData("b1", false)]
    public void A_new_payee_weighs_more_too(string payee, bool speaks) => Assert.Equal(
        speaks, AfterExposure("personalData").WaitDays(1).Transfer(payee: payee, at: Place.Home).Speaks(Signal));

    [Fact]
    public void It_is_said_plainly() => Assert.Equal(
        "Personal data, a device or a payee of the customer was found outside",
        AfterExposure("payee").SignIn(at: NewDevice).ReasonOf(Signal).Text);

    private static Story AfterExposure(string kind)
    {
        var story = new Story().Live();
        story.Tell("exposure.found", $"\"kind\":\"{kind}\",\"source\":\"feed\"", "\"customer\":\"c1\"");
        return story;
    }
}
