using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Hosting;

/// <summary>Which contents may be disposed of.</summary>
internal static class Disposing
{
    /// <summary>Why some contents cannot be disposed of; null where they can.</summary>
    public static ArgumentException? Refuse(IJournal journal, IReadOnlyList<long> positions)
    {
        var seen = new HashSet<long>();
        foreach (var position in positions)
        {
            if (position < 0 || position >= journal.Head.Size)
            {
                return new ArgumentException($"There is no entry {position}.");
            }

            var entry = journal.At(position);
            if (entry.Head.Kind is EntryKind.Policy or EntryKind.Disposal)
            {
                return new ArgumentException(
                    $"Entry {position} says by what was decided or what was disposed of, and stays.");
            }

            if (entry.Salted is null || !seen.Add(position))
            {
                return new ArgumentException($"The content of entry {position} was disposed of already.");
            }
        }

        return null;
    }
}
