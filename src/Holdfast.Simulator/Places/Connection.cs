using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.Places;

/// <summary>
/// An address on the internet and where it is thought to be, in eight bytes. A household keeps one until its provider
/// gives it another; a telephone on the road gets one of the carrier's gateways each time.
/// </summary>
internal readonly record struct Connection
{
    private const int BlocksOfTown = 160;
    private const int GatewayBlocks = 5;

    private readonly byte _operator;
    private readonly byte _city;
    private readonly byte _host;
    private readonly ushort _block;

    private Connection(Operator by, City city, int block, int host, bool isV6, Anonymizer seen)
    {
        _operator = by.Number;
        _city = city.Number;
        _block = (ushort)block;
        _host = (byte)host;
        IsV6 = isV6;
        Seen = seen;
    }

    public Operator Operator => Operators.All[_operator];

    public City City => City.All[_city];

    public bool IsV6 { get; }

    /// <summary>What address data say hides the origin.</summary>
    public Anonymizer Seen { get; private init; }

    /// <summary>A subscriber's line in a town.</summary>
    public static Connection Line(City city, Chance chance, OperatorKind kind = OperatorKind.Home)
    {
        var by = Operators.In(city, chance, kind);
        var isHome = kind is OperatorKind.Home;
        // Programs that let strangers out run on honest people's lines too.
        var seen = isHome && chance.Is(0.005) ? Anonymizer.ResidentialProxy : by.Anonymizer;
        return new Connection(
            by, city, chance.Below(BlocksOfTown), chance.Between(2, 254), isHome && chance.Is(0.22), seen);
    }

    /// <summary>One of the few gateways behind which a carrier's customers of a town appear.</summary>
    public static Connection Gateway(Operator carrier, City city, Chance chance) => new(
        carrier, city, 400 + chance.Below(GatewayBlocks), chance.Between(1, 254),
        carrier.Number % 2 == 0 && chance.Is(0.5),
        carrier.Anonymizer);

    /// <summary>
    /// A line of a shared network: all who sit in one office, hotel or hall have neighbouring addresses.
    /// </summary>
    public static Connection Shared(Operator by, City city, int block) =>
        new(by, city, 200 + (block % 200), 1 + (block % 3), false, by.Anonymizer);

    /// <summary>The same line after its provider gave it another address, mostly a near one.</summary>
    public Connection Renumbered(Chance chance) => new(
        Operator, City, chance.Is(0.8) ? _block : chance.Below(BlocksOfTown), chance.Between(2, 254), IsV6, Seen);

    /// <summary>
    /// The same line, let out to strangers by a program on it, which address data know or do not know.
    /// </summary>
    public Connection AsResidentialProxy(bool isKnown) =>
        this with { Seen = isKnown ? Anonymizer.ResidentialProxy : Anonymizer.None };

    /// <summary>As an event tells it; the place only where it is told in full.</summary>
    public NetworkOrigin ToOrigin(uint asn, bool isFull)
    {
        var origin = new NetworkOrigin { Ip = Address(), Asn = asn, Country = City.Country, Anonymizer = Seen };
        if (isFull && GeoPoint.TryOf(City.Latitude + Shift(0), City.Longitude + Shift(1), out var place))
        {
            origin.Place = place;
        }

        return origin;
    }

    private NetworkAddress Address()
    {
        Span<char> text = stackalloc char[48];
        var second = (_city * 3) % 256;
        int length;
        _ = IsV6
            ? text.TryWrite(
                System.Globalization.CultureInfo.InvariantCulture,
                $"2600:{(Operator.FirstOctet << 8) | second:x}:{_block:x}:{_host:x}00::{(_block * 7) + _host:x}",
                out length)
            : text.TryWrite(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Operator.FirstOctet}.{(second + (_block >> 8)) % 256}.{_block & 255}.{_host}", out length);
        Span<byte> utf8 = stackalloc byte[48];
        System.Text.Encoding.ASCII.GetBytes(text[..length], utf8);
        return NetworkAddress.TryParse(utf8[..length], out var address)
            ? address
            : throw new InvalidOperationException($"'{text[..length]}' is no address.");
    }

    // Address data place a whole neighbourhood at one point, some way off the middle of the town.
    private decimal Shift(uint axis)
    {
        var key = ((ulong)_operator << 40) | ((ulong)_city << 32) | ((ulong)_block << 8) | axis;
        return decimal.Round((decimal)(Chance.Fixed(77, key) - 0.5) * 0.5m, 2);
    }
}
