using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Console;

/// <summary>Moments as the firm's clocks on the wall show them.</summary>
public sealed class FirmTime(DateTimeZone zone, TimeProvider clock)
{
    private static readonly ZonedDateTimePattern Full = Pattern("MMM d, uuuu, h:mm tt x");

    private static readonly ZonedDateTimePattern Day = Pattern("MMM d, uuuu");

    private static readonly InstantPattern Exact =
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'Z'");

    /// <summary>The firm's time zone.</summary>
    public DateTimeZone Zone => zone;

    /// <summary>Now.</summary>
    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>The firm's day.</summary>
    public LocalDate Today => Now.InZone(zone).Date;

    /// <summary>As "Nov 26, 2026, 9:05 AM EST".</summary>
    public string Text(Instant at) => Full.Format(at.InZone(zone));

    /// <summary>As "Nov 26, 2026", the day it is at the firm.</summary>
    public string DayText(Instant at) => Day.Format(at.InZone(zone));

    /// <summary>
    /// Until when something has to be done. What ends with a day is not said by the first moment of the day after,
    /// which many would take for a day more.
    /// </summary>
    public string UntilText(Instant at) => at.InZone(zone) is { TimeOfDay: var time, Date: var date }
        && time == LocalTime.Midnight
            ? $"end of {DayText(date.PlusDays(-1))}"
            : Text(at);

    /// <summary>A date as "Nov 26, 2026".</summary>
    public static string DayText(LocalDate date) =>
        LocalDatePattern.CreateWithInvariantCulture("MMM d, uuuu").Format(date);

    /// <summary>The instant itself, for machines and for whoever has to know exactly.</summary>
    public static string ExactText(Instant at) => Exact.Format(at);

    /// <summary>A stretch of time in its two largest units: "3 d 4 h", "4 h 10 min", "under a minute".</summary>
    public static string Text(Duration length)
    {
        var minutes = (long)Math.Floor(Duration.Max(length, -length).TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        return minutes switch
        {
            0 => "under a minute",
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{rest} min"),
            < 1440 => string.Create(CultureInfo.InvariantCulture, $"{hours} h{(rest > 0 ? $" {rest} min" : "")}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{days} d{(hours > 0 ? $" {hours} h" : "")}"),
        };
    }

    private static ZonedDateTimePattern Pattern(string text) =>
        ZonedDateTimePattern.CreateWithInvariantCulture(text, DateTimeZoneProviders.Tzdb);
}
