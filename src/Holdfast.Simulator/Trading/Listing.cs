using System.Globalization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.Trading;

/// <summary>All that is traded, with its prices at the end of each day.</summary>
internal sealed record Listing(
    IReadOnlyList<Security> Securities, float[][] Closes, IReadOnlyList<NewsDay> News)
{
    private const int LargeCompanies = 420, ThinCompanies = 260, FundCount = 90, CoinCount = 14, OptionCount = 160;

    public static Listing Of(ulong seed, int days)
    {
        var chance = Chance.Of(seed, ChanceOwner.Market, 0);
        var securities = new List<Security>();
        var closes = new List<float[]>();
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 0; n < LargeCompanies; n++)
        {
            var cap = (long)(chance.Spread(2_200_000, 0.4) * 1_000_000 / (1 + (n * 0.12)));
            var price = chance.Spread(90, 0.8);
            Add(Symbol(chance, symbols, 1, 4), Venue.Listed, (long)(cap * 0.004 / price), cap, price, 0.016);
        }

        for (var n = 0; n < ThinCompanies; n++)
        {
            var price = chance.Spread(1.6, 1.0);
            var cap = (long)chance.Spread(45_000_000, 0.9);
            var volume = Math.Max((long)(cap * chance.Between(0.001, 0.012) / price), 2_000);
            var venue = chance.Is(0.55) ? Venue.Otc : Venue.Listed;
            Add(Symbol(chance, symbols, 4, 5), venue, volume, cap, price, 0.045, isThin: true);
        }

        for (var n = 0; n < FundCount; n++)
        {
            Add(Symbol(chance, symbols, 4, 4) + "X", Venue.Fund, 0, 0, chance.Spread(60, 0.7), 0.008);
        }

        for (var n = 0; n < CoinCount; n++)
        {
            Add(Symbol(chance, symbols, 3, 4), Venue.Crypto, 0, 0, chance.Spread(n < 2 ? 30_000 : 12, 1), 0.035);
        }

        for (var n = 0; n < OptionCount; n++)
        {
            var under = securities[chance.Below(60)].Symbol;
            var text = string.Create(CultureInfo.InvariantCulture,
                $"{under} {chance.Between(10, 90)}{(chance.Is(0.6) ? 'C' : 'P')}{chance.Between(10, 400)}");
            if (symbols.Add(text))
            {
                Add(text, Venue.Option, chance.Between(40, 9_000), 0, chance.Spread(3, 0.9), 0.07,
                    decimal.Round((decimal)chance.Between(0.05, 0.95), 2));
            }
        }

        return new Listing(securities, [.. closes], Told(securities, closes, days, chance));

        void Add(
            string symbol, Venue venue, long volume, long cap, double price, double move, decimal? delta = null,
            bool isThin = false)
        {
            securities.Add(new Security
            {
                Number = securities.Count, Symbol = Text.Of(symbol), Venue = venue, AverageDailyVolume = volume,
                MarketCap = cap, Delta = delta, IsThin = isThin,
            });
            closes.Add(Walk(chance, price, move, days));
        }
    }

    private static float[] Walk(Chance chance, double price, double move, int days)
    {
        var walk = new float[days + 12];
        for (var day = 0; day < walk.Length; day++)
        {
            walk[day] = (float)Math.Max(price, 0.02);
            price *= 1 + (chance.Normal() * move) + 0.0002;
        }

        return walk;
    }

    // On news a thin stock leaps, and loses half of the leap within days.
    private static List<NewsDay> Told(List<Security> securities, List<float[]> closes, int days, Chance chance)
    {
        var news = new List<NewsDay>();
        var thin = securities.FindAll(security => security.IsThin);
        for (var day = 2; day < days; day += chance.Between(2, 7))
        {
            var security = chance.Pick(thin).Number;
            news.Add(new NewsDay(day, security));
            var leap = chance.Between(1.15, 2.4);
            var walk = closes[security];
            for (var at = day + 1; at < walk.Length; at++)
            {
                walk[at] = (float)(walk[at] * (1 + ((leap - 1) * Math.Max(0.4, 1 - ((at - day - 1) * 0.12)))));
            }
        }

        return news;
    }

    private static string Symbol(Chance chance, HashSet<string> taken, int least, int most)
    {
        while (true)
        {
            var symbol = string.Create(chance.Between(least, most), chance, static (letters, draws) =>
            {
                for (var at = 0; at < letters.Length; at++)
                {
                    letters[at] = (char)('A' + draws.Below(26));
                }
            });
            if (taken.Add(symbol))
            {
                return symbol;
            }
        }
    }
}
