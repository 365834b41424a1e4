using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class CryptoToNewWalletTests
{
    private const string Signal = "cryptoToNewWallet";

    [Fact]
    public void Crypto_to_a_wallet_never_paid_is_told()
    {
        var decision = Crypto(new Story());

        Assert.Equal("Crypto to a wallet that was never paid from this account", decision.TextOf(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData((14 * Paying.Day) - 1, true)]
    [InlineData(14 * Paying.Day, false)]
    public void A_wallet_is_new_for_two_weeks_after_it_was_first_paid(long seconds, bool speaks)
    {
        var decision = Crypto(new Story().Paid("w1", rail: "crypto", kind: "cryptoWallet").After(seconds));

        Assert.Equal(speaks, decision.Speaks(Signal));
        if (speaks)
        {
            Assert.Equal(
                "Crypto to a wallet that was first paid within the last two weeks", decision.TextOf(Signal));
        }
    }

    [Fact]
    public void A_wallet_paid_from_another_account_is_new_here() =>
        Assert.True(
            Crypto(new Story().Paid("w1", customer: "c2", account: "a2").WaitDays(20)).Speaks(Signal));

    [Theory]
    [InlineData("ownBank")]
    [InlineData("thirdPartyBank")]
    [InlineData("")]
    public void Other_places_are_no_wallets(string kind) =>
        Assert.False(new Story().Pay("w1", kind: kind).Speaks(Signal));

    [Fact]
    public void Where_the_wallet_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Pay(payee: "", rail: "crypto", kind: "cryptoWallet").Speaks(Signal));

    private static Decision Crypto(Story story) => story.Pay("w1", rail: "crypto", kind: "cryptoWallet");
}
