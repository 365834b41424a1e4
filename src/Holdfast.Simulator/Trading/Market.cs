using Holdfast.Simulator.Randomness;
using NodaTime;

namespace Holdfast.Simulator.Trading;

/// <summary>
/// Prices of all securities through the run, news included. Prices are ten-thousandths of a dollar and do not hang on
/// what customers do, but for the pressure that an attack puts on one.
/// </summary>
internal sealed class Market
{
    private const int OpenHour = 9, OpenMinute = 30, CloseHour = 16;

    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    private readonly Instant _start;
    private readonly ulong _seed;
    private readonly float[][] _closes;
    private readonly List<Pressure> _pressures = [];

    public Market(ulong seed, Instant start, int days)
    {
        _start = start;
        _seed = seed;
        var listing = Listing.Of(seed, days);
        Securities = listing.Securities;
        _closes = listing.Closes;
        News = listing.News;
        Listed = [.. Securities.Where(s => s.Venue is Engine.Contract.Venue.Listed && !s.IsThin)];
        Funds = [.. Securities.Where(s => s.Venue is Engine.Contract.Venue.Fund)];
        Thin = [.. Securities.Where(s => s.IsThin)];
        Options = [.. Securities.Where(s => s.Venue is Engine.Contract.Venue.Option)];
        Coins = [.. Securities.Where(s => s.Venue is Engine.Contract.Venue.Crypto)];
    }

    public IReadOnlyList<Security> Securities { get; }

    /// <summary>Large and middling companies, the most traded first.</summary>
    public IReadOnlyList<Security> Listed { get; }

    public IReadOnlyList<Security> Funds { get; }

    /// <summary>Small companies, listed and over the counter.</summary>
    public IReadOnlyList<Security> Thin { get; }

    public IReadOnlyList<Security> Options { get; }

    public IReadOnlyList<Security> Coins { get; }

    /// <summary>Days on which a thin stock is in everybody's mouth.</summary>
    public IReadOnlyList<NewsDay> News { get; }

    /// <summary>A security as most people choose: far more often one of the first.</summary>
    public static Security Popular(IReadOnlyList<Security> among, Chance chance)
    {
        var share = chance.Share();
        return among[(int)(among.Count * share * share * share)];
    }

    /// <summary>Price at a moment, in ten-thousandths of a dollar, at least one.</summary>
    public long Price(int security, Instant at)
    {
        var elapsed = Math.Max((at - _start).TotalDays, 0);
        var closes = _closes[security];
        var day = Math.Min((int)elapsed, closes.Length - 2);
        var within = Math.Min(elapsed - day, 1);
        var price = closes[day] + ((closes[day + 1] - closes[day]) * within);
        var minute = (ulong)(elapsed * 480);
        price *= 1 + ((Chance.Fixed(_seed + (ulong)security, minute) - 0.5) * 0.008);
        foreach (var pressure in _pressures)
        {
            if (pressure.Security == security && at >= pressure.From)
            {
                price *= 1 + ((pressure.Factor - 1) * pressure.Share(at));
            }
        }

        return Math.Max((long)(price * 10_000), 1);
    }

    /// <summary>Cents that some milliunits are worth.</summary>
    public long Worth(int security, long milliunits, Instant at) =>
        (long)((Int128)Price(security, at) * milliunits * Securities[security].Multiplier / 100_000);

    /// <summary>
    /// Somebody pushes a price: it moves to <paramref name="factor"/> of itself until <paramref name="peak"/> and then
    /// falls back over as long again.
    /// </summary>
    public void Push(int security, Instant from, Instant peak, double factor) =>
        _pressures.Add(new Pressure(security, from, peak, factor));

    /// <summary>Whether the exchanges are open.</summary>
    public static bool IsOpen(Instant at)
    {
        var local = at.InZone(NewYork);
        return local.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            && local.TimeOfDay >= new LocalTime(OpenHour, OpenMinute)
            && local.TimeOfDay < new LocalTime(CloseHour, 0);
    }

    /// <summary>This moment where the exchanges are open, else when they next open.</summary>
    public static Instant NextOpen(Instant at)
    {
        if (IsOpen(at))
        {
            return at;
        }

        var local = at.InZone(NewYork).LocalDateTime;
        var date = local.TimeOfDay < new LocalTime(OpenHour, OpenMinute) ? local.Date : local.Date.PlusDays(1);
        while (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        {
            date = date.PlusDays(1);
        }

        return (date + new LocalTime(OpenHour, OpenMinute)).InZoneLeniently(NewYork).ToInstant();
    }

    private sealed record Pressure(int Security, Instant From, Instant Peak, double Factor)
    {
        public double Share(Instant at)
        {
            var length = Math.Max((Peak - From).TotalSeconds, 1);
            var share = (at - From).TotalSeconds / length;
            return share <= 1 ? share : Math.Max(2 - share, 0);
        }
    }
}

/// <summary>A day on which a thin stock is in everybody's mouth.</summary>
/// <param name="Day">Days since the start of the run.</param>
/// <param name="Security">Number of the stock.</param>
internal sealed record NewsDay(int Day, int Security);
