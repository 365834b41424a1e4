namespace Holdfast.Runtime.Journal.Tree;

/// <summary>
/// The complete subtrees of a tree of which leaves and some nodes are kept: those that are not are computed from the
/// kept hashes below. What was read last is held, because proofs of entries that stand together ask for the same
/// hashes. For one thread at a time.
/// </summary>
/// <param name="read">
/// Reads the kept hashes of a height (0 for leaves), from one index up to another that is left out, as many as there
/// are.
/// </param>
public sealed class KeptSubtrees(Func<int, long, long, IReadOnlyList<TreeHash>> read) : ITreeNodes
{
    private const int Heights = 64 / StoredNode.Step;

    private readonly Block?[] _last = new Block?[Heights];

    /// <inheritdoc/>
    /// <exception cref="JournalException">Hashes are missing.</exception>
    public TreeHash Subtree(int height, long index)
    {
        var up = height % StoredNode.Step;
        var kept = height - up;
        var number = index >> (StoredNode.Step - up);
        var end = ((index + 1) << up) - (number << StoredNode.Step);
        ref var last = ref _last[kept / StoredNode.Step];
        if (last is null || last.Number != number || last.Count < end)
        {
            last = new Block(number, read(kept, number << StoredNode.Step, (number + 1) << StoredNode.Step));
        }

        return last.Count >= end
            ? last.Root(up, (int)(index - (number << (StoredNode.Step - up))))
            : throw new JournalException(JournalFault.Damaged, "Hashes of the journal's tree are missing.");
    }

    /// <summary>Kept hashes that stand together under the next node that is kept, and the subtrees over them.</summary>
    private sealed class Block
    {
        // By height above the kept ones; each half as many as the one below.
        private readonly TreeHash[][] _levels = new TreeHash[StoredNode.Step][];

        public Block(long number, IReadOnlyList<TreeHash> hashes)
        {
            (Number, Count) = (number, hashes.Count);
            _levels[0] = [.. hashes];
            for (var level = 1; level < _levels.Length; level++)
            {
                var below = _levels[level - 1];
                var here = new TreeHash[below.Length / 2];
                for (var at = 0; at < here.Length; at++)
                {
                    here[at] = TreeHash.OfNode(below[2 * at], below[(2 * at) + 1]);
                }

                _levels[level] = here;
            }
        }

        public long Number { get; }

        public int Count { get; }

        public TreeHash Root(int level, int at) => _levels[level][at];
    }
}
