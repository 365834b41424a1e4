namespace Holdfast.Runtime.Policies;

/// <summary>Finds the name that somebody who misspelt one is likely to have meant.</summary>
internal static class NearestName
{
    /// <summary>Longer words are no misspelt names, and would take long to compare.</summary>
    private const int LongestCompared = 64;

    /// <summary>
    /// The nearest of some names: the one with the fewest letters to add, drop, change or swap with their neighbour,
    /// capitals aside; the first of equals. Null where none is within one letter in four, and one more.
    /// </summary>
    public static string? Of(string misspelt, IEnumerable<string> names)
    {
        if (misspelt.Length is 0 or > LongestCompared)
        {
            return null;
        }

        var nearest = names.Select(name => (Name: name, Distance: Distance(misspelt, name)))
            .DefaultIfEmpty((Name: "", Distance: int.MaxValue)).MinBy(candidate => candidate.Distance);
        return nearest.Distance <= 1 + (misspelt.Length / 4) ? nearest.Name : null;
    }

    private static int Distance(string left, string right)
    {
        // The last three rows of the table of distances between beginnings of both words.
        var (before, previous, current) =
            (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray(), new int[right.Length + 1]);
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = previous[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
