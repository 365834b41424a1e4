using System.Security.Cryptography;
using Holdfast.Runtime.Journal.Tree;
using NodaTime;

namespace Holdfast.Runtime.Journal;

/// <summary>The key by which a journal signs its heads: ECDSA on the curve P-256 with SHA-256.</summary>
public sealed class HeadKey : IDisposable
{
    private readonly ECDsa _key;

    private HeadKey(ECDsa key)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
        Origin = OriginOf(PublicKey);
    }

    /// <summary>The public half, as a SubjectPublicKeyInfo of X.509.</summary>
    public byte[] PublicKey { get; }

    /// <summary>What a journal is called after: the SHA-256 of its public key.</summary>
    public string Origin { get; }

    /// <summary>A new key.</summary>
    public static HeadKey Generate() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a key from its PEM text.</summary>
    /// <exception cref="JournalException">It is none.</exception>
    public static HeadKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return new HeadKey(key);
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new JournalException(JournalFault.Key, "The file holds no key for signing.", failure);
        }
    }

    /// <summary>The private half as PEM text, which <see cref="FromPem"/> reads.</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>The public half as PEM text.</summary>
    public string PublicPem() => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Signs what a tree is at a time.</summary>
    public SignedHead Sign(long size, TreeHash root, Instant at)
    {
        var head = new SignedHead(Origin, size, root, at, []);
        return head with { Signature = _key.SignData(head.SignedBytes(), HashAlgorithmName.SHA256) };
    }

    /// <summary>Forgets the key.</summary>
    public void Dispose() => _key.Dispose();

    /// <summary>What the journal of a public key is called after: its SHA-256.</summary>
    public static string OriginOf(ReadOnlySpan<byte> publicKey) =>
        Convert.ToHexStringLower(SHA256.HashData(publicKey));
}

/// <summary>The public half of a journal's key, which checks its heads.</summary>
public sealed class HeadCheck : IDisposable
{
    private readonly ECDsa _key;

    private HeadCheck(ECDsa key, byte[] publicKey) =>
        (_key, PublicKey, Origin) = (key, publicKey, HeadKey.OriginOf(publicKey));

    /// <summary>The key, as a SubjectPublicKeyInfo of X.509.</summary>
    public byte[] PublicKey { get; }

    /// <summary>What the journal of this key is called after.</summary>
    public string Origin { get; }

    /// <summary>By the bytes of a public key; null where they are none.</summary>
    public static HeadCheck? TryCreate(ReadOnlySpan<byte> publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            if (read == publicKey.Length)
            {
                return new HeadCheck(key, publicKey.ToArray());
            }
        }
        catch (Exception failure) when (failure is CryptographicException or PlatformNotSupportedException)
        {
            // Said below, as for bytes that go on after a key. The second is for a curve that there is not here.
        }

        key.Dispose();
        return null;
    }

    /// <summary>Whether the head was signed by the key.</summary>
    public bool IsSigned(SignedHead head) =>
        head.Origin == Origin && _key.VerifyData(head.SignedBytes(), head.Signature, HashAlgorithmName.SHA256);

    /// <summary>Forgets the key.</summary>
    public void Dispose() => _key.Dispose();
}
