using System.Security.Cryptography;
using System.Text;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Following;

/// <summary>
/// What accounts and customers are called where timelines are kept. Nobody ever asks which there are, only for one that
/// is named: so under a master key it is a keyed hash of the name, by which it is found and from which it cannot be
/// told. For any thread.
/// </summary>
public sealed class SubjectNames
{
    private const int KeyBytes = 32, IdBytes = 8;

    private readonly byte[]? _key;

    /// <param name="master">The master key; null where names stay as they are, as in a trial.</param>
    public SubjectNames(MasterKey? master)
    {
        _key = master?.Derive("names in timelines", KeyBytes);
        Id = _key is null ? "" : Convert.ToHexStringLower(HMACSHA256.HashData(_key, "id"u8).AsSpan(0, IdBytes));
    }

    /// <summary>By which key names are hashed; empty where they are not. What another hashed is made anew.</summary>
    public string Id { get; }

    /// <summary>What an account or a customer is called where timelines are kept.</summary>
    public byte[] Of(SubjectKind kind, string subject)
    {
        var text = Encoding.UTF8.GetBytes(subject);
        return _key is null ? text : HMACSHA256.HashData(_key, (byte[])[(byte)kind, .. text]);
    }
}
