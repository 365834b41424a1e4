using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Trials;

/// <summary>The policy that a report of learning comes to, as a file with its reasons.</summary>
public static class LearnedPolicy
{
    /// <summary>The file; null where nothing was learnt.</summary>
    /// <param name="report">The report.</param>
    /// <param name="file">Name of the file of events, as the reasons give it.</param>
    public static string? Write(LearnReport report, string file)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Strength is not { } strength || report.Policy.Fingerprint == report.Trial.Policy.Fingerprint)
        {
            return null;
        }

        var (present, fitted) = report.Check;
        string[] heading =
        [
            $"Fitted by holdfast learn, from policy {report.Trial.Policy.Fingerprint}. Nothing is switched on by this "
            + "file: it holds once somebody hands it to --policy. Thresholds were made for the weights before: set "
            + "them anew with holdfast tune, and look at what changes with holdfast backtest.",
            $"Fitted on {file}: {Shown.Count(report.Fitted.Questions)} questions from "
            + $"{Shown.Day(report.Period.FittedFrom)} up to {Shown.Day(report.Period.CheckedFrom)}, "
            + $"{Shown.Count(report.Fitted.Attacks)} of them of campaigns; each honest question counted "
            + $"{Shown.Number(report.HonestWeight, 1)} times; held to the weights before with strength "
            + $"{Shown.Number(strength, 1)}.",
            $"On what came later, which it was not fitted on: loss a question {Shown.Number(present.Loss, 5)} before, "
            + $"{Shown.Number(fitted.Loss, 5)} after (falls by {Shown.Number(report.LossFallsBetween.Low, 5)} to "
            + $"{Shown.Number(report.LossFallsBetween.High, 5)}, 90 % interval).",
        ];
        var reasons = report.Priors.ToDictionary(
            prior => ContractWords.EventType.Of(prior.Gate),
            prior => $"Prior from {prior.Old}: {Shown.Count(prior.Attacks)} questions of attacks and "
                + $"{Shown.Count(prior.Honest)} honest ones.");
        foreach (var signal in report.Signals)
        {
            reasons.Add(signal.Signal.Id, $"From {signal.Old}: spoke at {Shown.Count(signal.AtAttacks)} questions of "
                + $"attacks and {Shown.Count(signal.AtHonest)} honest ones.");
        }

        return PolicyPatch.Write(report.Trial.Policy, report.Policy, heading, reasons);
    }
}
