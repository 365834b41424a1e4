using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Runtime.Trials;

/// <summary>The policy that a report of tuning proposes, as a file with its reasons.</summary>
public static class TunedPolicy
{
    /// <summary>The file; null where nothing is proposed.</summary>
    /// <param name="report">The report.</param>
    /// <param name="file">Name of the file of events, as the reasons give it.</param>
    public static string? Write(TuneReport report, string file)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Proposal is not { Moves.Count: > 0 } proposal)
        {
            return null;
        }

        var unseen = proposal.Unseen;
        var budget = Shown.PerTenThousand(report.BudgetPerTenThousand);
        string[] heading =
        [
            $"Proposed by holdfast tune for at most {budget} of honest visits disturbed, from policy "
            + $"{report.Trial.Policy.Fingerprint}. Nothing is switched on by this file: it holds once somebody hands "
            + "it to --policy.",
            $"Tried on {file}: {Shown.Count(report.Trial.Events)} events from {Shown.Day(report.Trial.Span.First)} to "
            + $"{Shown.Day(report.Trial.Span.Last)}, measured from {Shown.Day(report.MeasuredFrom)} on: "
            + $"{Shown.Count(proposal.All.Now.HonestVisits)} honest visits and {proposal.All.Now.Campaigns} campaigns.",
            $"As it was: {Said(proposal.All.Now)} Played again under this file: {Said(proposal.PlayedAgain)} On the "
            + $"half it was not fitted on: before, {Said(unseen.Now)} After, {Said(unseen.Proposed)}",
        ];
        var reasons = proposal.Moves.ToDictionary(
            move => ContractWords.EventType.Of(move.Gate),
            move => $"From {Shown.Threshold(GateThresholds.Lowest(move.Old.Thresholds))}: moved by itself it meets "
                + $"{move.Alone.Met} campaigns instead of {move.Now.Met}, and disturbs "
                + $"{Shown.Count(move.Alone.Disturbed)} of {Shown.Count(move.Alone.HonestVisits)} honest visits "
                + $"instead of {Shown.Count(move.Now.Disturbed)}{MoneyOf(move)}.");
        return PolicyPatch.Write(report.Trial.Policy, proposal.Policy, heading, reasons);
    }

    private static string MoneyOf(GateMove move) => move.Now.Loss == 0 ? ""
        : $"; of the money it stops {Shown.Share(move.Alone.Stopped, move.Alone.Loss)} instead of "
            + Shown.Share(move.Now.Stopped, move.Now.Loss);

    private static string Said(Figures figures) =>
        $"{figures.Met} of {figures.Campaigns} campaigns met, {Shown.Count(figures.Disturbed)} of "
        + $"{Shown.Count(figures.HonestVisits)} honest visits disturbed"
        + (figures.Loss == 0 ? "." : $", {Shown.Share(figures.Stopped, figures.Loss)} of the money stopped.");
}
