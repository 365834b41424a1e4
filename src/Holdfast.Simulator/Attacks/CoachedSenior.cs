using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// An elderly customer pays by themselves, on their own device at home, while somebody on the telephone tells them how:
/// to a "safe account", for a prize, for coins, for gold that a courier fetches. Several payments, each larger.
/// </summary>
/// <remarks>
/// Careless: the caller stays on the line throughout, days run into each other, everything goes. Usual: a trial sum
/// first, days between, calls before and after. Careful: the customer is told to hang up and what to answer the firm;
/// sums like those for a relative.
/// </remarks>
internal sealed class CoachedSenior : Intrusion
{
    private enum Tale : byte { SafeAccount, Coins, Gold }

    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => customer.AgeIn(Firm.YearOf(Now)) > 62 && Wealth(customer) > 3_000_000, among: 3))
        {
            yield break;
        }

        (Device, Line) = (Victim.Device, Victim.Home);
        var tale = (Tale)Chance.Weighed(50, 25, 25);
        var payee = tale is Tale.Coins ? Payee.Wallet(Chance) : Payee.ThirdParty(Chance);
        yield return UntilHour(Victim, Chance.Between(0, 1), Chance.Between(9, 16)) + UntilOpen();

        var sell = Own(Stage.Prepare);
        if (tale is Tale.Coins)
        {
            sell.Enable(Account, AccountFeature.Crypto);
        }

        var goal = (long)(Account.Equity(Firm.Market, Now) * Chance.Between(0.3, Care is Care.Careless ? 0.95 : 0.6));
        sell.Raise(Account, goal - Account.Cash);
        yield return Days(1, 3);

        // Some come to themselves, or a son looks in.
        if (IsOver || Chance.Is(0.2))
        {
            VictimFindsOut(Victim, chanceToTell: 0.6);
            yield break;
        }

        var parts = Care is Care.Careless ? Chance.Between(1, 2) : Chance.Between(2, 5);
        for (var part = 1; part <= parts && !IsOver; part++)
        {
            // 1, 2, 3 … parts of their sum: each payment is larger than the one before.
            var cents = DailyMoney.Round(goal / (parts * (parts + 1) / 2) * part, Chance);
            var pay = Own(Stage.CashOut);
            var transfer = pay.Withdraw(
                Account, tale is Tale.Coins ? Rail.Crypto : Chance.Is(0.8) ? Rail.Wire : Rail.Ach, cents, payee,
                DailyMoney.How(Chance));
            if (part == parts)
            {
                VictimFindsOut(Victim, Chance.Is(0.6) ? ReportKind.UnauthorizedActivity : ReportKind.DeniedTransfer,
                    transfer, 0.7);
            }

            yield return Care is Care.Careless ? HoursBetween(2, 26) : Days(1, 8);
        }
    }

    // The customer's own hands, at the pace of somebody who is being talked to.
    private Visit Own(Stage stage)
    {
        var visit = Online(Victim, Victim.Device, Victim.Home);
        visit.Stage = stage;
        visit.SignIn(Victim.Habits.Method, Chance.Is(0.15) ? Victim.Habits.Factor : MfaMethod.None);
        var isOnCall = Chance.Is(Care switch { Care.Careless => 0.8, Care.Usual => 0.45, _ => 0.12 });
        if (Chance.Is(0.7))
        {
            visit.Observe(
                typing: Chance.Is(0.6) ? Chance.Between(450, 950) : null, isOnCall: Chance.Is(0.8) ? isOnCall : null,
                sensitivePages: Chance.Between(0, 3),
                secondsToTransfer: Chance.Is(0.5) ? Chance.Between(120, 1_500) : null);
        }

        return visit;
    }
}
