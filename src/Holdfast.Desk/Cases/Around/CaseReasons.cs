using System.Collections.Immutable;
using Holdfast.Engine.Signals;

namespace Holdfast.Desk.Cases.Around;

/// <summary>A reason of a case: one signal, as it spoke in its alerts.</summary>
/// <param name="Signal">Its wire word.</param>
/// <param name="Name">Its name.</param>
/// <param name="Thousandths">The most it counted for in one of them.</param>
/// <param name="Text">What it saw then, as a sentence.</param>
/// <param name="Alerts">In how many of them it spoke.</param>
/// <param name="Next">What a reviewer does about it; empty for a firm's own signals.</param>
public sealed record CaseReason(string Signal, string Name, int Thousandths, string Text, int Alerts, string Next);

/// <summary>What speaks against the customer in the alerts of a case, and what for them.</summary>
/// <param name="Against">What speaks against it, strongest first.</param>
/// <param name="For">What speaks for it, strongest first.</param>
/// <param name="Highest">The highest score among the alerts.</param>
public sealed record CaseReasons(
    ImmutableArray<CaseReason> Against, ImmutableArray<CaseReason> For, decimal Highest)
{
    /// <summary>Gathers the reasons of alerts.</summary>
    public static CaseReasons Of(IReadOnlyCollection<Happening> alerts)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        CaseReason[] all =
        [
            .. alerts.SelectMany(alert => alert.Reasons).Where(reason => reason.Thousandths != 0)
                .GroupBy(reason => reason.Signal, StringComparer.Ordinal).Select(Together),
        ];
        return new CaseReasons(
            [.. all.Where(one => one.Thousandths > 0)
                .OrderByDescending(one => one.Thousandths).ThenBy(one => one.Signal, StringComparer.Ordinal)],
            [.. all.Where(one => one.Thousandths < 0)
                .OrderBy(one => one.Thousandths).ThenBy(one => one.Signal, StringComparer.Ordinal)],
            alerts.Count == 0 ? 0 : alerts.Max(alert => alert.Score));
    }

    // Of what still stands from before the event itself tells more, where it is an alert; else its name does.
    private static CaseReason Together(IGrouping<string, HappeningReason> reasons)
    {
        var strongest = reasons.MaxBy(reason => Math.Abs(reason.Thousandths))!;
        var description = SignalCatalog.Find(reasons.Key)?.Description;
        var name = description?.Name ?? reasons.Key;
        var spoken = reasons.Where(reason => !reason.IsStanding).MaxBy(reason => Math.Abs(reason.Thousandths));
        return new CaseReason(
            reasons.Key, name, strongest.Thousandths, spoken?.Text ?? $"{name}, seen before these alerts",
            reasons.Count(), description?.Review ?? "");
    }
}
