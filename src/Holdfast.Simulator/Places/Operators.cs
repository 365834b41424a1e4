using Holdfast.Engine.Values;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.Places;

/// <summary>All operators of the made-up internet.</summary>
internal static class Operators
{
    private const string Us = "US";

    // Kind, country, then number:weight by how many subscribers it has.
    private static readonly (OperatorKind Kind, string Country, string Asns)[] Lines =
    [
        (OperatorKind.Home, Us, "7922:30 7018:18 20115:8 20001:8 10796:7 11427:5 701:9 22773:8 209:6 5650:5 6128:3"),
        (OperatorKind.Mobile, Us, "21928:35 22394:36 20057:29"),
        (OperatorKind.Office, Us, "3356:5 174:4 6461:3 2828:2 4323:2"),
        (OperatorKind.Campus, Us, "3:1 46:1 73:1 87:1 237:1"),
        (OperatorKind.Hotel, Us, "14654:3 46261:2 30036:1"),
        (OperatorKind.Vpn, Us, "9009:5 212238:5 60068:3 136787:3 62240:2"),
        (OperatorKind.PrivacyRelay, Us, "36183:5 13335:3"),
        (OperatorKind.Gateway, Us, "22616:5 36692:2 53813:2"),
        (OperatorKind.Hosting, Us, "16509:6 14061:5 8075:4 396982:3 24940:3 16276:4 63949:2 20473:3 45102:1"),
        (OperatorKind.Tor, Us, "53667:1 208323:1"),
        (OperatorKind.Home, "GB", "2856:1 5607:1"), (OperatorKind.Home, "CA", "812:1 577:1 6327:1"),
        (OperatorKind.Home, "FR", "3215:1 12322:1"), (OperatorKind.Home, "DE", "3320:1 8881:1"),
        (OperatorKind.Home, "IT", "3269:1"), (OperatorKind.Home, "ES", "3352:1"), (OperatorKind.Home, "PT", "3243:1"),
        (OperatorKind.Home, "NL", "1136:1"), (OperatorKind.Home, "CH", "3303:1"), (OperatorKind.Home, "GR", "6799:1"),
        (OperatorKind.Home, "TR", "9121:1"), (OperatorKind.Home, "IL", "8551:1"), (OperatorKind.Home, "AE", "5384:1"),
        (OperatorKind.Home, "IN", "24560:1 55836:1"), (OperatorKind.Home, "TH", "7470:1"),
        (OperatorKind.Home, "VN", "45899:1"), (OperatorKind.Home, "PH", "9299:1"), (OperatorKind.Home, "SG", "9506:1"),
        (OperatorKind.Home, "HK", "9269:1"), (OperatorKind.Home, "CN", "4134:1"), (OperatorKind.Home, "KR", "4766:1"),
        (OperatorKind.Home, "JP", "4713:1 2516:1"), (OperatorKind.Home, "AU", "1221:1"),
        (OperatorKind.Home, "MX", "8151:1"), (OperatorKind.Home, "PR", "14638:1"), (OperatorKind.Home, "DO", "6400:1"),
        (OperatorKind.Home, "BR", "28573:1"), (OperatorKind.Home, "CO", "10620:1"),
        (OperatorKind.Home, "NG", "29465:1"),
        (OperatorKind.Home, "GH", "30986:1"), (OperatorKind.Home, "ZA", "3741:1"), (OperatorKind.Home, "RO", "8708:1"),
        (OperatorKind.Home, "UA", "15895:1"), (OperatorKind.Home, "EE", "3249:1"),
    ];

    public static IReadOnlyList<Operator> All { get; } = Read();

    private static readonly Operator[][] ByKind =
        [.. Enum.GetValues<OperatorKind>().Select(
            kind => All.Where(o => o.Kind == kind && o.Country == Home).ToArray())];

    private static readonly double[][] Weights =
        [.. ByKind.Select(some => some.Select(o => (double)o.Weight).ToArray())];

    private static CountryCode Home => CountryCode.Of(Us);

    /// <summary>An operator at home, as often as it has subscribers.</summary>
    public static Operator Any(Chance chance, OperatorKind kind) =>
        ByKind[(int)kind][chance.Weighed(Weights[(int)kind])];

    /// <summary>
    /// A network of a town: at home of this kind, abroad whoever serves its homes, hotels and telephones.
    /// </summary>
    public static Operator In(City city, Chance chance, OperatorKind kind) => city.Country == Home
        ? Any(chance, kind)
        : chance.Pick([.. All.Where(some => some.Country == city.Country)]);

    private static Operator[] Read() =>
    [
        .. Lines
            .SelectMany(line => line.Asns.Split(' ').Select(asn => (line.Kind, line.Country, Parts: asn.Split(':'))))
            .Select((line, number) => new Operator(
                (byte)number, uint.Parse(line.Parts[0], System.Globalization.CultureInfo.InvariantCulture), line.Kind,
                CountryCode.Of(line.Country),
                int.Parse(line.Parts[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
