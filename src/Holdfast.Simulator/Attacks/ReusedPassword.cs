using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// Passwords from elsewhere are tried in bulk; a few fit, and each of these logins is looked round in and loses a small
/// sum.
/// </summary>
/// <remarks>
/// Careless: many tries from one rented line, all hits within the day. Usual: another home line for each try, some days
/// between. Careful: one hit only, tried once, from the customer's own town.
/// </remarks>
internal sealed class ReusedPassword : Attack
{
    protected override IEnumerable<Duration> Tell()
    {
        var hits = Care switch { Care.Careless => Chance.Between(2, 5), Care.Usual => Chance.Between(1, 3), _ => 1 };
        var misses = Care switch { Care.Careless => Chance.Between(10, 40), Care.Usual => Chance.Between(4, 14),
            _ => 0 };
        var device = Device.Computer(Chance.Pick(City.Home), Chance);
        var line = Underworld.Hosting(Chance);
        for (var miss = 0; miss < misses; miss++)
        {
            line = Care is Care.Careless && Chance.Is(0.8)
                ? line
                : Underworld.ResidentialProxy(Chance.Pick(City.Home), Chance);
            var visit = Online(Firm.Roster.Customers[Chance.Below(Firm.Roster.Customers.Count)], device, line);
            if (Chance.Is(0.45))
            {
                visit.Fail(LoginFailure.BadPassword);
            }
            else
            {
                visit.FailAsNobody();
            }

            yield return Care is Care.Careless ? Seconds(5, 300) : Minutes(10, 600);
        }

        for (var hit = 0; hit < hits; hit++)
        {
            Beside(new Hit(), Care is Care.Careless ? Minutes(1, 90) : HoursBetween(1, 50));
        }
    }

    private sealed class Hit : Intrusion
    {
        protected override IEnumerable<Duration> Tell()
        {
            if (!Choose(customer => customer.Habits.Method is LoginMethod.Password && customer.Account.Cash > 30_000))
            {
                yield break;
            }

            if (Care is Care.Careful)
            {
                yield return UntilUsual();
            }

            var look = Online(Victim, Device, Line);
            if (Chance.Is(0.3))
            {
                look.Fail(LoginFailure.BadPassword);
            }

            look.SignIn(LoginMethod.Password);
            Look(look);
            yield return Patience();
            if (IsLeft())
            {
                yield break;
            }

            var mule = Underworld.Mule(Care, Chance);
            Return(Stage.Prepare).Link(Account, mule, DailySettings.Verification(Chance));
            yield return Patience();
            if (!IsOver)
            {
                var share = Care is Care.Careful ? Chance.Between(0.1, 0.5) : Chance.Between(0.5, 1.0);
                var transfer = Return(Stage.CashOut).Withdraw(
                    Account, Chance.Is(0.65) ? Rail.Ach : Rail.Instant,
                    Math.Min(Sum((long)(Account.Cash * share)), 400_000), mule, DailyMoney.How(Chance));
                VictimFindsOut(Victim, reference: transfer, chanceToTell: 0.8);
            }
        }
    }
}
