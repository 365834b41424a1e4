using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class OwnerNameMismatchTests
{
    private const string Signal = "ownerNameMismatch";

    [Theory]
    [InlineData("mismatch", 1000)]
    [InlineData("partial", 350)]
    [InlineData("match", 0)]
    [InlineData("unknown", 0)]
    [InlineData("", 0)]
    public void An_owner_of_another_name_counts_and_a_match_in_part_less(string match, int part)
    {
        Assert.Equal(part > 0, Paid(match).Speaks(Signal));
        Assert.Equal(part > 0, new Story().Link("b2", match).Speaks(Signal));
        if (part > 0)
        {
            Paying.AssertPart(new Story().Link("b2", match), Signal, part);
        }
    }

    [Theory]
    [InlineData("thirdPartyBank")]
    [InlineData("thirdPartyAccount")]
    [InlineData("outsideFirm")]
    [InlineData("cryptoWallet")]
    [InlineData("")]
    public void Who_is_not_said_to_be_the_customer_may_have_another_name(string kind) =>
        Assert.False(new Story().Pay(kind: kind, match: "mismatch").Speaks(Signal));

    [Theory]
    [InlineData((60 * Paying.Day) - 1, true)]
    [InlineData(60 * Paying.Day, false)]
    public void A_seasoned_bank_account_may_have_another_name(long seconds, bool speaks)
    {
        var story = new Story().Paid("b2", kind: "ownBank").Paid("b2", kind: "ownBank").After(seconds);

        Assert.Equal(speaks, story.Pay("b2", kind: "ownBank", match: "mismatch").Speaks(Signal));
    }

    [Fact]
    public void Money_that_comes_in_from_another_name_is_not_meant() =>
        Assert.False(
            new Story().Tell(
                "transfer.requested",
                "\"direction\":\"in\",\"rail\":\"ach\",\"amount\":5,"
                + "\"destination\":{\"kind\":\"ownBank\",\"token\":\"b2\",\"ownerNameMatch\":\"mismatch\"}",
                "\"account\":\"a1\"").Speaks(Signal));

    [Fact]
    public void It_says_how_far_the_name_matches()
    {
        Assert.Equal("The owner of the bank account is not the customer by name", Paid("mismatch").TextOf(Signal));
        Assert.Equal(
            "The owner of the bank account is the customer by a part of the name only", Paid("partial").TextOf(Signal));
    }

    private static Decision Paid(string match) => new Story().Pay("b2", kind: "ownBank", match: match);
}
