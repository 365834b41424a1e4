using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using NodaTime;

namespace Holdfast.Simulator.Life;

/// <summary>When somebody comes next: by how often they come, and at which days and hours.</summary>
internal static class Hour
{
    private const double KeptAtWeekends = 0.55;

    // How often each hour of the day, from midnight, in weights.
    private static readonly double[][] OfDay =
    [
        [1, 0, 0, 0, 1, 6, 16, 26, 26, 18, 12, 9, 8, 6, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1],
        [1, 0, 0, 0, 0, 1, 3, 7, 14, 22, 22, 18, 19, 17, 15, 15, 12, 8, 5, 4, 4, 3, 2, 1],
        [3, 1, 0, 0, 0, 1, 2, 4, 6, 8, 7, 6, 8, 6, 6, 7, 9, 13, 18, 22, 24, 20, 13, 7],
        [2, 1, 1, 0, 0, 2, 5, 9, 12, 14, 13, 12, 13, 12, 11, 11, 11, 10, 10, 10, 10, 8, 6, 4],
        [16, 13, 10, 6, 3, 2, 2, 3, 4, 5, 5, 4, 5, 4, 4, 5, 6, 7, 9, 11, 13, 15, 17, 17],
    ];

    public static Instant Next(Customer customer, Instant now, double meanDays, Chance chance)
    {
        var zone = customer.City.Zone;
        var local = now.InZone(zone).LocalDateTime;
        var gap = (int)Math.Min(chance.Wait(meanDays) + chance.Share(), 4_000);
        var hour = chance.Weighed(OfDay[(int)customer.Habits.Hours]);
        var date = local.Date.PlusDays(gap);
        if (IsWeekend(date) && !chance.Is(KeptAtWeekends))
        {
            date = date.PlusDays(date.DayOfWeek is IsoDayOfWeek.Saturday ? 2 : 1);
        }

        var next = At(date, hour, chance, zone);
        return next > now ? next : At(date.PlusDays(1), hour, chance, zone);
    }

    /// <summary>When they call: on a working day between eight and six.</summary>
    public static Instant NextCall(Customer customer, Instant now, double meanDays, Chance chance)
    {
        var zone = customer.City.Zone;
        var date = now.InZone(zone).Date.PlusDays(1 + (int)Math.Min(chance.Wait(meanDays), 4_000));
        date = IsWeekend(date) ? date.PlusDays(2) : date;
        return At(date, chance.Between(8, 17), chance, zone);
    }

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    private static Instant At(LocalDate date, int hour, Chance chance, DateTimeZone zone) =>
        (date + new LocalTime(hour, chance.Below(60), chance.Below(60))).InZoneLeniently(zone).ToInstant();
}
