using System.Text.Json;
using Holdfast.Simulator;
using NodaTime;

namespace Holdfast.Demo;

/// <summary>
/// The past of the demo's firm: some weeks of simulated events up to yesterday, and who its customers are.
/// </summary>
/// <param name="Events">The events, one a line, in order of arrival.</param>
/// <param name="People">Its customers with one account each, in the order in which they first appear.</param>
internal sealed record DemoFirm(byte[] Events, IReadOnlyList<DemoPerson> People)
{
    private const int Accounts = 120, Days = 30, Attacks = 3;
    private const ulong Seed = 20;

    // The desk makes nothing of what happened so long ago: today's instructions are today's.
    private const int DaysBefore = 11;

    public static DemoFirm Make(LocalDate today, CancellationToken ct)
    {
        using var events = new MemoryStream();
        new FirmSimulation(new SimulationOptions
        {
            Accounts = Accounts, Days = Days, Attacks = Attacks, Seed = Seed,
            Start = today.PlusDays(-Days - DaysBefore),
        }).Run(events, Stream.Null, ct);
        var lines = events.ToArray();
        return new DemoFirm(lines, [.. PeopleOf(lines)]);
    }

    private static IEnumerable<DemoPerson> PeopleOf(byte[] lines)
    {
        HashSet<string> customers = new(StringComparer.Ordinal), accounts = new(StringComparer.Ordinal);
        Dictionary<string, int> birthYears = new(StringComparer.Ordinal);
        List<(string Customer, string Account)> found = [];
        foreach (var line in Lines(lines))
        {
            using var read = JsonDocument.Parse(line);
            var (customer, account) = (Text(read, "customer"), Text(read, "account"));
            if (account is not null && read.RootElement.TryGetProperty("data", out var data)
                && data.TryGetProperty("birthYear", out var year))
            {
                birthYears.TryAdd(account, year.GetInt32());
            }

            if (customer is not null && account is not null && !customers.Contains(customer) && accounts.Add(account))
            {
                customers.Add(customer);
                found.Add((customer, account));
            }
        }

        return found.Select(one => DemoPerson.Of(
            one.Customer, one.Account, birthYears.TryGetValue(one.Account, out var year) ? year : null));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] all)
    {
        for (var start = 0; start < all.Length;)
        {
            var end = Array.IndexOf(all, (byte)'\n', start);
            end = end < 0 ? all.Length : end;
            if (end > start)
            {
                yield return all.AsMemory(start, end - start);
            }

            start = end + 1;
        }
    }

    private static string? Text(JsonDocument read, string name) =>
        read.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
