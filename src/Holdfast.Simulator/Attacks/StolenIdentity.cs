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
/// An account is opened here in the name of somebody who knows nothing of it; their holdings at another firm are asked
/// for (ACATS), and what arrives is sold and sent on.
/// </summary>
/// <remarks>
/// Careless: papers that need a second look, several such accounts from one device within days, money out the day it
/// arrives. Usual: good papers, one or two accounts, out within a week. Careful: one account that trades a little for
/// weeks, and lets out part by part.
/// </remarks>
internal sealed class StolenIdentity : Attack
{
    private static readonly string[] Firms = ["0226", "0164", "0443", "0188", "0062"];

    protected override IEnumerable<Duration> Tell()
    {
        var device = Device.Computer(Chance.Pick(City.Home), Chance);
        for (var more =
            Care switch { Care.Careless => Chance.Between(2, 4), Care.Usual => Chance.Between(1, 2), _ => 1 };
            more > 0; more--)
        {
            Beside(new Opened { Device = Care is Care.Careless ? device : null },
                Duration.FromMinutes(1) + Days(0, more));
        }

        yield break;
    }

    private sealed class Opened : Attack
    {
        public required Device? Device { get; init; }

        protected override IEnumerable<Duration> Tell()
        {
            var person = Impostor(Chance.Between(45, 82));
            var device = Device ?? person.Device;
            var line = Underworld.LineFor(person, Care, Chance);
            var visit = Online(person, device, line);
            visit.SignIn(LoginMethod.Password, person.Habits.Factor);
            var account = visit.Open(
                OpeningWay.Online, Rail.Acats,
                Care is Care.Careless && Chance.Is(0.4) ? IdentityCheck.Review : IdentityCheck.Pass);
            var bank = Underworld.Mule(Care, Chance);
            visit.Link(account, bank, DailySettings.Verification(Chance));
            yield return HoursBetween(2, 60);

            var elsewhere = new Payee(
                Chance.Mint(TagKind.Bank), DestinationKind.OutsideFirm,
                Chance.Is(0.85) ? OwnerNameMatch.Match : OwnerNameMatch.Partial);
            var request = Come(person, device, line, Stage.Prepare);
            request.Deposit(
                account, Rail.Acats, (long)Chance.Spread(9_000_000, 0.8), elsewhere,
                new Instruction(Instructor.Customer)
                {
                    ContraFirm = Chance.Pick(Firms), Attempt = 1,
                    ContactMatch = Care is Care.Careless && Chance.Is(0.5)
                        ? ContactMatch.Partial
                        : ContactMatch.Match,
                });
            yield return Days(6, 8);

            // The other firm asked its customer, or the desk here did.
            if (Chance.Is(0.3))
            {
                yield break;
            }

            if (Care is Care.Careful)
            {
                yield return Days(5, 20) + UntilOpen();
                Come(person, device, line, Stage.Prepare)
                    .Buy(account, Market.Popular(Firm.Market.Funds, Chance), account.Cash / 10);
            }

            for (var part = Care is Care.Careful ? Chance.Between(2, 4) : Chance.Between(1, 2); part > 0; part--)
            {
                yield return Care is Care.Careless ? Minutes(10, 900) : Days(1, 5);
                Come(person, device, line, Stage.CashOut).Withdraw(
                    account, Chance.Is(0.5) ? Rail.Wire : Rail.Ach, DailyMoney.Round(account.Cash / part, Chance), bank,
                    DailyMoney.How(Chance));
            }
        }
    }
}
