using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class HouseholdTransferTests
{
    private const string Signal = "householdTransfer";

    [Fact]
    public void A_journal_to_an_account_of_the_household_speaks_for_the_customer()
    {
        var decision = Journal(Household(), "a2");

        Assert.Equal("Money stays within the household", decision.TextOf(Signal));
        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
    }

    [Fact]
    public void A_household_is_one_from_both_sides() =>
        Assert.True(Journal(Household(), "a1", customer: "c2", account: "a2").Speaks(Signal));

    [Fact]
    public void A_journal_to_another_account_of_the_same_customer_stays_with_them() =>
        Assert.True(Journal(new Story().Snapshot("\"equity\":5", account: "a3"), "a3").Speaks(Signal));

    [Fact]
    public void An_account_of_a_stranger_is_not_of_the_household() =>
        Assert.False(
            Journal(Household().Snapshot("\"equity\":5", customer: "c9", account: "a9"), "a9").Speaks(Signal));

    [Fact]
    public void An_account_that_nobody_has_heard_of_is_not_of_the_household() =>
        Assert.False(Journal(Household(), "a9").Speaks(Signal));

    [Theory]
    [InlineData("wire")]
    [InlineData("ach")]
    public void Money_that_leaves_the_firm_does_not_stay_within_the_household(string rail) =>
        Assert.False(Household().Pay("a2", rail: rail, kind: "thirdPartyAccount").Speaks(Signal));

    [Fact]
    public void Where_no_household_or_no_payee_is_told_nothing_is_said()
    {
        Assert.False(Journal(new Story(), "a2").Speaks(Signal));
        Assert.False(Journal(Household(), "").Speaks(Signal));
        Assert.False(Household().Pay(payee: "", rail: "journal", kind: "").Speaks(Signal));
    }

    private static Story Household() => new Story()
        .Snapshot("\"equity\":5", customer: "c2", account: "a2")
        .Told("household.linked", "\"with\":[\"a2\"]");

    private static Decision Journal(Story story, string to, string customer = "c1", string account = "a1") =>
        story.Pay(to, rail: "journal", kind: "thirdPartyAccount", customer: customer, account: account);
}
