using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories of people who trade otherwise than they used to.</summary>
internal static class TradingStories
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("thin stock on news", 90, static (_, hero) => hero.Account.Cash > 20_000,
            static hero => new ThinOnNews { Hero = hero }),
        new("all sold for what all speak of", 14, static (_, hero) => hero.Account.Positions.Count > 1,
            static hero => new AllIn { Hero = hero }),
        new("new to options", 25,
            static (_, hero) => !hero.Account.Has(AccountFeature.Options) && hero.Account.Cash > 50_000,
            static hero => new NewToOptions { Hero = hero }),
        new("days of day trading", 16, static (_, hero) => hero.Account.Cash > 100_000,
            static hero => new DayTrading { Hero = hero })
        {
            Factor = static profile => profile.Kind is FirmKind.ActiveTraders ? 5 : 1,
        },
        new("all sold in fear", 22, static (_, hero) => hero.Account.Positions.Count > 1,
            static hero => new SoldInFear { Hero = hero }),
        new("fat finger", 6, static (_, hero) => hero.Account.Cash > 50_000,
            static hero => new FatFinger { Hero = hero }),
    ];

    private static Security SpokenOf(Firm firm, int today, Randomness.Chance chance)
    {
        var told = firm.Market.News.Where(news => today - news.Day is >= 0 and <= 3).ToArray();
        return told.Length > 0 ? firm.Market.Securities[chance.Pick(told).Security] : chance.Pick(firm.Market.Thin);
    }

    /// <summary>Buys what is in everybody's mouth that day, minutes after many others.</summary>
    private sealed class ThinOnNews : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            // On the next day of news, in its first hours, when the others buy too.
            var today = Firm.DayOf(Now);
            if (Firm.Market.News.FirstOrDefault(news => news.Day > today) is { } next)
            {
                yield return Firm.Start + Duration.FromDays(next.Day) + Duration.FromHours(14) + Minutes(35, 240) - Now;
            }

            var security = SpokenOf(Firm, Firm.DayOf(Now), Chance);
            var visit = SignedIn(Chance.Is(0.7) ? Hero.Handheld : Hero.Device, OnTheRoad(Hero.City));
            visit.Enable(Account, AccountFeature.Otc);
            visit.Buy(Account, security, OfCash(0.3, 1.0), Chance.Is(0.2) ? Chance.Between(0.05, 0.2) : 0);
            yield return Days(1, 4) ;
            yield return UntilOpen();
            AtHome().Sell(Account, security, Account.Held(security.Number));
        }
    }

    /// <summary>Sells everything within minutes and buys one thin stock with it.</summary>
    private sealed class AllIn : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            var visit = AtHome();
            visit.Raise(Account, long.MaxValue / 4);
            yield return Minutes(2, 60);
            var security = SpokenOf(Firm, Firm.DayOf(Now), Chance);
            var buy = AtHome();
            for (var n = Chance.Between(1, 4); n > 0; n--)
            {
                buy.Buy(Account, security, OfCash(0.4, 1.0), Chance.Is(0.3) ? 0.05 : 0);
            }
        }
    }

    /// <summary>Switches options on and buys far ones the same day.</summary>
    private sealed class NewToOptions : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            AtHome().Enable(Account, AccountFeature.Options);
            yield return Chance.Is(0.5) ? Minutes(2, 240) : Days(1, 3);
            yield return UntilOpen();
            var visit = AtHome();
            for (var n = Chance.Between(1, 5); n > 0; n--)
            {
                visit.Buy(Account, Chance.Pick(Firm.Market.Options), OfCash(0.1, 0.5));
            }

            yield return Days(1, 5);
            yield return UntilOpen();
            var back = AtHome();
            foreach (var held in Account.Positions.Where(
                p => Firm.Market.Securities[p.Security].Venue is Venue.Option).ToArray())
            {
                back.Sell(Account, Firm.Market.Securities[held.Security], held.Milliunits);
            }
        }
    }

    /// <summary>In and out of the same few stocks, many times a day, mostly at a loss.</summary>
    private sealed class DayTrading : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var thin = Chance.Is(0.3);
            for (var day = Chance.Between(2, 6); day > 0; day--)
            {
                yield return UntilOpen();
                var visit = AtHome();
                for (var trip = Chance.Between(2, 8); trip > 0; trip--)
                {
                    var security = Chance.Is(0.6) || !thin
                        ? Market.Popular(Firm.Market.Listed, Chance)
                        : Chance.Pick(Firm.Market.Thin);
                    visit.Buy(Account, security, OfCash(0.4, 0.95));
                    visit.Pause(60, 1_500);
                    visit.Sell(Account, security, Account.Held(security.Number));
                }

                yield return HoursBetween(18, 30);
            }
        }
    }

    /// <summary>Sells everything on a bad day and takes the money home.</summary>
    private sealed class SoldInFear : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            var visit = SignedIn(Hero.Handheld, OnTheRoad(Hero.City));
            visit.Raise(Account, long.MaxValue / 4);
            yield return Days(1, 4);
            if (Chance.Is(0.6))
            {
                AtHome().Withdraw(Account, Rail.Ach, OfCash(0.6, 1.0), Account.Payees[0]);
            }
        }
    }

    /// <summary>A limit typed wrongly in a thin stock, far through the market.</summary>
    private sealed class FatFinger : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            var visit = AtHome();
            visit.Buy(Account, Chance.Pick(Firm.Market.Thin), OfCash(0.05, 0.4), Chance.Between(0.2, 0.8));
            if (Chance.Is(0.5))
            {
                Called(SupportTopic.Other);
            }
        }
    }
}
