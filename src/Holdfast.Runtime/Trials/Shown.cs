using System.Globalization;
using Holdfast.Engine.Values;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Runtime.Trials;

/// <summary>Numbers as trials show them, the same on every machine.</summary>
internal static class Shown
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As "0.40 %".</summary>
    public static string Percent(double share, int decimals = 2) =>
        Number(100 * share, decimals) + " %";

    /// <summary>As "0.27-0.53 %".</summary>
    public static string Percent(Interval interval, int decimals = 2) =>
        $"{Number(100 * interval.Low, decimals)}-{Number(100 * interval.High, decimals)} %";

    /// <summary>A share that is given in ten-thousandths, as "0.5 %".</summary>
    public static string PerTenThousand(int share) =>
        (share / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    public static string Number(double number, int decimals) =>
        Math.Round(number, decimals).ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>Whole dollars of ten-thousandths, as "$1,250".</summary>
    public static string Dollars(long tenThousandths) => "$" + Count(tenThousandths / Money.Scale);

    /// <summary>Thousandths of log-odds with their sign, as "-0.25".</summary>
    public static string Signed(int thousandths) =>
        (thousandths / 1000m).ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture);

    public static string Share(long part, long whole, int decimals = 0) =>
        whole == 0 ? "" : Percent((double)part / whole, decimals);

    public static string Day(Instant instant) => LocalDatePattern.Iso.Format(instant.InUtc().Date);

    public static string Threshold(Probability? threshold) => threshold?.ToString() ?? "never";
}
