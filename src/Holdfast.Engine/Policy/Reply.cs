using System.Globalization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Policy;

/// <summary>From summed evidence to a decision: outcome, reasons, and what the firm should do besides.</summary>
internal sealed class Reply(DecisionPolicy policy)
{
    public Decision To(Scene scene, Findings findings, LogOdds sum, bool late, Instant clock)
    {
        var gate = policy.GateOf(scene.Event.Type);
        var score = ((gate?.Prior ?? DecisionPolicy.PriorElsewhere) + sum).ToProbability();
        var outcome = gate is null ? Outcome.Allow : OutcomeOf(scene, gate, findings, score);
        return new Decision
        {
            Event = scene.Event.Id,
            Outcome = outcome,
            Score = score,
            Reasons = ReasonsOf(findings),
            Actions = ActionChoice.For(scene, findings, outcome),
            Instruction = InstructionOf(scene, outcome),
            Late = late,
            Policy = policy.Fingerprint,
            At = clock,
        };
    }

    private Outcome OutcomeOf(Scene scene, GatePolicy gate, Findings findings, Probability score)
    {
        var thresholds = scene.Event.Data is TransferRequested transfer
            ? gate.For(transfer.Rail, transfer.Amount)
            : gate.Thresholds;

        // Money that comes in, and orders that only reduce what is held, put nothing at risk that a hold could save.
        var outcome = scene.Event.Data is TransferRequested { Direction: TransferDirection.In }
            ? Outcome.Allow
            : thresholds.OutcomeOf(score);
        foreach (var rule in policy.HardRules)
        {
            if (rule.Gate == scene.Event.Type && rule.Outcome > outcome && rule.Signals.All(id => Speaks(findings, id)))
            {
                outcome = rule.Outcome;
            }
        }

        return outcome;
    }

    private static bool Speaks(Findings findings, string id)
    {
        foreach (ref readonly var finding in findings.All)
        {
            if (finding.Signal.Id == id)
            {
                return true;
            }
        }

        return false;
    }

    private static Reason[] ReasonsOf(Findings findings)
    {
        var reasons = new Reason[findings.All.Length];
        for (var i = 0; i < reasons.Length; i++)
        {
            ref readonly var finding = ref findings.All[i];
            reasons[i] = finding.CarriedSince.IsNever
                ? new Reason(finding.Signal, finding.Counted, finding.Facts)
                : new Reason(finding.Signal, finding.Counted, Facts.From(Fact.Of(FactNames.Since, finding.CarriedSince)), true);
        }

        return reasons;
    }

    // The number is derived from the transfer's id, so that the same request always has the same instruction.
    private static string? InstructionOf(Scene scene, Outcome outcome) =>
        scene.Event.Data is TransferRequested transfer && outcome is Outcome.StepUp or Outcome.Hold
            ? string.Create(CultureInfo.InvariantCulture,
                $"i-{(transfer.Transfer.IsAbsent ? scene.Event.Id : transfer.Transfer).Mark.Value:x16}")
            : null;
}
