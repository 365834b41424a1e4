using System.Collections.Frozen;

namespace Holdfast.Desk.Facts;

/// <summary>
/// Which topics, and which things of them, changed in the desk's tables and when, by positions of the journal: never
/// what they changed to. It is kept in memory; what came before it began counts as changed, so that a page which was
/// opened before a restart looks once too often and never once too seldom.
/// </summary>
public sealed class DeskNews
{
    /// <summary>Of so many things it is known when they changed; then it is forgotten of all of them.</summary>
    public const int ThingsAtMost = 20_000;

    private readonly FrozenDictionary<string, string[]> _topics;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Topic, string Key), long> _things = [];
    private TaskCompletionSource _next = NewSignal();
    private long _upTo = -1, _since, _thingsSince;

    /// <summary>News of some topics.</summary>
    public DeskNews(IEnumerable<DeskTopic> topics) => _topics = topics
        .SelectMany(topic => topic.Tables.Select(table => (Table: table, topic.Name)))
        .GroupBy(one => one.Table, one => one.Name)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Everything before this position is told of.</summary>
    public long UpTo => Math.Max(Volatile.Read(ref _upTo), 0);

    /// <summary>
    /// Done at the next change. It is to be taken before it is asked what changed, so that nothing is missed between
    /// the two.
    /// </summary>
    public Task Next
    {
        get
        {
            lock (_lock)
            {
                return _next.Task;
            }
        }
    }

    /// <summary>Whether a topic, or one thing of it, may have changed since a position.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="key">The thing; null for any.</param>
    /// <param name="since">Up to where whoever asks has seen it.</param>
    public bool HasChanged(string topic, string? key, long since)
    {
        lock (_lock)
        {
            // Tables that are made anew stand before what was seen.
            if (since < _since || since > _upTo)
            {
                return true;
            }

            return _changed.TryGetValue(topic, out var at) && at > since
                && (key is null || since < _thingsSince
                    || (_things.TryGetValue((topic, key), out var its) && its > since));
        }
    }

    /// <summary>Whether anything is shown of a table.</summary>
    internal bool IsOf(string table) => _topics.ContainsKey(table);

    /// <summary>Takes in what was saved, up to a position. What is there at first was there before.</summary>
    internal void Note(long position, IReadOnlyCollection<(string Table, string Key)> rows)
    {
        TaskCompletionSource next;
        lock (_lock)
        {
            if (_upTo < 0)
            {
                (_since, _thingsSince) = (position, position);
            }

            _upTo = Math.Max(_upTo, position);
            if (rows.Count == 0)
            {
                return;
            }

            foreach (var (table, key) in rows)
            {
                foreach (var topic in _topics[table])
                {
                    _changed[topic] = position;
                    _things[(topic, key)] = position;
                }
            }

            if (_things.Count > ThingsAtMost)
            {
                _things.Clear();
                _thingsSince = position;
            }

            (next, _next) = (_next, NewSignal());
        }

        next.SetResult();
    }

    /// <summary>Begins anew, because the tables do.</summary>
    internal void Forget()
    {
        lock (_lock)
        {
            _upTo = -1;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
