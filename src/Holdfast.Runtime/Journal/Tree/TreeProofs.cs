using System.Numerics;

namespace Holdfast.Runtime.Journal.Tree;

/// <summary>Makes the proofs of RFC 6962 section 2.1 out of the complete subtrees of a tree.</summary>
public static class TreeProofs
{
    /// <summary>The root of the first so many leaves.</summary>
    public static TreeHash Root(ITreeNodes nodes, long size) => size == 0 ? TreeHash.Empty : Hash(nodes, 0, size);

    /// <summary>That the leaf of a position is in the tree of a size: PATH(m, D[n]).</summary>
    public static IReadOnlyList<TreeHash> Inclusion(ITreeNodes nodes, long position, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, size);
        List<TreeHash> proof = [];
        AddPath(nodes, position, 0, size, proof);
        return proof;
    }

    /// <summary>That the tree of one size is the beginning of that of another: PROOF(m, D[n]).</summary>
    public static IReadOnlyList<TreeHash> Consistency(ITreeNodes nodes, long oldSize, long newSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        List<TreeHash> proof = [];
        if (oldSize > 0)
        {
            AddSubproof(nodes, oldSize, 0, newSize, isOldRoot: true, proof);
        }

        return proof;
    }

    private static void AddPath(ITreeNodes nodes, long position, long start, long end, List<TreeHash> proof)
    {
        if (end - start == 1)
        {
            return;
        }

        var middle = start + Split(end - start);
        if (position < middle)
        {
            AddPath(nodes, position, start, middle, proof);
            proof.Add(Hash(nodes, middle, end));
        }
        else
        {
            AddPath(nodes, position, middle, end, proof);
            proof.Add(Hash(nodes, start, middle));
        }
    }

    // SUBPROOF(m, D[start:end], b), with m counted from the start of the whole tree.
    private static void AddSubproof(
        ITreeNodes nodes, long oldSize, long start, long end, bool isOldRoot, List<TreeHash> proof)
    {
        if (oldSize == end)
        {
            if (!isOldRoot)
            {
                proof.Add(Hash(nodes, start, end));
            }

            return;
        }

        var middle = start + Split(end - start);
        if (oldSize <= middle)
        {
            AddSubproof(nodes, oldSize, start, middle, isOldRoot, proof);
            proof.Add(Hash(nodes, middle, end));
        }
        else
        {
            AddSubproof(nodes, oldSize, middle, end, isOldRoot: false, proof);
            proof.Add(Hash(nodes, start, middle));
        }
    }

    private static TreeHash Hash(ITreeNodes nodes, long start, long end)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count))
        {
            var height = BitOperations.Log2((ulong)count);
            return nodes.Subtree(height, start >> height);
        }

        var middle = start + Split(count);
        return TreeHash.OfNode(Hash(nodes, start, middle), Hash(nodes, middle, end));
    }

    // The largest power of two that is smaller than a count.
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
