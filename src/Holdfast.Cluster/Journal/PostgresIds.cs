using Holdfast.Runtime.Scoring;

namespace Holdfast.Cluster.Journal;

/// <summary>
/// What the server said of ids that were asked for together. It stays true while more is written, for what is written
/// since is told to it.
/// </summary>
internal sealed class PostgresIds
{
    private readonly Lock _lock = new();
    private readonly List<FoundId> _writtenWhileAsking = [];
    private Dictionary<IdFingerprint, (long Position, ulong Mark)?> _known = [];
    private bool _isAsking;

    /// <summary>Takes what is known of some ids, all of them, in place of what was known of others.</summary>
    public void Ask(IdFingerprint[] ids, Func<IdFingerprint[], IEnumerable<FoundId>> ask)
    {
        lock (_lock)
        {
            (_isAsking, _known) = (true, []);
        }

        Dictionary<IdFingerprint, (long, ulong)?> known = [];
        try
        {
            known = Answers(ids, ask);
        }
        finally
        {
            // Where the asking failed nothing is known of any of them, and each is asked for by itself.
            lock (_lock)
            {
                _known = known;
                _isAsking = false;
                foreach (var written in _writtenWhileAsking)
                {
                    Replace(written);
                }

                _writtenWhileAsking.Clear();
            }
        }
    }

    /// <summary>Whether it is known of an id where it stands, or that it does not.</summary>
    public bool TryTell(IdFingerprint id, out (long Position, ulong Mark)? found)
    {
        lock (_lock)
        {
            return _known.TryGetValue(id, out found);
        }
    }

    /// <summary>Takes in what has become durable.</summary>
    public void Take(IEnumerable<FoundId> written)
    {
        lock (_lock)
        {
            foreach (var one in written)
            {
                if (_isAsking)
                {
                    _writtenWhileAsking.Add(one);
                }
                else
                {
                    Replace(one);
                }
            }
        }
    }

    private static Dictionary<IdFingerprint, (long, ulong)?> Answers(
        IdFingerprint[] ids, Func<IdFingerprint[], IEnumerable<FoundId>> ask)
    {
        var answers = ids.ToDictionary(id => id, _ => ((long, ulong)?)null);
        foreach (var found in ask(ids))
        {
            answers[found.Id] = (found.Position, found.Mark);
        }

        return answers;
    }

    private void Replace(FoundId one)
    {
        if (_known.ContainsKey(one.Id))
        {
            _known[one.Id] = (one.Position, one.Mark);
        }
    }
}

/// <summary>Where the event with an id stands, and the mark of its content.</summary>
internal readonly record struct FoundId(IdFingerprint Id, long Position, ulong Mark);
