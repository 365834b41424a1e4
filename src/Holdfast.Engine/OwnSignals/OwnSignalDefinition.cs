using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>A signal that a firm wrote itself, as its policy file has it.</summary>
public sealed record OwnSignalDefinition
{
    /// <summary>
    /// What stands before the name of an own signal wherever it is named among others. No wire word of a built-in
    /// signal has a point in it, now or later, so that the two never meet.
    /// </summary>
    public const string Prefix = "own.";

    /// <summary>Its name: small letter first, then letters and digits, at most 40.</summary>
    public required string Name { get; init; }

    /// <summary>The events it looks at; at least one.</summary>
    public required EventSet On { get; init; }

    /// <summary>When it speaks: where this is true, and not where it is unknown.</summary>
    public required Expression When { get; init; }

    /// <summary>What it weighs in log-odds; 0 where it only answers.</summary>
    public LogOdds Weight { get; init; }

    /// <summary>
    /// The least severe answer at a gate where it speaks, whatever the score; null where it only weighs.
    /// </summary>
    public Outcome? Outcome { get; init; }

    /// <summary>One sentence for a reviewer.</summary>
    public required Sentence Sentence { get; init; }

    /// <summary>Which fact it is evidence of.</summary>
    public EvidenceFamily Family { get; init; } = EvidenceFamily.Own;

    /// <summary>How long its evidence stands; only evidence against the customer does.</summary>
    public Carry Carry { get; init; }

    /// <summary>Where it comes from; empty where not told.</summary>
    public string Source { get; init; } = "";

    /// <summary>What a reviewer does next; empty where not told.</summary>
    public string Review { get; init; } = "";

    /// <summary>Its wire word: <c>own.</c> and its name.</summary>
    public string Id => Prefix + Name;

    /// <summary>Whether a name has the form that names of own signals have.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= ExpressionLimits.Name && char.IsAsciiLetterLower(name[0])
            && name.All(char.IsAsciiLetterOrDigit);
    }

    /// <summary>
    /// All that a decision depends on, on one line; where it comes from and what to do next is left out.
    /// </summary>
    internal string CanonicalLine() =>
        $"own {Name} on {string.Join(',', On.Types)} weight {Weight} outcome {Outcome?.ToString() ?? "none"} "
        + $"family {Family} carry {Carry} when {When.Text} says {Sentence.Text}";
}
