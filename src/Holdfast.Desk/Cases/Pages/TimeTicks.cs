using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Cases.Pages;

/// <summary>Round moments of the firm's clock along a stretch of time.</summary>
internal static class TimeTicks
{
    private const int Most = 9;

    private static readonly Duration[] Steps =
    [
        Duration.FromMinutes(5), Duration.FromMinutes(10), Duration.FromMinutes(15), Duration.FromMinutes(30),
        Duration.FromHours(1), Duration.FromHours(2), Duration.FromHours(3), Duration.FromHours(6),
        Duration.FromHours(12), Duration.FromDays(1), Duration.FromDays(2), Duration.FromDays(7),
        Duration.FromDays(14), Duration.FromDays(28),
    ];

    private static readonly LocalDateTimePattern
        Hour = LocalDateTimePattern.CreateWithInvariantCulture("h:mm tt"),
        Midnight = LocalDateTimePattern.CreateWithInvariantCulture("MMM d");

    /// <summary>The moments, with what is written at them.</summary>
    public static IReadOnlyList<(Instant At, string Text)> Of(Interval window, DateTimeZone zone)
    {
        var step = Array.Find(Steps, step => window.Duration / step <= Most);
        step = step == Duration.Zero ? window.Duration / Most : step;

        // From the firm's midnight, so that hours and days are whole ones there.
        var midnight = zone.AtStartOfDay(window.Start.InZone(zone).Date).ToInstant();
        var before = Math.Floor((window.Start - midnight) / step);
        List<(Instant, string)> ticks = [];
        for (var at = midnight + (step * before); at < window.End && ticks.Count <= Most * 2; at += step)
        {
            var local = at.InZone(zone).LocalDateTime;
            if (at >= window.Start)
            {
                ticks.Add((at, local.TimeOfDay == LocalTime.Midnight || step >= Duration.FromDays(1)
                    ? Midnight.Format(local)
                    : Hour.Format(local)));
            }
        }

        return ticks;
    }
}
