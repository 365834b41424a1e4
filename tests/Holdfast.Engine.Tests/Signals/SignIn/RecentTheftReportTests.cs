namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class RecentTheftReportTests
{
    private const string Signal = "recentTheftReport";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData("unauthorizedActivity", true)]
    [InlineData("deniedTransfer", true)]
    [InlineData("simSwap", true)]
    [InlineData("phishing", false)]
    [InlineData("lostDevice", false)]
    [InlineData("falseAlarm", false)]
    public void A_new_device_after_a_reported_theft_is_noticed(string what, bool noticed)
    {
        var story = new Story().Live();
        story.Report(what);

        Assert.Equal(noticed, story.SignIn(at: NewDevice).Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_report_counts_for_two_weeks(int secondsMore, bool counts) =>
        Assert.Equal(
            counts, Reported().WaitDays(14).WaitSeconds(secondsMore).SignIn(at: NewDevice).Speaks(Signal));

    [Fact]
    public void The_customer_s_own_device_and_payee_are_left_in_peace()
    {
        Assert.False(Reported().SignIn(at: Place.Home).Speaks(Signal));
        Assert.False(Reported().Transfer(at: Place.Home).Speaks(Signal));
        Assert.False(Reported().Order(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void A_new_payee_a_linked_bank_or_a_changed_contact_is_noticed_on_any_device()
    {
        const string who = "\"customer\":\"c1\",\"account\":\"a1\"";

        Assert.True(Reported().Transfer(payee: "b-new", at: Place.Home).Speaks(Signal));
        Assert.True(Reported().Order(at: NewDevice).Speaks(Signal));
        Assert.True(Reported().Tell("bank.linked", "\"destination\":\"b-2\"", who).Speaks(Signal));
        Assert.True(Reported().Tell("contact.changed", "\"what\":\"email\"", who).Speaks(Signal));
    }

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "Theft was reported, or a payment recalled, within the last two weeks",
            Reported().SignIn(at: NewDevice).SaidBy(Signal));

    private static Story Reported()
    {
        var story = new Story().Live();
        story.Report("unauthorizedActivity");
        return story;
    }
}
