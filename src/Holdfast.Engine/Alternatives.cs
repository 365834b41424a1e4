using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine;

/// <summary>What would have been decided had some signals not spoken.</summary>
/// <param name="Without">These signals.</param>
/// <param name="Outcome">The other answer.</param>
/// <param name="Score">The other score.</param>
public sealed record Alternative(IReadOnlyList<Signal> Without, Outcome Outcome, Probability Score);

/// <summary>Finds the fewest signals without which an event would have been answered otherwise.</summary>
internal static class Alternatives
{
    /// <summary>The most alternatives that are told, and the most signals of which all choices are tried.</summary>
    private const int Told = 5, MostTriedTogether = 3, MostCandidates = 24;

    /// <summary>
    /// The smallest sets, strongest signals first, all of one size. Of an event that was not allowed, signals against
    /// the customer are taken away; of one that was, signals for. Empty where none would have changed the answer.
    /// </summary>
    public static IReadOnlyList<Alternative> To(Explanation explanation)
    {
        if (!explanation.IsGate)
        {
            return [];
        }

        var wasAllowed = explanation.Decision.Outcome is Outcome.Allow;
        Signal[] candidates =
        [
            .. explanation.Evidence.Select(evidence => evidence.Reason)
                .Where(reason => reason.Weight < LogOdds.Zero == wasAllowed)
                .Select(reason => reason.Signal).Take(MostCandidates),
        ];
        for (var size = 1; size <= Math.Min(MostTriedTogether, candidates.Length); size++)
        {
            Alternative[] found = [.. Choices(candidates, size).Select(Try).OfType<Alternative>().Take(Told)];
            if (found.Length > 0)
            {
                return found;
            }
        }

        // More than these together are not searched through: the strongest go, one after another.
        return Enumerable.Range(MostTriedTogether + 1, Math.Max(0, candidates.Length - MostTriedTogether))
            .Select(size => Try(candidates[..size])).OfType<Alternative>().Take(1).ToArray();

        Alternative? Try(Signal[] signals)
        {
            var (outcome, score) = explanation.Without(signals.ToHashSet());
            return outcome < explanation.Decision.Outcome || (wasAllowed && outcome > Outcome.Allow)
                ? new Alternative(signals, outcome, score)
                : null;
        }
    }

    private static IEnumerable<Signal[]> Choices(Signal[] from, int size) => size == 0
        ? [[]]
        : from.Index().SelectMany(first => Choices(from[(first.Index + 1)..], size - 1), (first, rest) =>
            (Signal[])[first.Item, .. rest]);
}
