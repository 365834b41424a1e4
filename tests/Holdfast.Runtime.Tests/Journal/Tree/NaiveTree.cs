using System.Security.Cryptography;

namespace Holdfast.Runtime.Tests.Journal.Tree;

/// <summary>
/// RFC 6962 sections 2.1.1 and 2.1.2 word for word over a list of leaves, with nothing of the code under test: what its
/// trees and proofs are compared with. Also a second verifier, which recomputes roots by recursion over the sizes.
/// </summary>
internal static class NaiveTree
{
    public static byte[] Root(IReadOnlyList<byte[]> leaves) => leaves.Count switch
    {
        0 => SHA256.HashData([]),
        1 => SHA256.HashData([0, .. leaves[0]]),
        _ => Node(Root(Left(leaves)), Root(Right(leaves))),
    };

    public static List<byte[]> Path(int m, IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 1)
        {
            return [];
        }

        var k = Split(leaves.Count);
        return m < k
            ? [.. Path(m, Left(leaves)), Root(Right(leaves))]
            : [.. Path(m - k, Right(leaves)), Root(Left(leaves))];
    }

    public static List<byte[]> Proof(int m, IReadOnlyList<byte[]> leaves) => Subproof(m, leaves, true);

    /// <summary>The root that a path leads to, taken from its end: the last of it is nearest to the root.</summary>
    public static byte[]? RootOfPath(byte[] leaf, int m, int n, ReadOnlySpan<byte[]> path)
    {
        if (n == 1)
        {
            return path.IsEmpty ? SHA256.HashData([0, .. leaf]) : null;
        }

        if (path.IsEmpty)
        {
            return null;
        }

        var k = Split(n);
        var below = m < k ? RootOfPath(leaf, m, k, path[..^1]) : RootOfPath(leaf, m - k, n - k, path[..^1]);
        return below is null ? null : m < k ? Node(below, path[^1]) : Node(path[^1], below);
    }

    /// <summary>The old and the new root that a consistency proof leads to.</summary>
    public static (byte[] Old, byte[] New)? RootsOfProof(
        int m, int n, bool isOld, byte[] old, ReadOnlySpan<byte[]> proof)
    {
        if (m == n)
        {
            return isOld ? proof.IsEmpty ? (old, old) : null : proof.Length == 1 ? (proof[0], proof[0]) : null;
        }

        if (proof.IsEmpty)
        {
            return null;
        }

        var k = Split(n);
        var beside = proof[^1];
        var below = m <= k
            ? RootsOfProof(m, k, isOld, old, proof[..^1])
            : RootsOfProof(m - k, n - k, false, old, proof[..^1]);
        return below is not { } roots ? null
            : m <= k ? (roots.Old, Node(roots.New, beside))
            : (Node(beside, roots.Old), Node(beside, roots.New));
    }

    private static List<byte[]> Subproof(int m, IReadOnlyList<byte[]> leaves, bool b)
    {
        if (m == leaves.Count)
        {
            return b ? [] : [Root(leaves)];
        }

        var k = Split(leaves.Count);
        return m <= k
            ? [.. Subproof(m, Left(leaves), b), Root(Right(leaves))]
            : [.. Subproof(m - k, Right(leaves), false), Root(Left(leaves))];
    }

    private static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }

    private static List<byte[]> Left(IReadOnlyList<byte[]> leaves) => [.. leaves.Take(Split(leaves.Count))];

    private static List<byte[]> Right(IReadOnlyList<byte[]> leaves) => [.. leaves.Skip(Split(leaves.Count))];

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
