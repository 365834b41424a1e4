using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Everything goes to another firm, asked for there; sometimes it is refused and tried again.</summary>
internal sealed class BrokerSwitched : HonestStory
{
    public required IReadOnlyList<string> Firms { get; init; }

    protected override IEnumerable<Duration> Tell()
    {
        if (Chance.Is(0.5))
        {
            AtHome().ObserveUsual();
            yield return Days(1, 10);
        }

        var other = new Payee(Chance.Mint(Randomness.TagKind.Bank), DestinationKind.OutsideFirm, OwnerNameMatch.Match);
        var contraFirm = Chance.Pick(Firms);
        var attempts = Chance.Is(0.25) ? 2 : 1;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            var request = new Visit(Firm, Hero, Chance, null, Now) { Actor = ActorKind.System, Channel = Channel.Api };
            request.SendAway(Account, other, new Instruction(Instructor.ThirdParty)
            {
                ContraFirm = contraFirm, Attempt = attempt, IsCancelled = attempt < attempts,
                ContactMatch = Chance.Weighed(84, 13, 3) switch
                {
                    0 => ContactMatch.Match, 1 => ContactMatch.Partial, _ => ContactMatch.Mismatch,
                },
            });
            yield return Days(2, 8);
        }

        if (Hero.Accounts.Count == 1 && Chance.Is(0.5) && Account.Cash == 0)
        {
            Offline(Hero, Channel.Web).Close(Account);
        }
    }
}

/// <summary>What they had elsewhere comes here; weeks later some of them buy a house with it.</summary>
internal sealed class BrokersConsolidated : HonestStory
{
    public required IReadOnlyList<string> Firms { get; init; }

    protected override IEnumerable<Duration> Tell()
    {
        var amount = (long)Chance.Spread(9_000_000, 0.9);
        var other = new Payee(Chance.Mint(Randomness.TagKind.Bank), DestinationKind.OutsideFirm, OwnerNameMatch.Match);
        AtHome().Deposit(Account, Rail.Acats, amount, other, new Instruction(Instructor.Customer)
        {
            ContraFirm = Chance.Pick(Firms), Attempt = 1, ContactMatch = ContactMatch.Match,
        });
        yield return Days(7, 25);

        if (Chance.Is(0.5))
        {
            AtHome().Withdraw(
                Account, Rail.Wire, OfCash(0.5, 0.95), Firm.Payees.Escrow(Hero.City, Chance),
                new(Instructor.Customer, InstructionMedium.Online));
        }
        else
        {
            AtHome().Buy(Account, Trading.Market.Popular(Firm.Market.Funds, Chance), OfCash(0.4, 0.9));
        }
    }
}

/// <summary>Coins bought here go to a wallet of their own, a trial sum first.</summary>
internal sealed class ColdWallet : HonestStory
{
    protected override IEnumerable<Duration> Tell()
    {
        var first = AtHome();
        first.Enable(Account, AccountFeature.Crypto);
        yield return Minutes(5, 2_000);
        var wallet = Payee.Wallet(Chance);
        var trial = SignedIn(Hero.Handheld, OnTheRoad(Hero.City));
        trial.Withdraw(Account, Rail.Crypto, Math.Min(Account.Cash / 20, 5_000), wallet);
        yield return Minutes(20, 900);
        AtHome().Withdraw(Account, Rail.Crypto, OfCash(0.3, 0.95), wallet);
        Account.Payees.Add(wallet);
    }
}

/// <summary>
/// Funds that are lent at once are traded with, and the deposit comes back: an accident of an empty bank account.
/// </summary>
internal sealed class DepositBounced : HonestStory
{
    protected override IEnumerable<Duration> Tell()
    {
        yield return UntilOpen();
        var visit = AtHome();
        visit.Enable(Account, AccountFeature.InstantFunding);
        visit.Deposit(Account, Rail.Ach, Chance.Between(20_000L, 400_000L), Account.Payees[0], bounces: true);
        yield return HoursBetween(5, 40) + UntilOpen();
        AtHome().Buy(Account, Trading.Market.Popular(Firm.Market.Listed, Chance), OfCash(0.7, 1));
        yield return Days(3, 6);
        AtHome().Deposit(Account, Rail.Ach, Chance.Between(20_000L, 200_000L), Account.Payees[0]);
    }
}
