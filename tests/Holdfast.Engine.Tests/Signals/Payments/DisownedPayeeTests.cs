using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class DisownedPayeeTests
{
    private const string Signal = "disownedPayee";

    [Theory]
    [InlineData("unauthorizedActivity", true)]
    [InlineData("deniedTransfer", true)]
    [InlineData("phishing", false)]
    [InlineData("lostDevice", false)]
    [InlineData("falseAlarm", false)]
    public void A_payee_that_a_customer_reported_is_known_to_all(string report, bool speaks)
    {
        var story = Robbed(report);

        Assert.Equal(speaks, story.Pay("mule", customer: "c2", account: "a2").Speaks(Signal));
        Assert.Equal(speaks, story.Link("mule", customer: "c3", account: "a3").Speaks(Signal));
        Assert.Equal(speaks, story.Pay("mule").Speaks(Signal));
    }

    [Theory]
    [InlineData(90 * Paying.Day, true)]
    [InlineData((90 * Paying.Day) + 1, false)]
    public void A_report_counts_for_ninety_days(long seconds, bool speaks) =>
        Assert.Equal(speaks, Robbed().After(seconds).Pay("mule", customer: "c2", account: "a2").Speaks(Signal));

    [Fact]
    public void A_payee_from_before_the_theft_is_not_the_thiefs()
    {
        var story = new Story().Paid("landlord").WaitDays(2);
        story.Told("customer.reported", "\"what\":\"unauthorizedActivity\"");

        Assert.False(story.Pay("landlord", customer: "c2", account: "a2").Speaks(Signal));
    }

    [Fact]
    public void What_is_told_of_the_beginning_of_the_theft_holds()
    {
        var story = new Story();
        story.Pay("mule");
        story.WaitDays(5).Told(
            "customer.reported", "\"what\":\"unauthorizedActivity\",\"since\":\"2026-03-01T00:00:00Z\"");

        Assert.True(story.Pay("mule", customer: "c2", account: "a2").Speaks(Signal));
    }

    [Fact]
    public void Other_payees_are_not_meant() => Assert.False(Robbed().Pay("b9").Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_from_there_is_not_meant() => Assert.False(Robbed().Deposit("mule").Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() => Assert.False(Robbed().Pay(payee: "").Speaks(Signal));

    [Fact]
    public void It_says_so_asks_for_an_incident_and_holds_the_money()
    {
        var decision = Robbed().Pay("mule", customer: "c2", account: "a2");

        Assert.Equal("The payee was used in a reported theft", decision.TextOf(Signal));
        Assert.True(decision.Asks(RecommendedActions.OpenIncident | RecommendedActions.EscalateToSupervisor));
        Assert.True(decision.Outcome >= Outcome.Hold);
    }

    private static Story Robbed(string report = "unauthorizedActivity")
    {
        var story = new Story();
        story.Pay("mule");
        return story.WaitHours(3).Told("customer.reported", $"\"what\":\"{report}\"");
    }
}
