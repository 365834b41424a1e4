namespace Holdfast.Runtime.Trials;

/// <summary>One question that is fitted on: its place, whether it was an attack's, how much it counts.</summary>
internal readonly record struct FitRow(int Question, bool IsAttack, double Weight);

/// <summary>
/// Logistic regression held to weights that are there already: each weight is pulled back to where it was, so that it
/// moves only as far as the evidence carries it, and none crosses its bounds. Newton's method on the weights that are
/// free to move; a fixed order of sums and a fixed number of steps, so that every machine comes to the same.
/// </summary>
internal sealed class RidgeFit(Evidence evidence, double[] center, double[] lowest, double[] highest)
{
    private const int Steps = 12, Halvings = 12;

    /// <summary>The weights that fit the rows best.</summary>
    /// <param name="rows">What is fitted on.</param>
    /// <param name="strength">
    /// How hard weights are pulled back: 1 is as if each had been told by evidence to one in log-odds, more is harder.
    /// </param>
    public double[] Fit(IReadOnlyList<FitRow> rows, double strength)
    {
        var weights = center.Zip(lowest, Math.Max).Zip(highest, Math.Min).ToArray();
        var loss = LossOf(rows, weights, strength);
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, curvature) = Slopes(rows, weights, strength);
            int[] free = [.. Enumerable.Range(0, weights.Length).Where(IsFree)];
            var direction = Solve(curvature, gradient, free);
            if (!TryStep(direction, out var next, out var lower))
            {
                break;
            }

            (weights, loss) = (next, lower);

            bool IsFree(int column) => gradient[column] != 0
                && !(weights[column] <= lowest[column] && gradient[column] > 0)
                && !(weights[column] >= highest[column] && gradient[column] < 0);
        }

        return weights;

        // The whole step, or half of it and so on, until it is a step down.
        bool TryStep(double[] direction, out double[] next, out double nextLoss)
        {
            var length = 1.0;
            for (var halving = 0; halving < Halvings; halving++, length /= 2)
            {
                next = [.. weights.Select((weight, column) => Math.Clamp(
                    weight + (length * direction[column]), lowest[column], highest[column]))];
                nextLoss = LossOf(rows, next, strength);
                if (nextLoss < loss)
                {
                    return true;
                }
            }

            (next, nextLoss) = (weights, loss);
            return false;
        }
    }

    /// <summary>The loss of forecasts on rows, without what pulls weights back.</summary>
    public double LossOf(IReadOnlyList<FitRow> rows, double[] weights)
    {
        var loss = 0.0;
        foreach (var row in rows)
        {
            var logOdds = evidence.LogOdds(row.Question, weights);
            loss += row.Weight * SteadyMath.SoftPlus(row.IsAttack ? -logOdds : logOdds);
        }

        return loss;
    }

    private double LossOf(IReadOnlyList<FitRow> rows, double[] weights, double strength)
    {
        var pull = 0.0;
        for (var column = 0; column < weights.Length; column++)
        {
            pull += (weights[column] - center[column]) * (weights[column] - center[column]);
        }

        return LossOf(rows, weights) + (strength / 2 * pull);
    }

    private (double[] Gradient, double[][] Curvature) Slopes(
        IReadOnlyList<FitRow> rows, double[] weights, double strength)
    {
        var gradient = new double[weights.Length];
        var curvature = new double[weights.Length][];
        for (var column = 0; column < weights.Length; column++)
        {
            gradient[column] = strength * (weights[column] - center[column]);
            curvature[column] = new double[column + 1];
            curvature[column][column] = strength;
        }

        foreach (var row in rows)
        {
            var probability = SteadyMath.Logistic(evidence.LogOdds(row.Question, weights));
            var slope = row.Weight * (probability - (row.IsAttack ? 1 : 0));
            var bend = row.Weight * probability * (1 - probability);
            var columns = evidence.ColumnsOf(row.Question);
            var parts = evidence.PartsOf(row.Question);
            for (var i = 0; i < columns.Length; i++)
            {
                gradient[columns[i]] += slope * parts[i];
                for (var j = 0; j < columns.Length; j++)
                {
                    if (columns[j] <= columns[i])
                    {
                        curvature[columns[i]][columns[j]] += bend * parts[i] * parts[j];
                    }
                }
            }
        }

        return (gradient, curvature);
    }

    // Cholesky on the columns that are free; the others stay.
    private static double[] Solve(double[][] curvature, double[] gradient, int[] free)
    {
        var root = new double[free.Length][];
        var solution = new double[free.Length];
        for (var i = 0; i < free.Length; i++)
        {
            root[i] = new double[i + 1];
            var right = -gradient[free[i]];
            for (var j = 0; j <= i; j++)
            {
                var sum = curvature[free[i]][free[j]];
                for (var k = 0; k < j; k++)
                {
                    sum -= root[i][k] * root[j][k];
                }

                root[i][j] = i == j ? Math.Sqrt(sum) : sum / root[j][j];
            }

            for (var k = 0; k < i; k++)
            {
                right -= root[i][k] * solution[k];
            }

            solution[i] = right / root[i][i];
        }

        for (var i = free.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < free.Length; k++)
            {
                solution[i] -= root[k][i] * solution[k];
            }

            solution[i] /= root[i][i];
        }

        var direction = new double[gradient.Length];
        foreach (var (place, column) in free.Index())
        {
            direction[column] = solution[place];
        }

        return direction;
    }
}
