using Holdfast.Simulator.Trading;
using NodaTime;

namespace Holdfast.Simulator.Tests.Trading;

public sealed class MarketTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 9, 1, 0, 0);

    // 2025-09-05 is a Friday; New York is four hours behind UTC.
    [Theory]
    [InlineData(5, 13, 29, false)]
    [InlineData(5, 13, 30, true)]
    [InlineData(5, 19, 59, true)]
    [InlineData(5, 20, 0, false)]
    [InlineData(6, 15, 0, false)]
    public void Exchanges_are_open_on_working_days_of_New_York(int day, int hour, int minute, bool isOpen) =>
        Assert.Equal(isOpen, Market.IsOpen(Instant.FromUtc(2025, 9, day, hour, minute)));

    [Theory]
    [InlineData(5, 9, 0, 5)]
    [InlineData(5, 20, 0, 8)]
    [InlineData(6, 15, 0, 8)]
    [InlineData(7, 15, 0, 8)]
    public void Exchanges_open_next_on_the_morning_of_a_working_day(int day, int hour, int minute, int opensOn) =>
        Assert.Equal(
            Instant.FromUtc(2025, 9, opensOn, 13, 30), Market.NextOpen(Instant.FromUtc(2025, 9, day, hour, minute)));

    [Fact]
    public void A_pushed_price_peaks_and_falls_back()
    {
        var market = new Market(1, Start, 10);
        var calm = new Market(1, Start, 10);
        var thin = market.Thin[3].Number;
        var from = Start + Duration.FromDays(2);
        var peak = from + Duration.FromHours(4);
        market.Push(thin, from, peak, 3);

        Assert.Equal(calm.Price(thin, from), market.Price(thin, from));
        Assert.InRange(market.Price(thin, peak) / (double)calm.Price(thin, peak), 2.9, 3.1);
        Assert.Equal(calm.Price(thin, peak + Duration.FromHours(4)), market.Price(thin, peak + Duration.FromHours(4)));
    }

    [Fact]
    public void Prices_stay_above_nothing_for_years()
    {
        var market = new Market(3, Start, 1_000);

        Assert.All(market.Securities, security =>
            Assert.InRange(market.Price(security.Number, Start + Duration.FromDays(999)), 1, long.MaxValue));
    }

    [Fact]
    public void A_thin_stock_has_news_every_few_days() =>
        Assert.InRange(new Market(1, Start, 60).News.Count, 8, 30);
}
