using System.Globalization;
using System.Text.Json;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// The content of an entry that says which earlier contents were disposed of. In form 1 it is their positions, one a
/// line; in form 2 a JSON object that says why and by whom as well, with the positions as ranges.
/// </summary>
internal static class DisposalContent
{
    public const byte Lines = 1, Json = 2;

    /// <summary>The most positions that one entry names: what is more goes in another group.</summary>
    public const int PositionsAtMost = 1_000;

    public const string Step = "step", Disposed = "disposal", Rules = "rules", Ranges = "ranges";

    public static string Text(IEnumerable<long> positions) =>
        string.Concat(positions.Select(position => string.Create(CultureInfo.InvariantCulture, $"{position}\n")));

    /// <summary>The positions that a content names, in either form; what is no position is passed over.</summary>
    public static HashSet<long> Positions(ReadOnlySpan<byte> content) => content.StartsWith("{"u8)
        ? [.. InRanges(content.ToArray())]
        : [.. LinesOf(content.ToArray())];

    /// <summary>Whether the content names a position.</summary>
    public static bool Names(ReadOnlySpan<byte> content, long position) => content.StartsWith("{"u8)
        ? RangesOf(content.ToArray()).Any(range => position >= range.First && position <= range.Last)
        : LinesOf(content.ToArray()).Contains(position);

    /// <summary>The positions that an entry names; none where it is a step on the way to a disposal.</summary>
    /// <exception cref="JournalException">This release does not know how it is written.</exception>
    public static IEnumerable<long> Positions(JournalEntry entry) => entry.Head.Codec switch
    {
        Lines => LinesOf(entry.Content),
        Json => InRanges(entry.Content),
        _ => throw new JournalException(JournalFault.Unreadable,
            $"Entry {entry.Position} is written in form {entry.Head.Codec}, which this release does not read."),
    };

    /// <summary>Positions in order as ranges, both ends included.</summary>
    public static IEnumerable<(long First, long Last)> AsRanges(IEnumerable<long> positions)
    {
        (long First, long Last)? open = null;
        foreach (var position in positions)
        {
            if (open is { } range && position == range.Last + 1)
            {
                open = (range.First, position);
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = (position, position);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private static List<long> LinesOf(ReadOnlyMemory<byte> content)
    {
        List<long> positions = [];
        foreach (var line in content.Span.Split((byte)'\n'))
        {
            // Only one text stands for a number.
            var text = content.Span[line];
            if (text is [>= (byte)'1' and <= (byte)'9', ..] or [(byte)'0'] &&
                long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                positions.Add(position);
            }
        }

        return positions;
    }

    private static List<(long First, long Last)> RangesOf(ReadOnlyMemory<byte> content) =>
        RecordJson.TryRead(content, ReadRanges, out var ranges) ? ranges : [];

    private static List<(long First, long Last)> ReadRanges(JsonElement root) =>
        RecordJson.Text(root, Step) != Disposed
            ? []
            : [.. root.GetProperty(Rules).EnumerateArray()
                .SelectMany(rule => rule.GetProperty(Ranges).EnumerateArray())
                .Select(range => range.EnumerateArray().ToArray() is [var first, var last]
                    ? (first.GetInt64(), last.GetInt64())
                    : throw new FormatException())];

    private static IEnumerable<long> InRanges(ReadOnlyMemory<byte> content) =>
        RangesOf(content).SelectMany(range => Sequence(range.First, range.Last)).Take(PositionsAtMost);

    private static IEnumerable<long> Sequence(long first, long last)
    {
        for (var position = first; position < last; position++)
        {
            yield return position;
        }

        // Apart, because there may be no number after it.
        if (first <= last)
        {
            yield return last;
        }
    }
}
