using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>
/// Ids that are in the journal and not yet in its index. Put there one by one, each would fall on a page of its own,
/// and every group would write as many pages as it has entries. So they wait until many lie close together, and each
/// group takes a few stretches of the index further.
/// </summary>
internal sealed class RecentIds
{
    /// <summary>About how many wait.</summary>
    public const int Limit = 1 << 17;

    // By the first byte, which is how the index is ordered.
    private const int Stretches = 256;

    private readonly List<Recent>[] _stretches = [.. Enumerable.Range(0, Stretches).Select(_ => new List<Recent>())];
    private readonly Dictionary<IdFingerprint, (long Position, ulong Mark)> _all = [];
    private readonly Dictionary<IdFingerprint, Recent> _staged = [];
    private readonly Lock _lock = new();
    private int _next;

    /// <summary>Where an id that waits stands. For any thread.</summary>
    public bool TryFind(IdFingerprint id, out long position, out ulong mark)
    {
        lock (_lock)
        {
            var isFound = _all.TryGetValue(id, out var found);
            (position, mark) = found;
            return isFound;
        }
    }

    /// <summary>Takes in an id of the group that is being written.</summary>
    public void Stage(IdFingerprint id, long position, ulong mark)
    {
        if (TryFind(id, out _, out _) || !_staged.TryAdd(id, new Recent(id, position, mark)))
        {
            throw new InvalidOperationException("An event with this id is in the journal already.");
        }
    }

    /// <summary>The stretches that are due to go into the index, each in its order; all of them at the end.</summary>
    public IReadOnlyList<int> Due(bool all)
    {
        List<int> due = [];
        for (var left = _all.Count + _staged.Count; (all ? left > 0 : left > Limit) && due.Count < Stretches;)
        {
            due.Add(_next);
            left -= _stretches[_next].Count;
            _next = (_next + 1) % Stretches;
        }

        return due;
    }

    /// <summary>What waits of a stretch, in the order of the index.</summary>
    public IEnumerable<Recent> Of(int stretch) =>
        _stretches[stretch].OrderBy(recent => recent.Id.High).ThenBy(recent => recent.Id.Low);

    /// <summary>
    /// The first position that is not in the index once some stretches are; <paramref name="size"/> where all are.
    /// </summary>
    public long FirstLeft(IReadOnlyList<int> written, long size) => _stretches.Index()
        .Where(stretch => stretch.Item.Count > 0 && !written.Contains(stretch.Index))
        .Select(stretch => stretch.Item[0].Position)
        .Concat(_staged.Values.Select(recent => recent.Position).Take(1))
        .Append(size)
        .Min();

    /// <summary>The group is durable: its ids wait, and the stretches that were written do so no longer.</summary>
    public void Settle(IReadOnlyList<int> written)
    {
        lock (_lock)
        {
            foreach (var stretch in written)
            {
                foreach (var recent in _stretches[stretch])
                {
                    _all.Remove(recent.Id);
                }

                _stretches[stretch].Clear();
            }

            foreach (var recent in _staged.Values)
            {
                _all.Add(recent.Id, (recent.Position, recent.Mark));
                _stretches[recent.Id.High >> 56].Add(recent);
            }
        }

        _staged.Clear();
    }

    /// <summary>The group was not written.</summary>
    public void Unstage() => _staged.Clear();

    /// <summary>An id, the position of its event and the mark of its content.</summary>
    public readonly record struct Recent(IdFingerprint Id, long Position, ulong Mark);
}
