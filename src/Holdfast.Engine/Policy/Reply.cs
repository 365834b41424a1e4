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
        var outcome = gate is null
            ? Outcome.Allow
            : OutcomeOf(policy, scene.Event.Type, ThresholdsFor(scene.Event, gate), findings.All, score).Outcome;
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

    /// <summary>The thresholds that an event is answered by; null where no score leads to anything but allow.</summary>
    public static Thresholds? ThresholdsFor(BrokerageEvent @event, GatePolicy gate) => @event.Data switch
    {
        // Money that comes in puts nothing at risk that a hold could save.
        TransferRequested { Direction: TransferDirection.In } => null,
        TransferRequested transfer => gate.For(transfer.Rail, transfer.Amount),
        _ => gate.Thresholds,
    };

    /// <summary>
    /// The severest answer that the score or a hard rule asks for; and the rule, where it is severer than the score.
    /// </summary>
    public static (Outcome Outcome, HardRule? Rule) OutcomeOf(
        DecisionPolicy policy,
        EventType gate,
        Thresholds? thresholds,
        ReadOnlySpan<Finding> findings,
        Probability score)
    {
        var outcome = thresholds?.OutcomeOf(score) ?? Outcome.Allow;
        HardRule? decisive = null;
        foreach (var (rule, signals) in policy.RulesAt(gate))
        {
            if (rule.Outcome > outcome && AllSpeak(signals, findings))
            {
                (outcome, decisive) = (rule.Outcome, rule);
            }
        }

        return (outcome, decisive);
    }

    private static bool AllSpeak(Signal[] signals, ReadOnlySpan<Finding> findings)
    {
        for (var i = 0; i < signals.Length; i++)
        {
            // The first must speak at the event itself; the others may stand from before.
            if (!Speaks(signals[i], findings, standingToo: i > 0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Speaks(Signal signal, ReadOnlySpan<Finding> findings, bool standingToo)
    {
        foreach (ref readonly var finding in findings)
        {
            if (finding.Signal == signal)
            {
                return standingToo || finding.CarriedSince.IsNever;
            }
        }

        return false;
    }

    // What counts for nothing beside others stands last and is left out: a reason carries weight, or answers.
    private static Reason[] ReasonsOf(Findings findings)
    {
        var count = findings.All.Length;
        while (count > 0 && findings.All[count - 1] is { Counted.Thousandths: 0, Signal.Answers: false })
        {
            count--;
        }

        var reasons = count == 0 ? [] : new Reason[count];
        for (var i = 0; i < reasons.Length; i++)
        {
            ref readonly var finding = ref findings.All[i];
            reasons[i] = finding.CarriedSince.IsNever
                ? new Reason(finding.Signal, finding.Counted, finding.Facts)
                : new Reason(
                    finding.Signal, finding.Counted, Facts.From(Fact.Of(FactNames.Since, finding.CarriedSince)), true);
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
