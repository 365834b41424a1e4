using System.Globalization;

namespace Holdfast.Demo.Stories;

/// <summary>
/// Many accounts are entered within minutes, what they hold is sold, and all of them buy one thin stock: nobody takes
/// money out, and whoever held the stock before sells it to them.
/// </summary>
internal static class Pump
{
    /// <summary>How many people have a part in it.</summary>
    public const int People = 10;

    private const double Begins = 1, Apart = 0.8;

    private static readonly Security Large = new("NWRL", 128.20m, 6_000_000, 48_000_000_000, "listed");
    private static readonly Security Thin = new("QZLT", 0.42m, 61_000, 9_000_000, "otc");

    public static IEnumerable<Happening> Of(IReadOnlyList<DemoPerson> people) =>
        people.SelectMany((person, number) => Raid(person, number, Begins + number * Apart));

    private static IEnumerable<Happening> Raid(DemoPerson person, int number, double minute)
    {
        var seat = Seat.Stranger(
            string.Create(CultureInfo.InvariantCulture, $"d-raid-{number / 3}"),
            string.Create(CultureInfo.InvariantCulture, $"203.0.113.{40 + number}"), "EE",
            string.Create(CultureInfo.InvariantCulture, $"s-raid-{number}"));
        yield return Acts.SignIn(person, minute, seat, "none");
        yield return Acts.Order(person, minute + 1.5, seat, "sell", Large, 90 + 17 * number);
        yield return Acts.Order(person, minute + 3, seat, "buy", Thin, 26_000 + 1_400 * number);
    }
}
