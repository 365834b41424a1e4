using System.Globalization;
using Holdfast.Runtime.Journal.Tree;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>Takes the lines of an export one by one and says of the first that is wrong what it is.</summary>
internal sealed class ExportCheck(ExportHeading heading)
{
    // What was disposed of by an entry that has not come yet.
    private readonly SortedDictionary<long, List<long>> _toBeSaid = [];
    private long _line = 1;
    private long? _last;

    /// <summary>Entries that were found good.</summary>
    public long Entries { get; private set; }

    /// <summary>Bytes of content that were hashed.</summary>
    public long Bytes { get; private set; }

    /// <summary>The first thing that is wrong with a line; null where nothing is.</summary>
    public VerificationFault? Take(string text)
    {
        _line++;
        if (ExportedEntry.TryRead(text) is not { } entry)
        {
            return new(null, Told("is no entry of an export."));
        }

        var position = entry.Head.Position;
        if (!ProofCheck.Includes(entry.Leaf, position, heading.Head.Size, entry.Proof, heading.Head.Root))
        {
            return new(position, Told("is not what the journal holds."));
        }

        if (heading.Of is { } of && !entry.IsOf(of, heading.Name))
        {
            return new(position, Told($"is of another {of}."));
        }

        if (!IsNext(position))
        {
            return new(position, Told("is not the entry that is next."));
        }

        if (_toBeSaid.Remove(position, out var disposed))
        {
            var said = entry.Disposed();
            if (!disposed.TrueForAll(said.Contains))
            {
                return new(position, Told("does not say of an entry that its content was disposed of."));
            }
        }

        if (entry.DisposedBy is { } by)
        {
            if (by <= position)
            {
                return new(position, Told("says that its content was disposed of before there was any."));
            }

            if (!_toBeSaid.TryGetValue(by, out var positions))
            {
                _toBeSaid[by] = positions = [];
            }

            positions.Add(position);
        }

        (_last, Entries, Bytes) = (position, Entries + 1, Bytes + entry.Salted.Length);
        return null;
    }

    /// <summary>What is missing when all lines were taken; null where nothing is.</summary>
    public VerificationFault? Rest()
    {
        if (heading.IsRange && (_last ?? -1) < heading.To)
        {
            return new((_last ?? (heading.From - 1)) + 1, "The entry is missing at the end.");
        }

        return _toBeSaid.Count > 0
            ? new(_toBeSaid.Keys.First(),
                "The entry is missing that says that the content of another was disposed of.")
            : null;
    }

    // After a stretch come those that say what was disposed of in it, each only where it is needed.
    private bool IsNext(long position) => !heading.IsRange ? position > (_last ?? -1)
        : _last is null ? position == heading.From
        : _last < heading.To ? position == _last + 1
        : position > _last && _toBeSaid.Count > 0 && position == _toBeSaid.Keys.First();

    private string Told(string what) => string.Create(CultureInfo.InvariantCulture, $"Line {_line} {what}");
}
