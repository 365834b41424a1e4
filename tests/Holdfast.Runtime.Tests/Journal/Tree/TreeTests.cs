using Holdfast.Runtime.Journal.Tree;

namespace Holdfast.Runtime.Tests.Journal.Tree;

/// <summary>The tree of RFC 6962 against known hashes and against a tree written word for word from its text.</summary>
public sealed class TreeTests
{
    private const int Sizes = 256;

    // The leaves of the tests of Certificate Transparency.
    private static readonly byte[][] KnownLeaves =
    [
        .. ((string[])
        [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        ]).Select(Convert.FromHexString),
    ];

    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, Sizes).Select(n => (byte[])[(byte)n, 7])];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_of_the_known_leaves_are_the_known_roots(int size, string root)
    {
        var range = RangeOf(KnownLeaves[..size]);

        Assert.Equal(root, range.Root.ToString());
        Assert.Equal(root, Convert.ToHexStringLower(NaiveTree.Root(KnownLeaves[..size])));
    }

    [Fact]
    public void Every_inclusion_proof_of_every_size_up_to_256_is_the_one_of_the_text_and_verifies()
    {
        var proofs = 0;
        for (var size = 1; size <= Sizes; size++)
        {
            var nodes = new ListedNodes(Leaves[..size]);
            var root = RangeOf(Leaves[..size]).Root;
            for (var at = 0; at < size; at++, proofs++)
            {
                var proof = TreeProofs.Inclusion(nodes, at, size);

                Assert.Equal(
                    root.ToArray(),
                    NaiveTree.RootOfPath(Leaves[at], at, size, [.. proof.Select(hash => hash.ToArray())]));
                Assert.True(ProofCheck.Includes(TreeHash.OfLeaf(Leaves[at]), at, size, proof, root));
            }
        }

        Assert.Equal(32_896, proofs);
    }

    [Fact]
    public void Every_consistency_proof_of_every_two_sizes_up_to_256_verifies_by_both_verifiers()
    {
        TreeHash[] roots = [.. Enumerable.Range(0, Sizes + 1).Select(size => RangeOf(Leaves[..size]).Root)];
        var nodes = new ListedNodes(Leaves);
        var proofs = 0;
        for (var size = 1; size <= Sizes; size++)
        {
            for (var old = 1; old < size; old++, proofs++)
            {
                var proof = TreeProofs.Consistency(nodes, old, size);

                var seen = NaiveTree.RootsOfProof(
                    old, size, true, roots[old].ToArray(), [.. proof.Select(hash => hash.ToArray())]);
                Assert.Equal(roots[old].ToArray(), seen?.Old);
                Assert.Equal(roots[size].ToArray(), seen?.New);
                Assert.True(ProofCheck.Extends(old, roots[old], size, roots[size], proof));
            }
        }

        Assert.Equal(32_640, proofs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(100)]
    public void Proofs_are_the_ones_of_the_text(int size)
    {
        var leaves = Leaves[..size];
        var nodes = new ListedNodes(leaves);
        for (var at = 0; at < size; at++)
        {
            Assert.Equal(
                NaiveTree.Path(at, leaves), TreeProofs.Inclusion(nodes, at, size).Select(hash => hash.ToArray()));
            Assert.Equal(
                NaiveTree.Proof(at + 1, leaves),
                TreeProofs.Consistency(nodes, at + 1, size).Select(hash => hash.ToArray()));
        }
    }

    [Fact]
    public void No_changed_inclusion_proof_verifies()
    {
        for (var size = 1; size <= 70; size++)
        {
            var nodes = new ListedNodes(Leaves[..size]);
            var root = RangeOf(Leaves[..size]).Root;
            for (var at = 0; at < size; at++)
            {
                var proof = TreeProofs.Inclusion(nodes, at, size);
                var leaf = TreeHash.OfLeaf(Leaves[at]);
                foreach (var changed in Changed(proof))
                {
                    Assert.False(ProofCheck.Includes(leaf, at, size, changed, root));
                }

                Assert.False(ProofCheck.Includes(leaf, at, size, proof, Other(root)));
                Assert.False(ProofCheck.Includes(Other(leaf), at, size, proof, root));
                Assert.False(ProofCheck.Includes(leaf, -1, size, proof, root));
                Assert.False(ProofCheck.Includes(leaf, size, size, proof, root));
                for (var elsewhere = 0; elsewhere < size; elsewhere++)
                {
                    Assert.Equal(at == elsewhere, ProofCheck.Includes(leaf, elsewhere, size, proof, root));
                }
            }
        }
    }

    [Fact]
    public void No_changed_consistency_proof_verifies()
    {
        TreeHash[] roots = [.. Enumerable.Range(0, 71).Select(size => RangeOf(Leaves[..size]).Root)];
        var nodes = new ListedNodes(Leaves[..70]);
        for (var size = 1; size <= 70; size++)
        {
            for (var old = 1; old <= size; old++)
            {
                var proof = TreeProofs.Consistency(nodes, old, size);
                foreach (var changed in Changed(proof))
                {
                    Assert.False(ProofCheck.Extends(old, roots[old], size, roots[size], changed));
                }

                Assert.False(ProofCheck.Extends(old, Other(roots[old]), size, roots[size], proof));
                Assert.False(ProofCheck.Extends(old, roots[old], size, Other(roots[size]), proof));
                Assert.False(ProofCheck.Extends(size + 1, roots[old], size, roots[size], proof));
                Assert.False(ProofCheck.Extends(-1, roots[old], size, roots[size], proof));
            }
        }
    }

    [Fact]
    public void Nothing_is_the_beginning_of_every_tree()
    {
        var root = RangeOf(Leaves[..5]).Root;

        Assert.Empty(TreeProofs.Consistency(new ListedNodes(Leaves[..5]), 0, 5));
        Assert.True(ProofCheck.Extends(0, TreeHash.Empty, 5, root, []));
        Assert.False(ProofCheck.Extends(0, root, 5, root, []));
        Assert.False(ProofCheck.Extends(0, TreeHash.Empty, 5, root, [root]));
    }

    [Fact]
    public void A_range_taken_up_in_the_middle_goes_on_to_the_same_roots_and_stores_the_same_nodes()
    {
        var leaves = Enumerable.Range(0, 1_000).Select(n => BitConverter.GetBytes(n)).ToArray();
        List<StoredNode> stored = [];
        var whole = new CompactRange();
        foreach (var leaf in leaves)
        {
            whole.Append(TreeHash.OfLeaf(leaf), stored.Add);
        }

        Assert.Equal([(8, 0L), (8, 1L), (8, 2L)], stored.Select(node => (node.Height, node.Index)));
        Assert.Equal(RangeOf(leaves[256..512]).Root, stored[1].Hash);
        for (var size = 0; size <= leaves.Length; size += 37)
        {
            var range = CompactRange.Of(size, new ListedNodes(leaves[..size]));
            Assert.Equal(RangeOf(leaves[..size]).Root, range.Root);
            foreach (var leaf in leaves[size..])
            {
                range.Append(TreeHash.OfLeaf(leaf));
            }

            Assert.Equal(whole.Root, range.Root);
        }
    }

    private static IEnumerable<IReadOnlyList<TreeHash>> Changed(IReadOnlyList<TreeHash> proof)
    {
        for (var at = 0; at < proof.Count; at++)
        {
            yield return [.. proof.Take(at), Other(proof[at]), .. proof.Skip(at + 1)];
            yield return [.. proof.Take(at), .. proof.Skip(at + 1)];
            if (at > 0)
            {
                yield return [.. proof.Take(at - 1), proof[at], proof[at - 1], .. proof.Skip(at + 1)];
            }
        }

        yield return [.. proof, TreeHash.Empty];
        yield return [TreeHash.Empty, .. proof];
    }

    [Fact]
    public void Proofs_in_a_row_are_the_same_from_what_is_remembered_and_ask_for_each_subtree_once()
    {
        var counted = new CountedNodes(new ListedNodes(Leaves));
        var remembered = new RememberedNodes(counted);
        for (var at = 0; at < Sizes; at++)
        {
            Assert.Equal(
                TreeProofs.Inclusion(new ListedNodes(Leaves), at, Sizes), TreeProofs.Inclusion(remembered, at, Sizes));
        }

        // All subtrees but the root, of which no proof has need.
        Assert.Equal((2 * Sizes) - 2, counted.Asked);
    }

    private static TreeHash Other(TreeHash hash) => hash with { Third = hash.Third ^ 0x100 };

    private static CompactRange RangeOf(byte[][] leaves)
    {
        var range = new CompactRange();
        foreach (var leaf in leaves)
        {
            range.Append(TreeHash.OfLeaf(leaf));
        }

        return range;
    }

    private sealed class ListedNodes(byte[][] leaves) : ITreeNodes
    {
        public TreeHash Subtree(int height, long index) => height == 0
            ? TreeHash.OfLeaf(leaves[index])
            : TreeHash.OfNode(Subtree(height - 1, 2 * index), Subtree(height - 1, (2 * index) + 1));
    }

    private sealed class CountedNodes(ITreeNodes nodes) : ITreeNodes
    {
        public int Asked { get; private set; }

        public TreeHash Subtree(int height, long index)
        {
            Asked++;
            return nodes.Subtree(height, index);
        }
    }
}
