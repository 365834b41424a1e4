namespace Holdfast.Runtime.Trials;

/// <summary>Of the questions that scored within a tenth, how many were attacks.</summary>
/// <param name="From">The lower end of the scores, in tenths; the upper is one more.</param>
/// <param name="Questions">How many scored there.</param>
/// <param name="Attacks">Those of them that were of an attack.</param>
/// <param name="MeanScore">Their mean score.</param>
/// <param name="Share">
/// The share of attacks, honest questions counted by how much rarer attacks really are; 0 where there is no question.
/// </param>
/// <param name="Low">Low end of its 90 % interval (Wilson), as if questions did not depend on one another.</param>
/// <param name="High">High end of it.</param>
public sealed record CalibrationBin(
    int From, int Questions, int Attacks, double MeanScore, double Share, double Low, double High);

/// <summary>
/// Whether scores are what they say: of what scored 0.8 to 0.9, about 85 in a hundred should be attacks.
/// </summary>
internal static class Calibration
{
    private const int Bins = 10;
    private const double Normal90 = 1.6448536269514722;

    /// <summary>Ten bins, from low scores to high; a score of one is in the last.</summary>
    public static IReadOnlyList<CalibrationBin> Of(IEnumerable<(double Score, bool IsAttack, double Weight)> questions)
    {
        var bins = new (int Questions, int Attacks, double Scores, double Weights, double Attacking)[Bins];
        foreach (var (score, isAttack, weight) in questions)
        {
            ref var bin = ref bins[Math.Clamp((int)(score * Bins), 0, Bins - 1)];
            bin.Questions++;
            bin.Attacks += isAttack ? 1 : 0;
            bin.Scores += weight * score;
            bin.Weights += weight;
            bin.Attacking += isAttack ? weight : 0;
        }

        return
        [
            .. bins.Select((bin, from) =>
            {
                var share = bin.Weights == 0 ? 0 : bin.Attacking / bin.Weights;
                var (low, high) = Wilson(share, bin.Questions);
                var mean = bin.Weights == 0 ? 0 : bin.Scores / bin.Weights;
                return new CalibrationBin(from, bin.Questions, bin.Attacks, mean, share, low, high);
            }),
        ];
    }

    private static (double Low, double High) Wilson(double share, int count)
    {
        if (count == 0)
        {
            return (0, 1);
        }

        const double Square = Normal90 * Normal90;
        var middle = (share + (Square / (2 * count))) / (1 + (Square / count));
        var half = Normal90 / (1 + (Square / count))
            * Math.Sqrt((share * (1 - share) / count) + (Square / (4.0 * count * count)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
