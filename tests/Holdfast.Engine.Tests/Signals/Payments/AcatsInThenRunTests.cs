namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class AcatsInThenRunTests
{
    private const string Signal = "acatsInThenRun";

    private const string FundedByAcats = "\"fundedBy\":\"acats\"";

    [Theory]
    [InlineData(0, true)]
    [InlineData(30 * Paying.Day, true)]
    [InlineData((30 * Paying.Day) + 1, false)]
    public void Money_to_a_new_payee_within_thirty_days_of_opening_by_ACATS_is_a_run(long seconds, bool speaks) =>
        Assert.Equal(speaks, new Story().OpenAccount(FundedByAcats).After(seconds).Pay().Speaks(Signal));

    [Fact]
    public void Assets_received_by_ACATS_after_the_opening_count_too()
    {
        var story = new Story().OpenAccount();
        story.WaitDays(5).Deposit("firm-b", 50_000, rail: "acats");

        Assert.True(story.WaitDays(5).Pay().Speaks(Signal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"fundedBy\":\"wire\"")]
    public void Without_assets_by_ACATS_there_is_no_run(string opened)
    {
        var story = new Story().OpenAccount(opened);
        story.Deposit(rail: "wire");

        Assert.False(story.WaitDays(1).Pay().Speaks(Signal));
    }

    [Fact]
    public void A_payee_paid_for_two_weeks_is_not_run_to() =>
        Assert.False(new Story().OpenAccount(FundedByAcats).Paid("b2").WaitDays(14).Pay("b2").Speaks(Signal));

    [Fact]
    public void Where_the_opening_was_not_told_nothing_is_said()
    {
        var story = new Story();
        story.Deposit("firm-b", 50_000, rail: "acats");

        Assert.False(story.WaitDays(1).Pay().Speaks(Signal));
    }

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() =>
        Assert.False(new Story().OpenAccount(FundedByAcats).Pay(payee: "").Speaks(Signal));

    [Fact]
    public void It_says_so_in_a_sentence() =>
        Assert.Equal(
            "Assets came from another firm, and money leaves within a month of opening",
            new Story().OpenAccount(FundedByAcats).Pay().TextOf(Signal));
}
