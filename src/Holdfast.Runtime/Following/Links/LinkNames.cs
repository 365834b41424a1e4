using System.Security.Cryptography;
using System.Text;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Following.Links;

/// <summary>
/// What ends of links are called in the index: a keyed hash by which they are found and from which they cannot be told.
/// </summary>
internal sealed class LinkNames
{
    private const int KeyBytes = 32, NameBytes = 16, IdBytes = 8;

    private readonly byte[]? _key;

    /// <param name="master">The master key; null where names stay as they are, as in a trial.</param>
    public LinkNames(MasterKey? master)
    {
        _key = master?.Derive("names in links", KeyBytes);
        Id = _key is null ? "" : Convert.ToHexStringLower(HMACSHA256.HashData(_key, "id"u8).AsSpan(0, IdBytes));
    }

    /// <summary>By which key names are hashed; empty where they are not.</summary>
    public string Id { get; }

    /// <summary>What something is called.</summary>
    public byte[] Of(LinkKind kind, ReadOnlySpan<byte> text) => _key is null
        ? text.ToArray()
        : HMACSHA256.HashData(_key, (byte[])[(byte)kind, .. text])[..NameBytes];

    /// <summary>What something is called.</summary>
    public byte[] Of(LinkKind kind, string text) => Of(kind, Encoding.UTF8.GetBytes(text));
}
