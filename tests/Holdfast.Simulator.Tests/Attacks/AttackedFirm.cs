namespace Holdfast.Simulator.Tests.Attacks;

/// <summary>Two months of a firm that is attacked by each kind at each level of care, made once.</summary>
internal static class AttackedFirm
{
    private static readonly Lazy<(MadeFirm Firm, Written[] Events, Dictionary<string, string> Attacks)> Kept = new(
        Make);

    public static MadeFirm Firm => Kept.Value.Firm;

    /// <summary>All events in order of time, each once.</summary>
    public static Written[] Events => Kept.Value.Events;

    /// <summary>Which attack caused an event; background traffic is in here too.</summary>
    public static Dictionary<string, string> Attacks => Kept.Value.Attacks;

    private static (MadeFirm, Written[], Dictionary<string, string>) Make()
    {
        var firm = MadeFirm.Of(accounts: 6_000, days: 60, attacks: 115, seed: 11);
        var stages = firm.Labels.ToDictionary(label => label.Event, label => label.Stage);
        return (
            firm,
            [.. firm.Lines.Select(line => Written.Of(line, stages)).DistinctBy(made => made.Id).OrderBy(
                made => made.Time)],
            firm.Labels.ToDictionary(label => label.Event, label => label.Attack));
    }
}
