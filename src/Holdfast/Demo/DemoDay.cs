using System.Globalization;
using System.Text;
using Holdfast.Demo.Stories;
using NodaTime;

namespace Holdfast.Demo;

/// <summary>The day on which somebody looks at the demo's firm: what has happened, and what is going to.</summary>
internal sealed class DemoDay
{
    private readonly List<Happening> _before, _after;

    private DemoDay(IEnumerable<Happening> all)
    {
        var ordered = all.OrderBy(one => one.At).ToList();
        _before = ordered.TakeWhile(one => one.At <= Duration.Zero).ToList();
        _after = ordered[_before.Count..];
    }

    /// <summary>What is going to happen, in order.</summary>
    public IReadOnlyList<Happening> Coming => _after;

    /// <summary>The transfers that have been asked for by now.</summary>
    public IEnumerable<string> TransfersBefore =>
        _before.Select(one => (string?)one.Event["data"]?["transfer"]).OfType<string>();

    /// <summary>Gives each story people of its own.</summary>
    public static DemoDay Of(IReadOnlyList<DemoPerson> people)
    {
        var next = 0;
        return new DemoDay(
        [
            .. Payments.Of(Next(Payments.People)), .. Pump.Of(Next(Pump.People)),
            .. Stuffing.Of(Next(Stuffing.People)), .. Insider.Of(Next(Insider.People)),
        ]);

        IReadOnlyList<DemoPerson> Next(int count)
        {
            next += count;
            return people.Skip(next - count).Take(count).ToList();
        }
    }

    /// <summary>What has happened by now, one event a line.</summary>
    public byte[] Before(Instant now) => Encoding.UTF8.GetBytes(string.Concat(
        _before.Select((one, number) => one.Line(Id(number), now + one.At) + "\n")));

    /// <summary>The id of the event of something that is going to happen.</summary>
    public string IdOf(int coming) => Id(_before.Count + coming);

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"demo-{number}");
}
