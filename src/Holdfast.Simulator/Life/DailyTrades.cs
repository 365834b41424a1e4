using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;

namespace Holdfast.Simulator.Life;

/// <summary>Ordinary buying and selling, each by their own taste.</summary>
internal static class DailyTrades
{
    private const double HerdsOnNews = 0.16;

    public static void Run(Visit visit, Account account, int orders)
    {
        for (var at = 0; at < Math.Min(orders, 25); at++)
        {
            One(visit, account);
        }
    }

    private static void One(Visit visit, Account account)
    {
        var (chance, market) = (visit.Chance, visit.Firm.Market);
        var equity = account.Equity(market, visit.Now);
        if (account.Positions.Count > 0
            && (account.Cash < equity / 20 || chance.Is(0.4) || account.Positions.Count > 14))
        {
            var held = chance.Pick(account.Positions);
            var part = chance.Is(0.45) ? held.Milliunits : (long)(held.Milliunits * chance.Between(0.1, 0.9));
            var security = market.Securities[held.Security];
            part = security.IsDivisible ? part : Math.Max(part / 1000 * 1000, 1000);
            visit.Sell(account, security, part);
            return;
        }

        var isShort = account.Has(AccountFeature.Margin) && chance.Is(0.006);
        var choice = Choose(visit, account);
        if (isShort && choice.Venue is Venue.Listed && equity > 500_000)
        {
            visit.SellShort(account, choice, chance.Between(1, 20));
            return;
        }

        visit.Buy(account, choice, Math.Max((long)(account.Cash * chance.Between(0.05, 0.8)), 5_000));
    }

    private static Security Choose(Visit visit, Account account)
    {
        var (chance, firm) = (visit.Chance, visit.Firm);
        var (market, habits) = (firm.Market, visit.Customer.Habits);
        var today = visit.Day;
        if (chance.Is(habits.IsSpeculator ? HerdsOnNews * 3 : HerdsOnNews * 0.15))
        {
            for (var at = 0; at < market.News.Count; at++)
            {
                if (today - market.News[at].Day is 0 or 1)
                {
                    return market.Securities[market.News[at].Security];
                }
            }
        }

        if (account.Has(AccountFeature.Options) && chance.Is(0.22))
        {
            return Market.Popular(market.Options, chance);
        }

        if (account.Has(AccountFeature.Crypto) && chance.Is(0.2))
        {
            return Market.Popular(market.Coins, chance);
        }

        return chance.Weighed(62, 30, habits.IsSpeculator ? 40 : 2) switch
        {
            0 => Market.Popular(market.Listed, chance),
            1 => Market.Popular(market.Funds, chance),
            _ => Market.Popular(market.Thin, chance),
        };
    }
}
