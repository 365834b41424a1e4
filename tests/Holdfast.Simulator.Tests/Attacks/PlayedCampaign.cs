using System.Text;
using System.Text.Json;
using Holdfast.Simulator.Output;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Simulator.Tests.Attacks;

/// <summary>One event as it was written, with its label where it has one.</summary>
internal sealed record Written(string Id, string Type, Instant Time, string? Customer, JsonElement Line, string? Stage)
{
    public static Written Of(string line, IReadOnlyDictionary<string, string> stages)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement.Clone();
        var id = root.GetProperty("id").GetString()!;
        return new Written(
            id, root.GetProperty("type").GetString()!,
            OffsetDateTimePattern.Rfc3339.Parse(root.GetProperty("time").GetString()!).Value.ToInstant(),
            root.TryGetProperty("customer", out var customer) ? customer.GetString() : null, root,
            stages.GetValueOrDefault(id));
    }
}

/// <summary>One campaign, or one honest story, at a firm where nothing else happens.</summary>
internal sealed record PlayedCampaign(Campaign Campaign, IReadOnlyList<Written> Events)
{
    private const int Accounts = 700, Days = 150;

    public IEnumerable<Written> Labelled => Events.Where(made => made.Stage is not null);

    public static PlayedCampaign Of(AttackKind kind, Care care, uint number)
    {
        var campaign = new Campaign("at-1", kind.Name, care);
        return new PlayedCampaign(campaign, Play(firm =>
            kind.New().Begin(
                firm, Chance.Of(5, ChanceOwner.Attack, number), 1UL << 41, firm.Start + Duration.FromDays(3),
                campaign)));
    }

    public static IReadOnlyList<Written> Of(StoryKind kind, uint number) => Play(firm =>
    {
        var chance = Chance.Of(5, ChanceOwner.Story, number);
        var fitting = firm.Roster.Customers.Where(customer => kind.Fits(firm, customer)).ToArray();
        if (fitting.Length > 0)
        {
            kind.Of(chance.Pick(fitting)).Begin(firm, chance, 1UL << 40, firm.Start + Duration.FromDays(3));
        }
    });

    private static Written[] Play(Action<Firm> begin)
    {
        using var events = new MemoryStream();
        using var labels = new MemoryStream();
        var options = new SimulationOptions { Accounts = Accounts, Days = Days, Attacks = 1, Seed = 5 };
        var firm = new Firm(options, new Feed(events, labels));
        begin(firm);
        while (firm.Agenda.TryStep(firm.End))
        {
        }

        firm.Feed.Deliver(firm.End + Duration.FromDays(30));
        firm.Feed.Flush();
        var stages = LinesOf(labels).Select(MadeLabel.Of).ToDictionary(label => label.Event, label => label.Stage);
        return [.. LinesOf(events).Select(line => Written.Of(line, stages)).DistinctBy(made => made.Id)];
    }

    private static string[] LinesOf(MemoryStream stream) =>
        Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
