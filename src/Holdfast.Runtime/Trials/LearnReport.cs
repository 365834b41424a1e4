using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>Weights fitted to a firm's outcomes, and how far they carry on later events they have not seen.</summary>
public sealed record LearnReport
{
    /// <summary>The trial of the present policy.</summary>
    public required Trial Trial { get; init; }

    /// <summary>From when to when was fitted, and from when on is checked.</summary>
    public required (Instant FittedFrom, Instant CheckedFrom) Period { get; init; }

    /// <summary>Questions that were fitted on, and those of them that were of an attack.</summary>
    public required (int Questions, int Attacks) Fitted { get; init; }

    /// <summary>How much each honest question counts, for attacks to be as rare as they really are.</summary>
    public required double HonestWeight { get; init; }

    /// <summary>
    /// How hard weights were held to the present ones; null where none foretold later events better than these do.
    /// </summary>
    public required double? Strength { get; init; }

    /// <summary>The loss by strength on events foretold from earlier ones, and that of the present weights.</summary>
    public required (IReadOnlyList<double> ByStrength, double Present) Losses { get; init; }

    /// <summary>The policy with the fitted weights; the present one where nothing was learnt.</summary>
    public required DecisionPolicy Policy { get; init; }

    /// <summary>Signals whose weight changes, most first.</summary>
    public required IReadOnlyList<WeightChange> Signals { get; init; }

    /// <summary>Gates whose prior changes.</summary>
    public required IReadOnlyList<PriorChange> Priors { get; init; }

    /// <summary>The present and the fitted policy on the events that were held out.</summary>
    public required (HeldOut Present, HeldOut Fitted) Check { get; init; }

    /// <summary>By how much the loss falls from the one to the other; below zero it rises.</summary>
    public required double LossFalls { get; init; }

    /// <summary>The 90 % interval of that.</summary>
    public required (double Low, double High) LossFallsBetween { get; init; }
}

/// <summary>A signal whose weight changes.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Old">What it weighs.</param>
/// <param name="New">What it comes to weigh.</param>
/// <param name="AtAttacks">Fitted questions of attacks at which it spoke.</param>
/// <param name="AtHonest">Fitted honest questions at which it did.</param>
public sealed record WeightChange(Signal Signal, LogOdds Old, LogOdds New, int AtAttacks, int AtHonest);

/// <summary>A gate whose prior changes.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Old">Where it begins.</param>
/// <param name="New">Where it comes to begin.</param>
/// <param name="Attacks">Fitted questions of attacks there.</param>
/// <param name="Honest">Fitted honest questions there.</param>
public sealed record PriorChange(EventType Gate, LogOdds Old, LogOdds New, int Attacks, int Honest);

/// <summary>What a policy does on events that were held out.</summary>
public sealed record HeldOut
{
    /// <summary>Mean loss of a forecast, in natural units: the lower, the better the scores foretell.</summary>
    public required double Loss { get; init; }

    /// <summary>The 90 % interval of it.</summary>
    public required (double Low, double High) LossBetween { get; init; }

    /// <summary>
    /// What it costs and catches as it is, and with all thresholds moved to some shares of honest visits.
    /// </summary>
    public required IReadOnlyList<DialPoint> Points { get; init; }

    /// <summary>Whether its scores are what they say.</summary>
    public required IReadOnlyList<CalibrationBin> Calibration { get; init; }
}
