using Holdfast.Engine.Contract;
using Holdfast.Engine.Tests.Stories;

namespace Holdfast.Engine.Tests.Signals.Staff;

public sealed class StaffChangedThenMoneyTests
{
    private const string Signal = "staffChangedThenMoney";

    private const string Employee = "\"actor\":{\"kind\":\"employee\",\"id\":\"e1\"}";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Money_to_a_new_payee_within_thirty_days_of_a_change_by_an_employee_is_suspect(
        int secondsLater, bool speaks) => Assert.Equal(
            speaks, Changed().WaitDays(30).WaitSeconds(secondsLater).Transfer("b-new").Speaks(Signal));

    [Theory]
    [InlineData("b1", "ach", false)]
    [InlineData("b1", "check", true)]
    [InlineData("b-new", "ach", true)]
    [InlineData("b-new", "check", true)]
    public void A_payee_of_long_standing_is_let_be_unless_it_is_a_cheque(string payee, string rail, bool speaks) =>
        Assert.Equal(speaks, Changed().Transfer(payee, rail: rail).Speaks(Signal));

    [Theory]
    [InlineData("customer", false)]
    [InlineData("representative", false)]
    [InlineData("employee", true)]
    public void Only_a_change_by_an_employee_is_meant(string actor, bool speaks)
    {
        var story = new Story().Live();
        story.ChangeContact("mailingAddress", envelope: $"\"actor\":{{\"kind\":\"{actor}\",\"id\":\"x\"}}");

        Assert.Equal(speaks, story.Transfer("b-new").Speaks(Signal));
    }

    [Fact]
    public void Money_in_is_another_matter() => Assert.False(Changed()
        .Tell("transfer.requested", "\"direction\":\"in\",\"rail\":\"check\",\"amount\":100", "\"account\":\"a1\"")
        .Speaks(Signal));

    [Fact]
    public void It_says_when_and_asks_for_a_supervisor()
    {
        var story = new Story();
        story.ChangeContact("mailingAddress", envelope: Employee);

        var decision = story.WaitDays(3).Transfer("b-new");

        Assert.Equal(
            "An employee changed the contact data on 2 March 2026, 17:00 UTC, and money now goes out",
            decision.Says(Signal));
        Assert.True(decision.Asks(RecommendedActions.EscalateToSupervisor));
    }

    private static Story Changed()
    {
        var story = new Story().Live();
        story.ChangeContact("mailingAddress", envelope: Employee);
        return story;
    }
}
