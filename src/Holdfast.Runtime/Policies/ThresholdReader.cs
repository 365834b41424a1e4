using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Policies;

/// <summary>Reads the three thresholds of one gate or row, in whatever order they stand.</summary>
internal sealed class ThresholdReader(ValueReader values, PolicyFaults faults)
{
    /// <summary>Written in place of a threshold where an answer is not given at all.</summary>
    public const string Never = "never";

    public const string StepUp = "stepUp", Hold = "hold", Deny = "deny";

    private static readonly string[] Names = [StepUp, Hold, Deny];

    private readonly Given?[] _given = new Given?[Names.Length];

    /// <summary>Whether any was written.</summary>
    public bool Any => _given.Any(given => given is not null);

    /// <summary>Whether what <see cref="Over"/> returned grows from one to the next.</summary>
    public bool Grow { get; private set; } = true;

    /// <summary>Takes a value if its name is that of a threshold.</summary>
    public bool TryTake(YamlText name, YamlNode value)
    {
        var place = Array.IndexOf(Names, name.Value);
        if (place < 0)
        {
            return false;
        }

        if (value is YamlText { IsQuoted: false, Value: Never })
        {
            _given[place] = new Given(value.At, null);
        }
        else
        {
            // A value that is no threshold counts as never: nothing is compared with it.
            var number = values.Number(value, "a probability", 0, 1, 4, $", or {Never}");
            _given[place] = new Given(value.At, number is { } read ? Probability.Of(read) : null);
        }

        return true;
    }

    /// <summary>What was written, and for the rest what holds otherwise.</summary>
    /// <param name="otherwise">Thresholds for what was left out.</param>
    /// <param name="whose">Whose they are, as a fault says it.</param>
    /// <param name="isKnown">
    /// What was left out is known to hold: the file did not break off, and the others are without fault.
    /// </param>
    public Thresholds Over(Thresholds otherwise, string whose, bool isKnown)
    {
        Probability?[] others = [otherwise.StepUp, otherwise.Hold, otherwise.Deny];
        var merged = Names.Select((_, place) => _given[place] is { } given ? given.Value : others[place]).ToArray();

        int? lower = null;
        for (var upper = 0; upper < Names.Length; upper++)
        {
            if (merged[upper] is null)
            {
                continue;
            }

            if (lower is { } below && merged[below] > merged[upper])
            {
                NotGrowing(below, upper);
            }

            lower = upper;
        }

        return new Thresholds(merged[0], merged[1], merged[2]);

        void NotGrowing(int below, int upper)
        {
            Grow = false;
            if ((_given[upper] ?? _given[below]) is { } at
                && (isKnown || (_given[below] is not null && _given[upper] is not null)))
            {
                faults.Add(at.At, $"{Shown(upper)} is below {Shown(below)}: thresholds grow from {StepUp} to {Hold} "
                    + $"to {Deny}.");
            }
        }

        string Shown(int place) => $"{Names[place]} {merged[place]}{(_given[place] is null ? $" ({whose})" : "")}";
    }

    private sealed record Given(Place At, Probability? Value);
}
