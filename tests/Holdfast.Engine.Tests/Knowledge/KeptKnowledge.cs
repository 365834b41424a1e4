namespace Holdfast.Engine.Tests.Knowledge;

/// <summary>
/// A store in memory as the engine is promised one: what was handed in last is what is read, and a checkpoint is what
/// was handed in before it began and for it.
/// </summary>
internal sealed class KeptKnowledge : IKnowledgeStore
{
    private readonly Dictionary<KnownPart, byte[]> _checkpoint = [];
    private Dictionary<KnownPart, byte[]> _since = [];
    private Dictionary<KnownPart, byte[]> _gathered = [];

    private byte[] _read = [];

    public KeptKnowledge()
    {
    }

    private KeptKnowledge(Dictionary<KnownPart, byte[]> checkpoint) => _checkpoint = checkpoint;

    /// <summary>How many parts the checkpoint has that was finished last had to be handed in for it.</summary>
    public int HandedIn { get; private set; }

    /// <summary>The parts of the checkpoint that was finished last.</summary>
    public IReadOnlyDictionary<KnownPart, byte[]> Checkpoint => _checkpoint;

    public ReadOnlyMemory<byte> Read(KnownPart part)
    {
        // What was read before is no longer good.
        _read.AsSpan().Fill(0xEE);
        _read = _since.TryGetValue(part, out var state) || _gathered.TryGetValue(part, out state)
            || _checkpoint.TryGetValue(part, out state)
            ? [.. state]
            : throw new InvalidDataException($"There is no {part}.");
        return _read;
    }

    public void Keep(KnownPart part, ReadOnlySpan<byte> state) => _since[part] = state.ToArray();

    public void KeepForCheckpoint(KnownPart part, ReadOnlySpan<byte> state) => _gathered[part] = state.ToArray();

    public void Begin(DecisionEngine engine)
    {
        (_gathered, _since) = (_since, []);
        engine.BeginCheckpoint();
    }

    public void Finish()
    {
        HandedIn = _gathered.Count;
        foreach (var (part, state) in _gathered)
        {
            _checkpoint[part] = state;
        }

        _gathered = [];
    }

    /// <summary>What is left of it after a kill: the checkpoint that was finished last.</summary>
    public KeptKnowledge AfterKill() => new(new Dictionary<KnownPart, byte[]>(_checkpoint));

    /// <summary>The same with a part that was changed, or lost.</summary>
    public KeptKnowledge With(KnownPart part, byte[]? state)
    {
        var changed = AfterKill();
        if (state is null)
        {
            changed._checkpoint.Remove(part);
        }
        else
        {
            changed._checkpoint[part] = state;
        }

        return changed;
    }
}
