namespace Holdfast.Runtime.Journal.Tree;

/// <summary>
/// Complete subtrees that were asked for lately, over where they come from. Proofs of entries that stand near each
/// other share all but their lowest steps, and each step that is not remembered reads and hashes up to 256 others.
/// </summary>
public sealed class RememberedNodes : ITreeNodes
{
    /// <summary>How many are remembered, at most. Then all are forgotten, and soon known again.</summary>
    public const int Most = 1 << 14;

    private readonly ITreeNodes _nodes;
    private readonly Dictionary<(int Height, long Index), TreeHash> _known = [];

    /// <summary>Remembers what another gives.</summary>
    public RememberedNodes(ITreeNodes nodes) => _nodes = nodes;

    /// <inheritdoc/>
    public TreeHash Subtree(int height, long index)
    {
        if (_known.TryGetValue((height, index), out var known))
        {
            return known;
        }

        if (_known.Count == Most)
        {
            _known.Clear();
        }

        var hash = _nodes.Subtree(height, index);
        _known.Add((height, index), hash);
        return hash;
    }
}
