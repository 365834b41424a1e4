using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// New accounts are funded by debits that will come back; what is lent on them meanwhile is traded or taken out.
/// </summary>
/// <remarks>
/// Careless: several accounts from one device within a day, everything out as soon as it is there. Usual: a device and
/// line for each, a trade first. Careful: small deposits that hold come first, for weeks, and the large one then.
/// </remarks>
internal sealed class InstantFunds : Attack
{
    protected override IEnumerable<Duration> Tell()
    {
        var device = Device.Handheld(Chance.Pick(City.Home), Chance);
        for (var more =
            Care switch { Care.Careless => Chance.Between(2, 5), Care.Usual => Chance.Between(1, 3), _ => 1 };
            more > 0; more--)
        {
            Beside(new Account { Device = Care is Care.Careless ? device : null }, Minutes(1, 900));
        }

        yield break;
    }

    private sealed class Account : Attack
    {
        public required Device? Device { get; init; }

        protected override IEnumerable<Duration> Tell()
        {
            var person = Impostor(Chance.Between(19, 48));
            var device = Device ?? person.Device;
            var line = Care is Care.Careful ? person.Home : Underworld.LineFor(person, Care, Chance);
            var visit = Online(person, device, line);
            visit.SignIn(LoginMethod.Password, person.Habits.Factor);
            var account = visit.Open(OpeningWay.Online, Rail.Ach);
            var bank = Payee.OwnBank(Chance);
            visit.Link(account, bank, Chance.Is(0.8) ? BankVerification.Instant : BankVerification.MicroDeposit);
            visit.Enable(account, AccountFeature.InstantFunding);
            for (var small = Care is Care.Careful ? Chance.Between(2, 4) : 0; small > 0; small--)
            {
                yield return Days(2, 8);
                Come(person, device, line, Stage.Prepare)
                    .Deposit(account, Rail.Ach, DailyMoney.Round(Chance.Between(3_000L, 30_000L), Chance), bank);
            }

            yield return Care is Care.Careless ? Minutes(5, 200) : HoursBetween(4, 40);
            Come(person, device, line, Stage.Prepare).Deposit(
                account, Chance.Is(0.7) ? Rail.Ach : Rail.Instant,
                DailyMoney.Round(Chance.Between(100_000L, 900_000L), Chance),
                bank, DailyMoney.How(Chance), bounces: true);
            yield return HoursBetween(8, 34);
            if (Care is not Care.Careless && Chance.Is(0.6))
            {
                yield return UntilOpen();
                var trade = Come(person, device, line, Stage.Prepare);
                trade.Buy(account, Chance.Pick(Firm.Market.Options), account.Cash / 3);
            }

            // To a bank account other than the one that the debit will come back to.
            var mule = Underworld.Mule(Care, Chance);
            var take = Come(person, device, line, Stage.CashOut);
            take.Link(account, mule, BankVerification.Instant);
            take.Withdraw(
                account, Chance.Is(0.7) ? Rail.Instant : Rail.Ach, (long)(account.Cash * Chance.Between(0.7, 1.0)),
                mule,
                DailyMoney.How(Chance));
        }
    }
}
