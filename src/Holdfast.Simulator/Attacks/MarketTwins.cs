using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>Honest stories with the outlines of thefts by trades.</summary>
internal static class MarketTwins
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("newsletter followed", 3, static (_, hero) => hero.Habits.IsSpeculator,
            static hero => new Newsletter { Hero = hero }),
        new("all on one small company", 14, static (_, hero) => hero.Account.Positions.Count > 0,
            static hero => new AllOnOne { Hero = hero }),
        new("wide spreads paid", 16, static (_, hero) => hero.Account.Cash > 100_000,
            static hero => new WideSpreads { Hero = hero }),
        new("small company day traded", 14, static (_, hero) => hero.Account.Cash > 100_000,
            static hero => new SmallCompany { Hero = hero }),
    ];

    /// <summary>
    /// A letter names a small company; its readers among the customers buy within the hour, some with all they have.
    /// </summary>
    private sealed class Newsletter : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            var security = Chance.Pick(Firm.Market.Thin);
            var readers = Math.Clamp(Firm.Roster.Customers.Count / 150, 3, Chance.Between(6, 30));
            for (var tries = 0; readers > 0 && tries < 600; tries++)
            {
                var reader = Firm.Roster.Customers[Chance.Below(Firm.Roster.Customers.Count)];
                if ((!reader.Habits.IsSpeculator && !Chance.Is(0.03)) || reader.Account.IsClosed)
                {
                    continue;
                }

                readers--;
                Read(reader, security, Chance.Part(readers));
                yield return Seconds(10, 400);
            }
        }

        private void Read(Customer reader, Security security, Chance own)
        {
            var visit = new Visit(Firm, reader, own, null, Now)
            {
                Device = reader.Device, Channel = reader.Device.Model.IsApp ? Channel.Mobile : Channel.Web,
                Connection = own.Is(0.7) ? reader.Home : Connection.Gateway(reader.Carrier, reader.City, own),
            };
            visit.SignIn(reader.Habits.Method, own.Is(0.3) ? reader.Habits.Factor : MfaMethod.None);
            if (own.Is(0.4))
            {
                visit.Raise(
                    reader.Account, (long)(reader.Account.Equity(Firm.Market, Now) * own.Between(0.2, 1.0)));
            }

            visit.Enable(reader.Account, AccountFeature.Otc);
            visit.Buy(
                reader.Account, security, (long)(reader.Account.Cash * own.Between(0.3, 1.0)), own.Is(0.3) ? 0.06 : 0);
        }
    }

    /// <summary>Convinced of one small company, sells all the rest for it, in one sitting or over days.</summary>
    private sealed class AllOnOne : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var security = Chance.Pick(Firm.Market.Thin);
            var isNewDevice = Chance.Is(0.2);
            var device = isNewDevice ? Device.Computer(Hero.City, Chance) : Hero.Device;
            for (var days = Chance.Between(1, 3); days > 0; days--)
            {
                yield return UntilOpen();
                var visit = SignedIn(device, Hero.Home, isAsked: isNewDevice);
                visit.Raise(Account, (long)(Equity * Chance.Between(0.3, 1.0)));
                visit.Enable(Account, AccountFeature.Otc);
                for (var orders = Chance.Between(1, 3); orders > 0; orders--)
                {
                    visit.Buy(Account, security, OfCash(0.5, 1), Chance.Is(0.3) ? Chance.Between(0.03, 0.15) : 0);
                }

                yield return HoursBetween(18, 28);
            }
        }
    }

    /// <summary>New to options, buys at the asking price and sells at the bid, again and again, and wonders.</summary>
    private sealed class WideSpreads : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            AtHome().Enable(Account, AccountFeature.Options);
            var option = Chance.Pick(Firm.Market.Options);
            for (var days = Chance.Between(1, 3); days > 0; days--)
            {
                yield return UntilOpen();
                var visit = AtHome();
                for (var rounds = Chance.Between(1, 5); rounds > 0; rounds--)
                {
                    visit.Buy(Account, option, OfCash(0.2, 0.8), Chance.Between(0.02, 0.25));
                    visit.Pause(30, 900);
                    visit.Sell(Account, option, Account.Held(option.Number), Chance.Between(0.02, 0.25));
                }

                yield return HoursBetween(18, 28);
            }
        }
    }

    /// <summary>
    /// In and out of one small company all day, by limits well through the market so as to be served.
    /// </summary>
    private sealed class SmallCompany : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var security = Chance.Pick(Firm.Market.Thin);
            for (var days = Chance.Between(1, 3); days > 0; days--)
            {
                yield return UntilOpen();
                var visit = SignedIn(Hero.Handheld, OnTheRoad(Hero.City));
                for (var rounds = Chance.Between(2, 6); rounds > 0; rounds--)
                {
                    visit.Buy(Account, security, OfCash(0.3, 0.9), Chance.Between(0.01, 0.12));
                    visit.Pause(30, 1_200);
                    visit.Sell(Account, security, Account.Held(security.Number), Chance.Between(0.01, 0.12));
                }

                yield return HoursBetween(18, 28);
            }
        }
    }
}
