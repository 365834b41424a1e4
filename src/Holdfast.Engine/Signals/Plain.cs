using System.Globalization;
using Holdfast.Engine.Values;
using NodaTime.Text;

namespace Holdfast.Engine.Signals;

/// <summary>Numbers in plain English, the same on every machine.</summary>
internal static class Plain
{
    private static readonly InstantPattern LongMoment =
        InstantPattern.CreateWithInvariantCulture("d MMMM uuuu, HH:mm 'UTC'");

    /// <summary>"40 seconds", "22 minutes", "5 hours", "12 days".</summary>
    public static string Span(long seconds) => Math.Max(0, seconds) switch
    {
        < 120 and var s => Count(s, "second"),
        < 2 * Stamp.Hour and var s => Count(s / 60, "minute"),
        < 2 * Stamp.Day and var s => Count(s / Stamp.Hour, "hour"),
        var s => Count(s / Stamp.Day, "day"),
    };

    /// <summary>"1 day", "3 days".</summary>
    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>"62 %".</summary>
    public static string Percent(long thousandths) =>
        string.Create(CultureInfo.InvariantCulture, $"{thousandths / 10} %");

    /// <summary>"2 March 2026, 14:09 UTC".</summary>
    public static string Moment(in Fact moment) =>
        LongMoment.Format(Stamp.FromStored((uint)moment.Number).ToInstant());

    /// <summary>"$33,000".</summary>
    public static string Dollars(long tenThousandths) =>
        "$" + (tenThousandths / (decimal)Money.Scale).ToString("#,0.##", CultureInfo.InvariantCulture);
}
