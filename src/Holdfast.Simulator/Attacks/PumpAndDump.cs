using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// A gang that holds a thin stock hijacks many accounts, sells what they hold and buys that one stock with them, and
/// sells its own into it. The victims are left with the stock.
/// </summary>
/// <remarks>
/// Careless: all accounts are entered and emptied into the stock within minutes, at any price. Usual: entered on the
/// days before, half of the holdings sold, within an hour. Careful: accounts that trade such stocks, a part of the
/// cash, over two days, at the market's price, beside a day of news where there is one.
/// </remarks>
internal sealed class PumpAndDump : Attack
{
    private const int Least = 10, Most = 40, CustomersForOne = 60;

    protected override IEnumerable<Duration> Tell()
    {
        var news = Care is Care.Careful ? Firm.Market.News.FirstOrDefault(some => some.Day > Firm.DayOf(Now) + 2)
            : null;
        var security = news is null ? Chance.Pick(Firm.Market.Thin) : Firm.Market.Securities[news.Security];
        var burst = Market.NextOpen(Now + Days(2, 4)) + Minutes(5, 240);
        if (news is not null && news.Day < Firm.DayOf(Now) + 12)
        {
            burst = Market.NextOpen(Firm.Start + Duration.FromDays(news.Day) + Duration.FromHours(14)) + Minutes(
                5, 200);
        }

        var length = Care switch
        {
            Care.Careless => Minutes(8, 25), Care.Usual => Minutes(30, 80), _ => HoursBetween(26, 50),
        };
        var accounts = Math.Clamp(Firm.Roster.Customers.Count / CustomersForOne, 3, Chance.Between(Least, Most));
        for (var at = 0; at < accounts; at++)
        {
            var buys = burst + (length * Chance.Share());
            var enters = Care is Care.Careless ? buys - Minutes(2, 12) : buys - HoursBetween(3, 44);
            Beside(
                new Hijacked { Security = security, Buys = buys,
                    Fallen = burst + (length * 2) + Duration.FromHours(1) },
                Duration.Max(enters - Now, Duration.FromMinutes(1)));
        }

        Firm.Market.Push(
            security.Number, burst, burst + length,
            Care switch { Care.Careless => Chance.Between(2.0, 4.0), Care.Usual => Chance.Between(1.6, 2.6),
                _ => Chance.Between(1.2, 1.7) });
        yield break;
    }

    private sealed class Hijacked : Intrusion
    {
        public required Security Security { get; init; }

        public required Instant Buys { get; init; }

        /// <summary>When the price is down again.</summary>
        public required Instant Fallen { get; init; }

        protected override IEnumerable<Duration> Tell()
        {
            if (!Choose(customer => Wealth(customer) > 500_000
                && (Care is not Care.Careful || customer.Habits.IsSpeculator || Chance.Is(0.05)), among: 2))
            {
                yield break;
            }

            var enter = Online(Victim, Device, Line);
            enter.SignIn(LoginMethod.Password, Chance.Is(0.75) ? Victim.Habits.Factor : MfaMethod.None);
            BackBy = LoginMethod.RememberedToken;
            Look(enter);
            yield return Duration.Max(Buys - Now, Duration.FromSeconds(20));
            if (IsOver)
            {
                yield break;
            }

            yield return UntilOpen();
            var spent = Buy();
            yield return Duration.Max(Fallen - Now, Duration.FromMinutes(5));
            Campaign!.Took(Math.Max(
                spent - Firm.Market.Worth(Security.Number, Account.Held(Security.Number), Now), 0));
            VictimFindsOut(Victim);
        }

        private long Buy()
        {
            var sold = Care switch { Care.Careless => 1.0, Care.Usual => Chance.Between(0.3, 0.8),
                _ => Chance.Between(0.0, 0.25) };
            Return(Stage.Prepare).Raise(Account, (long)(Account.Equity(Firm.Market, Now) * sold));
            var before = Account.Cash;
            var buy = Return(Stage.Manipulate);
            if (Security.Venue is Venue.Otc)
            {
                buy.Enable(Account, AccountFeature.Otc);
            }

            for (var orders = Care is Care.Careful ? 1 : Chance.Between(1, 4); orders > 0; orders--)
            {
                var share = Care is Care.Careful ? Chance.Between(0.2, 0.6) : Chance.Between(0.6, 1.0);
                buy.Buy(
                    Account, Security, (long)(Account.Cash * share),
                    Care is Care.Careless ? Chance.Between(0.05, 0.25) : Chance.Is(0.3) ? 0.04 : 0);
                buy.Pause(10, 300);
            }

            return before - Account.Cash;
        }
    }
}
