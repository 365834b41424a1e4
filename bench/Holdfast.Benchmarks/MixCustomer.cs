using System.Globalization;

namespace Holdfast.Benchmarks;

/// <summary>A made-up customer with one account. All there is to know of one follows from the number.</summary>
internal readonly struct MixCustomer(int number)
{
    private static readonly string[] Platforms = ["windows", "macos", "ios", "android"];
    private static readonly string[] Browsers = ["Chrome", "Safari", "Edge", "Firefox"];
    private static readonly string[] Zones = ["New_York", "Chicago", "Denver", "Los_Angeles"];
    private static readonly int[] Networks = [7922, 20001, 22773, 10796, 20057, 21928, 33363, 12271, 701, 7018];

    public int Number { get; } = number;

    public string Account => Name("a");

    public string Id => Name("c");

    public string Bank => Name("b");

    public int BirthYear => 1940 + (Number % 60);

    public string Equity => Dollars(EquityCents);

    public string Cash => Dollars(EquityCents / 10);

    /// <summary>How many devices are used: one or two.</summary>
    public int Devices => 1 + (int)(Of(2) % 2);

    private long EquityCents => 500_000 + (long)(Of(1) % 60_000_000);

    /// <summary>A device as JSON; browser, header, language and zone are told at sign-ins only.</summary>
    public string Device(int index, bool whole)
    {
        var platform = Platforms[Of(10 + index) % 4];
        var browser = Browsers[Of(30 + index) % 4];
        var more = whole
            ? $",'browser':'{browser}','language':'en-US','timeZone':'America/{Zones[Of(3) % 4]}','userAgent':"
                + $"'Mozilla/5.0 (X; {platform}) AppleWebKit/537.36 (KHTML, like Gecko) {browser}/145.0.0.0'"
            : "";
        return Invariant($"{{'id':'d_{Of(20 + index) & 0xFFFFFFFFFFFF:x12}','platform':'{platform}'{more}}}");
    }

    /// <summary>A network as JSON: home for 0, else one of those where the customer is away from home.</summary>
    public string Network(int place, bool whole)
    {
        var bits = Of(40 + place);
        var host = place == 0 ? 7 : (int)(bits >> 40) % 250;
        var where = whole
            ? Invariant($",'latitude':{30 + (Of(4) % 1500 / 100m)},'longitude':-{75 + (Of(5) % 4000 / 100m)}")
            : "";
        return Invariant($"{{'ip':'{24 + (bits % 190)}.{(bits >> 8) % 256}.{(bits >> 16) % 256}.{host}',")
            + $"'asn':{Networks[Of(50 + (place & 1)) % 10]},'country':'US'{where},'anonymizer':'none'}}";
    }

    private static string Dollars(long cents) => Invariant($"{cents / 100m}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private ulong Of(int what) => Chance.Of(Number, what);

    private string Name(string kind) => Invariant($"{kind}_{Number:x10}");
}
