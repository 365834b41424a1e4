namespace Holdfast.Runtime.Journal.Tree;

/// <summary>Checks the proofs of RFC 6962, as sections 2.1.3.2 and 2.1.4.2 of RFC 9162 spell it out.</summary>
public static class ProofCheck
{
    /// <summary>Whether a proof shows that a leaf is at a position of the tree with a root.</summary>
    public static bool Includes(
        TreeHash leaf, long position, long size, IReadOnlyList<TreeHash> proof, TreeHash root)
    {
        if (position < 0 || position >= size)
        {
            return false;
        }

        var (at, last, hash) = (position, size - 1, leaf);
        foreach (var beside in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) != 0 || at == last)
            {
                hash = TreeHash.OfNode(beside, hash);
                while ((at & 1) == 0 && at != 0)
                {
                    (at, last) = (at >> 1, last >> 1);
                }
            }
            else
            {
                hash = TreeHash.OfNode(hash, beside);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether a proof shows that one tree is the beginning of another.</summary>
    public static bool Extends(
        long oldSize, TreeHash oldRoot, long newSize, TreeHash newRoot, IReadOnlyList<TreeHash> proof)
    {
        if (oldSize < 0 || oldSize > newSize)
        {
            return false;
        }

        if (oldSize == newSize || oldSize == 0)
        {
            return proof.Count == 0 && oldRoot == (oldSize == 0 ? TreeHash.Empty : newRoot);
        }

        return proof.Count > 0 && Rebuilds(oldSize, oldRoot, newSize, newRoot, proof);
    }

    private static bool Rebuilds(
        long oldSize, TreeHash oldRoot, long newSize, TreeHash newRoot, IReadOnlyList<TreeHash> proof)
    {
        var (at, last) = (oldSize - 1, newSize - 1);
        while ((at & 1) != 0)
        {
            (at, last) = (at >> 1, last >> 1);
        }

        // A tree of a power of two is itself the first node; it is not sent.
        var next = 0;
        var oldHash = at == 0 ? oldRoot : proof[next++];
        var newHash = oldHash;
        for (; next < proof.Count; next++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) != 0 || at == last)
            {
                oldHash = TreeHash.OfNode(proof[next], oldHash);
                newHash = TreeHash.OfNode(proof[next], newHash);
                while ((at & 1) == 0 && at != 0)
                {
                    (at, last) = (at >> 1, last >> 1);
                }
            }
            else
            {
                newHash = TreeHash.OfNode(newHash, proof[next]);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }
}
