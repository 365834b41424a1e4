namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class UnverifiedBankTests
{
    private const string Signal = "unverifiedBank";

    [Theory]
    [InlineData("none", true)]
    [InlineData("instant", false)]
    [InlineData("microDeposit", false)]
    [InlineData("document", false)]
    [InlineData("", false)]
    public void Only_a_bank_account_that_nobody_checked_counts(string verification, bool speaks) =>
        Assert.Equal(speaks, new Story().Link("b2", verification: verification).Speaks(Signal));

    [Fact]
    public void Its_evidence_stands_against_the_payment_that_follows()
    {
        var story = new Story();
        story.Link("b2", verification: "none");

        Assert.True(story.WaitDays(1).Pay("b2", kind: "ownBank").Stands(Signal));
    }

    [Fact]
    public void It_says_so_in_a_sentence() =>
        Assert.Equal(
            "A bank account was linked without any check of its owner",
            new Story().Link("b2", verification: "none").TextOf(Signal));
}
