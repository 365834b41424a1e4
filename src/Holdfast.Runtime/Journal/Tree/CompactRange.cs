using System.Numerics;

namespace Holdfast.Runtime.Journal.Tree;

/// <summary>
/// What has to be known of a tree to add leaves to it: the roots of the complete subtrees that it is made of, at most
/// one of each height.
/// </summary>
public sealed class CompactRange
{
    private const int Heights = 63;

    private readonly TreeHash[] _roots = new TreeHash[Heights];

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>The root of the whole tree.</summary>
    public TreeHash Root
    {
        get
        {
            TreeHash? root = null;
            for (var rest = Size; rest != 0; rest &= rest - 1)
            {
                var subtree = _roots[BitOperations.TrailingZeroCount(rest)];
                root = root is { } right ? TreeHash.OfNode(subtree, right) : subtree;
            }

            return root ?? TreeHash.Empty;
        }
    }

    /// <summary>The range of a tree of which the complete subtrees can be asked for.</summary>
    public static CompactRange Of(long size, ITreeNodes nodes)
    {
        var range = new CompactRange { Size = size };
        for (var rest = size; rest != 0; rest &= rest - 1)
        {
            var height = BitOperations.TrailingZeroCount(rest);
            range._roots[height] = nodes.Subtree(height, (size >> height) - 1);
        }

        return range;
    }

    /// <summary>A copy that goes its own way.</summary>
    public CompactRange Copy()
    {
        var copy = new CompactRange { Size = Size };
        _roots.CopyTo(copy._roots, 0);
        return copy;
    }

    /// <summary>Adds a leaf, and tells of the subtrees of stored heights that it completes.</summary>
    public void Append(TreeHash leaf, Action<StoredNode>? completed = null)
    {
        var (hash, height) = (leaf, 0);
        while ((Size >> height & 1) != 0)
        {
            hash = TreeHash.OfNode(_roots[height], hash);
            height++;
            if (StoredNode.IsStored(height))
            {
                completed?.Invoke(new StoredNode(height, Size >> height, hash));
            }
        }

        _roots[height] = hash;
        Size++;
    }
}
