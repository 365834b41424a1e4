using System.Globalization;
using System.Text;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// The content of an entry that says which earlier contents were disposed of: their positions, one a line.
/// </summary>
internal static class DisposalContent
{
    public static string Text(IEnumerable<long> positions) =>
        string.Concat(positions.Select(position => string.Create(CultureInfo.InvariantCulture, $"{position}\n")));

    /// <summary>The positions that the content names; what is no position is passed over.</summary>
    public static HashSet<long> Positions(ReadOnlySpan<byte> content)
    {
        HashSet<long> positions = [];
        foreach (var line in content.Split((byte)'\n'))
        {
            // Only one text stands for a number.
            if (long.TryParse(content[line], NumberStyles.None, CultureInfo.InvariantCulture, out var position) &&
                Names(content[line], position))
            {
                positions.Add(position);
            }
        }

        return positions;
    }

    /// <summary>Whether the content names a position.</summary>
    public static bool Names(ReadOnlySpan<byte> content, long position)
    {
        foreach (var line in content.Split((byte)'\n'))
        {
            if (content[line].SequenceEqual(Encoding.UTF8.GetBytes(position.ToString(CultureInfo.InvariantCulture))))
            {
                return true;
            }
        }

        return false;
    }
}
