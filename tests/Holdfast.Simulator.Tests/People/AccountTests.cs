using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.Tests.People;

public sealed class AccountTests
{
    [Fact]
    public void An_account_pays_out_no_cash_that_it_does_not_hold()
    {
        var account = new Account(Tag.Of(TagKind.Account, 1));
        account.Book(500);
        account.Book(-500);

        Assert.Throws<InvalidOperationException>(() => account.Book(-1));
        Assert.Equal(0, account.Cash);
    }

    [Fact]
    public void An_account_gives_out_no_security_that_it_does_not_hold()
    {
        var account = new Account(Tag.Of(TagKind.Account, 1));
        account.Move(7, 2_000, 0);

        Assert.Throws<InvalidOperationException>(() => account.Move(7, -2_001, 0));
        account.Move(7, -2_000, 0);
        Assert.Empty(account.Positions);
    }

    [Fact]
    public void A_position_that_grows_keeps_the_day_it_was_bought_on()
    {
        var account = new Account(Tag.Of(TagKind.Account, 1));
        account.Move(7, 2_000, -30);
        account.Move(7, 1_000, 5);

        Assert.Equal([new Position(7, -30, 3_000)], account.Positions);
    }
}
