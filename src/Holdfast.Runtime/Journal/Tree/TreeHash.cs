using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Holdfast.Runtime.Journal.Tree;

/// <summary>A SHA-256 hash of the journal's tree, hashed as RFC 6962 section 2.1 says.</summary>
public readonly record struct TreeHash(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Bytes = SHA256.HashSizeInBytes;

    private const byte LeafPrefix = 0x00, NodePrefix = 0x01;

    // What is hashed for a leaf is short; the content it stands for is hashed before.
    private const int MostLeafBytes = 512;

    /// <summary>The root of a tree without a leaf: the hash of nothing.</summary>
    public static TreeHash Empty { get; } = Of([]);

    /// <summary>The hash of some bytes as they are.</summary>
    public static TreeHash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(bytes, hash);
        return Read(hash);
    }

    /// <summary>The hash of a leaf that holds some bytes.</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> leaf)
    {
        Span<byte> prefixed = stackalloc byte[MostLeafBytes];
        prefixed[0] = LeafPrefix;
        leaf.CopyTo(prefixed[1..]);
        return Of(prefixed[..(leaf.Length + 1)]);
    }

    /// <summary>The hash of a node over two others.</summary>
    public static TreeHash OfNode(TreeHash left, TreeHash right)
    {
        Span<byte> prefixed = stackalloc byte[1 + Bytes + Bytes];
        prefixed[0] = NodePrefix;
        left.CopyTo(prefixed[1..]);
        right.CopyTo(prefixed[(1 + Bytes)..]);
        return Of(prefixed);
    }

    /// <summary>Reads a hash from its 32 bytes.</summary>
    public static TreeHash Read(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<TreeHash>(bytes[..Bytes]);

    /// <summary>Reads a hash from its 64 hexadecimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        hash = default;
        if (text.Length != 2 * Bytes ||
            Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        hash = Read(bytes);
        return true;
    }

    /// <summary>Writes its 32 bytes.</summary>
    public void CopyTo(Span<byte> bytes) => MemoryMarshal.Write(bytes, this);

    /// <summary>Its 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>As 64 hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
