namespace Holdfast.Runtime.Journal.Tree;

/// <summary>
/// The root of a complete subtree that is kept beside the leaves, so that a proof need not read them all.
/// </summary>
/// <param name="Height">Its height; the subtree has 2^height leaves.</param>
/// <param name="Index">Which of its height it is, from 0.</param>
/// <param name="Hash">Its hash.</param>
public readonly record struct StoredNode(int Height, long Index, TreeHash Hash)
{
    /// <summary>
    /// Every this many heights a node is kept: one for 256 leaves, and a proof computes at most 256 at each step.
    /// </summary>
    public const int Step = 8;

    /// <summary>Whether nodes of a height are kept.</summary>
    public static bool IsStored(int height) => height > 0 && height % Step == 0;
}

/// <summary>Where the complete subtrees of a tree can be asked for.</summary>
public interface ITreeNodes
{
    /// <summary>The root of a complete subtree: of its height the one with that index, from 0.</summary>
    TreeHash Subtree(int height, long index);
}
