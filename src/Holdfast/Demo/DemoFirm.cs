using System.Text.Json.Nodes;
using Holdfast.Simulator;
using NodaTime;

namespace Holdfast.Demo;

/// <summary>
/// The past of the demo's firm: a month of simulated events up to eleven days ago, and who its customers are.
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
        HashSet<string> accounts = new(StringComparer.Ordinal);
        Dictionary<string, int> birthYears = new(StringComparer.Ordinal);
        Dictionary<string, Seat> seats = new(StringComparer.Ordinal);
        OrderedDictionary<string, string> accountOf = new(StringComparer.Ordinal);
        foreach (var line in Lines(lines))
        {
            var told = JsonNode.Parse(line.Span)!.AsObject();
            var (customer, account) = ((string?)told["customer"], (string?)told["account"]);
            if (account is not null && told["data"]?["birthYear"] is { } year)
            {
                birthYears.TryAdd(account, (int)year);
            }

            if (customer is not null && account is not null && !accountOf.ContainsKey(customer)
                && accounts.Add(account))
            {
                accountOf.Add(customer, account);
            }

            if (customer is not null && SeatOf(told) is { } seat)
            {
                seats[customer] = seat;
            }
        }

        return accountOf.Select(one => DemoPerson.Of(
            one.Key, one.Value, birthYears.TryGetValue(one.Value, out var year) ? year : null,
            seats.GetValueOrDefault(one.Key)));
    }

    // Where a customer signed in by hand. A stranger who got in seldom leaves the last trace of a month.
    private static Seat? SeatOf(JsonObject told) =>
        (string?)told["type"] == "login.succeeded" && told["actor"] is null
        && told["device"] is JsonObject device && told["network"] is JsonObject network
            ? new Seat((JsonObject)device.DeepClone(), (JsonObject)network.DeepClone())
            : null;

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
}
