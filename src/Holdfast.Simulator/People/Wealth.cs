using Holdfast.Engine.Contract;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Trading;

namespace Holdfast.Simulator.People;

/// <summary>What somebody owns at the firm when the run begins.</summary>
internal static class Wealth
{
    private const double JointAccount = 0.5, SecondAccount = 0.13, Dormant = 0.06;

    public static void Fill(Customer customer, Customer? partner, Firm firm, Roster roster, Chance chance)
    {
        if (partner is not null && chance.Is(JointAccount))
        {
            customer.Accounts.Add(partner.Account);
            if (chance.Is(0.4))
            {
                return;
            }
        }

        do
        {
            var account = Account(customer, firm, chance);
            roster.Accounts++;
            customer.Accounts.Insert(0, account);
        }
        while (customer.Accounts.Count < 4 && chance.Is(SecondAccount));

        customer.Accounts.TrimExcess();
        if (chance.Is(Dormant))
        {
            customer.Habits.VisitsADay = 0;
            customer.Habits.CallsADay = 0;
        }
    }

    private static Account Account(Customer customer, Firm firm, Chance chance)
    {
        var age = customer.AgeIn(firm.Options.Start.Year);
        var factor = 0.25 + (Math.Min(age - 15, 55) / 35.0);
        var equity = chance.Spread(firm.Profile.MedianEquity * factor, firm.Profile.EquitySpread);
        var cents = (long)(Math.Clamp(equity, 40, 60_000_000) * 100);
        var account = new Account(chance.Mint(TagKind.Account))
        {
            OpenedOn = -(int)Math.Min(chance.Wait(1_600) + 20, Math.Max(age - 17, 1) * 365),
            HasTrustedContact = chance.Is(age > 60 ? 0.45 : 0.2),
        };
        account.Payees.Add(Payee.OwnBank(chance));
        if (chance.Is(0.18))
        {
            account.Payees.Add(Payee.OwnBank(chance));
        }

        Features(account, customer, chance);
        Invest(account, cents, customer, firm, chance);
        return account;
    }

    private static void Features(Account account, Customer customer, Chance chance)
    {
        var isTrader = customer.Habits.TradingVisits >= 4;
        Maybe(AccountFeature.Margin, isTrader ? 0.6 : 0.12);
        Maybe(AccountFeature.Options, isTrader ? 0.45 : 0.04);
        Maybe(AccountFeature.Otc, customer.Habits.IsSpeculator ? 0.7 : 0.12);
        Maybe(AccountFeature.Crypto, customer.BirthYear > 1975 ? 0.14 : 0.03);
        Maybe(AccountFeature.Card, 0.1);
        Maybe(AccountFeature.Checks, customer.BirthYear < 1965 ? 0.3 : 0.06);
        Maybe(AccountFeature.InstantFunding, 0.2);

        void Maybe(AccountFeature feature, double share)
        {
            if (chance.Is(share))
            {
                account.Enable(feature);
            }
        }
    }

    private static void Invest(Account account, long cents, Customer customer, Firm firm, Chance chance)
    {
        var market = firm.Market;
        account.Book(cents);
        var invested = (long)(cents * (1 - Math.Min(chance.Spread(0.1, 1.0), 0.95)));
        var count = 1 + chance.Count(Math.Min(2 + (cents / 4_000_000.0), 9));
        for (var at = 0; at < count; at++)
        {
            var kind = customer.Habits.IsSpeculator
                ? chance.Weighed(45, 20, 35)
                : chance.Weighed(50, 47, 3);
            var security = Market.Popular(kind == 0 ? market.Listed : kind == 1 ? market.Funds : market.Thin, chance);
            var price = market.Price(security.Number, firm.Start);
            var milliunits = (long)((Int128)(invested / count) * 100_000 / price);
            milliunits = security.IsDivisible ? milliunits : milliunits / 1000 * 1000;
            var worth = market.Worth(security.Number, milliunits, firm.Start);
            if (milliunits > 0 && worth <= account.Cash)
            {
                account.Book(-worth);
                account.Move(security.Number, milliunits, -(int)Math.Min(chance.Wait(420) + 3, -account.OpenedOn));
            }
        }
    }
}
