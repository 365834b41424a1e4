namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class DisownedDeviceTests
{
    private const string Signal = "disownedDevice";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_device_used_in_a_reported_theft_is_remembered_for_ninety_days(int secondsMore, bool remembered)
    {
        var story = AfterTheft();

        Assert.Equal(remembered, story.WaitDays(90).WaitSeconds(secondsMore).SignIn("c2", Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void With_another_customer_it_weighs_in_full_and_with_the_one_who_disowned_it_less()
    {
        Assert.Equal(1000, AfterTheft().SignIn("c2", Place.Abroad).PartOf(Signal));
        Assert.Equal(300, AfterTheft().WaitDays(80).SignIn("c1", Place.Abroad).PartOf(Signal));
    }

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "The device was used in a reported theft", AfterTheft().SignIn("c2", Place.Abroad).SaidBy(Signal));

    [Fact]
    public void A_credential_or_a_contact_changed_on_it_is_looked_at_too()
    {
        Assert.True(AfterTheft().ChangeCredential(customer: "c2", at: Place.Abroad).Speaks(Signal));
        Assert.True(AfterTheft().Observe("\"tourPages\":1", customer: "c2", at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void The_device_the_customer_had_before_the_theft_is_the_customer_s() =>
        Assert.False(AfterTheft().SignIn("c1", Place.Home).Speaks(Signal));

    [Fact]
    public void The_only_device_of_a_customer_may_as_well_be_their_own()
    {
        var story = new Story();
        story.SignIn("c1", Place.Abroad);
        story.Report("unauthorizedActivity");

        Assert.False(story.SignIn("c2", Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void A_device_that_is_not_told_is_nobody_s() =>
        Assert.False(AfterTheft().SignIn("c2", Place.Abroad with { Device = "" }).Speaks(Signal));

    private static Story AfterTheft()
    {
        var story = new Story(SignInTelling.Limits()).Live();
        story.SignIn("c1", Place.Abroad);
        story.WaitHours(1).Report("unauthorizedActivity");
        return story;
    }
}
