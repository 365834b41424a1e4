using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Simulator.Stories;

namespace Holdfast.Simulator.Tests;

/// <summary>A run with all that it wrote, read back.</summary>
internal sealed class MadeFirm
{
    private MadeFirm(SimulationSummary summary, string[] lines, string[] labels)
    {
        (Summary, Lines, LabelLines) = (summary, lines, labels);
        var reader = new EventReader();
        Read = [.. lines.Select((line, at) => Encoding.UTF8.GetBytes(line) is var bytes
            ? reader.Read(bytes, 0, bytes.Length, at + 1)
            : default)];
        Labels = [.. labels.Select(MadeLabel.Of)];
    }

    public SimulationSummary Summary { get; }

    public string[] Lines { get; }

    public string[] LabelLines { get; }

    public EventReadResult[] Read { get; }

    public MadeLabel[] Labels { get; }

    public IEnumerable<BrokerageEvent> Events => Read.Select(result => result.Event!);

    public IEnumerable<BrokerageEvent> Of(EventType type) => Events.Where(made => made.Type == type);

    public static MadeFirm Of(
        int accounts = 400, int days = 20, int attacks = 6, ulong seed = 1, FirmKind kind = FirmKind.Retail,
        IReadOnlyList<AttackKind>? kinds = null)
    {
        var options = new SimulationOptions { Accounts = accounts, Days = days, Attacks = attacks, Seed = seed,
            Kind = kind };
        using var events = new MemoryStream();
        using var labels = new MemoryStream();
        var simulation = kinds is null ? new FirmSimulation(options) : new FirmSimulation(options) { Kinds = kinds };
        var summary = simulation.Run(events, labels, TestContext.Current.CancellationToken);
        return new MadeFirm(summary, LinesOf(events), LinesOf(labels));
    }

    private static string[] LinesOf(MemoryStream stream) =>
        Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One line of a label file.</summary>
internal sealed record MadeLabel(string Event, string Attack, string Stage)
{
    public static MadeLabel Of(string line)
    {
        using var json = global::System.Text.Json.JsonDocument.Parse(line);
        var root = json.RootElement;
        return new MadeLabel(
            root.GetProperty("event").GetString()!, root.GetProperty("attack").GetString()!,
            root.GetProperty("stage").GetString()!);
    }
}
