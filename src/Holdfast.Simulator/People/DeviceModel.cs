using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.People;

/// <summary>A kind of device with its browser, or with the firm's own app.</summary>
internal sealed record DeviceModel(
    byte Number, Platform Platform, string Family, string Agent, int FirstVersion, double Weight, bool IsApp)
{
    private const int DaysOfVersion = 28;

    /// <summary>Absent for the app.</summary>
    public Text Browser { get; } = IsApp ? default : Text.Of(Family);

    public bool IsHandheld => Platform is Platform.Ios or Platform.Android;

    public static IReadOnlyList<DeviceModel> All { get; } =
        [.. Rows().Select((row, number) => row with { Number = (byte)number })];

    private static readonly DeviceModel[] Handhelds = [.. All.Where(model => model.IsHandheld)];
    private static readonly DeviceModel[] Computers = [.. All.Where(model => !model.IsHandheld)];

    public static DeviceModel AnyHandheld(Chance chance) => Any(chance, Handhelds);

    public static DeviceModel AnyComputer(Chance chance) => Any(chance, Computers);

    /// <summary>
    /// The user-agent header some days after the start of the run, on a device that lags some versions.
    /// </summary>
    public Text UserAgent(int day, int versionsBehind) => Text.Of(Agent.Replace(
        "{v}",
        (FirstVersion + (day / DaysOfVersion) - versionsBehind).ToString(
            System.Globalization.CultureInfo.InvariantCulture),
        StringComparison.Ordinal));

    private static DeviceModel Any(Chance chance, DeviceModel[] from)
    {
        Span<double> weights = stackalloc double[from.Length];
        for (var at = 0; at < from.Length; at++)
        {
            weights[at] = from[at].Weight;
        }

        return from[chance.Weighed(weights)];
    }

    private static DeviceModel Row(
        Platform platform, string family, string agent, int version, double weight, bool isApp = false) =>
        new(0, platform, family, agent, version, weight, isApp);

    private static DeviceModel[] Rows()
    {
        const string chromium = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0";
        const string webkit = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/{v}.0";
        const string gecko = "rv:{v}.0) Gecko/20100101 Firefox/{v}.0";
        const string windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64";
        const string mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7";
        const string linux = "Mozilla/5.0 (X11; Linux x86_64";
        const string phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)";
        const string tablet = "Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X)";
        const string android = "Mozilla/5.0 (Linux; Android 10; K)";
        const string samsung = "AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/{v}.0 Chrome/136.0.0.0";
        return
        [
            Row(Platform.Windows, "Chrome", $"{windows}) {chromium} Safari/537.36", 139, 34),
            Row(Platform.Windows, "Edge", $"{windows}) {chromium} Safari/537.36 Edg/{{v}}.0.0.0", 139, 14),
            Row(Platform.Windows, "Firefox", $"{windows}; {gecko}", 142, 5),
            Row(Platform.Windows, "Opera", $"{windows}) {chromium} Safari/537.36 OPR/122.0.0.0", 139, 1),
            Row(Platform.MacOs, "Chrome", $"{mac}) {chromium} Safari/537.36", 139, 15),
            Row(Platform.MacOs, "Safari", $"{mac}) {webkit} Safari/605.1.15", 18, 17),
            Row(Platform.MacOs, "Firefox", $"{mac}; {gecko}", 142, 2),
            Row(Platform.Linux, "Chrome", $"{linux}) {chromium} Safari/537.36", 139, 1.2),
            Row(Platform.Linux, "Firefox", $"{linux}; {gecko}", 142, 1),
            Row(Platform.Ios, "App", "FirmInvest/7.{v} (iPhone17,3; iOS 18.7)", 2, 34, true),
            Row(Platform.Ios, "App", "FirmInvest/7.{v} (iPhone15,4; iOS 18.6)", 2, 12, true),
            Row(Platform.Ios, "Safari", $"{phone} {webkit} Mobile/15E148 Safari/604.1", 18, 9),
            Row(Platform.Ios, "Safari", $"{tablet} {webkit} Mobile/15E148 Safari/604.1", 18, 3),
            Row(Platform.Android, "App", "FirmInvest/7.{v} (Pixel 9; Android 16)", 2, 10, true),
            Row(Platform.Android, "App", "FirmInvest/7.{v} (SM-S931U; Android 15)", 2, 18, true),
            Row(Platform.Android, "Chrome", $"{android} {chromium} Mobile Safari/537.36", 139, 9),
            Row(Platform.Android, "Samsung Internet", $"{android} {samsung} Mobile Safari/537.36", 28, 3),
        ];
    }
}
