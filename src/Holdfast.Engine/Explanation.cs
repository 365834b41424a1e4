using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine;

/// <summary>
/// One decision taken apart for a person: what spoke against the customer and for, how it was added up, what decided,
/// what was known, and what would have been decided without some of it.
/// </summary>
/// <remarks>Facts speak of the event's bytes, and are valid as long as these are.</remarks>
public sealed class Explanation
{
    private readonly DecisionPolicy _policy;
    private readonly Finding[] _findings;

    internal Explanation(Decision decision, Scene scene, ReadOnlySpan<Finding> findings)
    {
        _policy = scene.Policy;
        _findings = findings.ToArray();
        Decision = decision;
        Type = scene.Event.Type;
        Time = scene.Event.Time;
        var gate = _policy.GateOf(Type);
        IsGate = gate is not null;
        Prior = gate?.Prior ?? DecisionPolicy.PriorElsewhere;
        Thresholds = gate is null ? null : Reply.ThresholdsFor(scene.Event, gate);
        Sum = new LogOdds(_findings.Sum(finding => finding.Counted.Thousandths));
        (_, Rule) = Answer(_findings, decision.Score);
        Evidence = [.. decision.Reasons.Zip(_findings, (reason, finding) => new WeighedReason(
            reason, finding.Weight, finding.CarriedSince))];
        Known = WhatWasKnown.To(scene);
    }

    /// <summary>The decision.</summary>
    public Decision Decision { get; }

    /// <summary>What the event was.</summary>
    public EventType Type { get; }

    /// <summary>When it happened.</summary>
    public NodaTime.Instant Time { get; }

    /// <summary>Whether events of this type ask a question that has another answer than allow.</summary>
    public bool IsGate { get; }

    /// <summary>Log-odds before anything was known of the event.</summary>
    public LogOdds Prior { get; }

    /// <summary>What the evidence adds to it.</summary>
    public LogOdds Sum { get; }

    /// <summary>The thresholds the score was held against; null where no score leads to anything but allow.</summary>
    public Thresholds? Thresholds { get; }

    /// <summary>
    /// The hard rule that decided, because it is severer than the score; null where the score decided.
    /// </summary>
    public HardRule? Rule { get; }

    /// <summary>What was added up, strongest first.</summary>
    public IReadOnlyList<WeighedReason> Evidence { get; }

    /// <summary>The fewest signals without which the event would have been answered otherwise.</summary>
    public IReadOnlyList<Alternative> Alternatives => Engine.Alternatives.To(this);

    /// <summary>What was known before the event of whom it concerns, in sentences.</summary>
    public IReadOnlyList<string> Known { get; }

    /// <summary>What would have been decided had some of the evidence not been there.</summary>
    public (Outcome Outcome, Probability Score) Without(IReadOnlySet<Signal> signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        Finding[] rest = [.. _findings.Where(finding => !signals.Contains(finding.Signal))];
        var score = (Prior + Weighing.Sum(_policy, rest)).ToProbability();
        return (Answer(rest, score).Outcome, score);
    }

    private (Outcome Outcome, HardRule? Rule) Answer(Finding[] findings, Probability score) => IsGate
        ? Reply.OutcomeOf(_policy, Type, Thresholds, findings, score)
        : (Outcome.Allow, null);
}

/// <summary>A reason, and what it weighs by itself.</summary>
/// <param name="Reason">The reason, with what it counted for beside the others.</param>
/// <param name="Alone">What it weighs where it is the only one of its family.</param>
/// <param name="Since">When it was seen, where that was at an earlier event; else never.</param>
public readonly record struct WeighedReason(Reason Reason, LogOdds Alone, Stamp Since);
