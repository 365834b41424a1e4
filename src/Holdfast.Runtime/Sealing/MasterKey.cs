using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Runtime.Sealing;

/// <summary>
/// The key under which all others of a firm are kept, and from which keys for one purpose each are made. It seals no
/// customer information itself. It has versions, so that it can be changed: the newest wraps, each unwraps what it
/// wrapped. For any thread.
/// </summary>
public sealed class MasterKey : IDisposable
{
    /// <summary>The length of a version.</summary>
    public const int Bytes = 32;

    /// <summary>The length of an id.</summary>
    public const int IdBytes = 8;

    /// <summary>The most versions that a key has.</summary>
    public const int VersionsAtMost = 64;

    /// <summary>How much longer what is wrapped is than what it wraps.</summary>
    public const int WrapBytes = 1 + IdBytes + NonceBytes + TagBytes;

    private const byte Form = 1;

    private const int NonceBytes = 12, TagBytes = 16;

    private static readonly byte[] IdPurpose = "holdfast master key id"u8.ToArray();
    private static readonly byte[] WrapPurpose = "holdfast wrap"u8.ToArray();

    private readonly ImmutableArray<Version> _versions;

    /// <param name="versions">The versions, the oldest first; copied, so that the caller may forget its own.</param>
    /// <exception cref="MasterKeyException">A version is none, or could be guessed.</exception>
    internal MasterKey(IEnumerable<byte[]> versions)
    {
        _versions = [.. versions.Select(version => new Version(version))];
        if (_versions.Length is 0 or > VersionsAtMost)
        {
            throw new MasterKeyException(
                MasterKeyFault.Unreadable, $"A master key has from 1 to {VersionsAtMost} versions.");
        }

        if (_versions.Select(version => version.Id).Distinct().Count() != _versions.Length)
        {
            throw new MasterKeyException(
                MasterKeyFault.Unreadable, "A version of the master key stands there a second time.");
        }
    }

    /// <summary>A fingerprint of the newest version, by which it is known and from which it cannot be found.</summary>
    public string Id => _versions[^1].Id;

    /// <summary>The fingerprints of all versions, the oldest first.</summary>
    public ImmutableArray<string> Ids => [.. _versions.Select(version => version.Id)];

    /// <summary>A new key of one version.</summary>
    public static MasterKey Generate() => new([RandomNumberGenerator.GetBytes(Bytes)]);

    /// <summary>This key with one version more, which wraps from then on.</summary>
    public MasterKey WithNewVersion() =>
        new([.. _versions.Select(version => version.Key), RandomNumberGenerator.GetBytes(Bytes)]);

    /// <summary>
    /// Makes a key for one purpose. It comes from the oldest version, so that what was found by it before the master
    /// key was changed is found by it after.
    /// </summary>
    /// <param name="purpose">What it is for: the same words give the same key, others another one.</param>
    /// <param name="bytes">Its length, from 1 to 8,160.</param>
    public byte[] Derive(string purpose, int bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, _versions[0].Key, bytes, info: [.. "holdfast derive "u8, .. Utf8(purpose)]);
    }

    /// <summary>Wraps a key by AES-256-GCM under the newest version, so that it can be kept anywhere.</summary>
    /// <param name="key">The key.</param>
    /// <param name="context">What it is the key of: it cannot be unwrapped as the key of anything else.</param>
    public byte[] Wrap(ReadOnlySpan<byte> key, string context)
    {
        var version = _versions[^1];
        var wrapped = new byte[WrapBytes + key.Length];
        wrapped[0] = Form;
        version.CopyIdTo(wrapped.AsSpan(1));
        var nonce = wrapped.AsSpan(1 + IdBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = version.Wrapping();
        aes.Encrypt(nonce, key, wrapped.AsSpan(WrapBytes - TagBytes, key.Length), wrapped.AsSpan(^TagBytes),
            Utf8(context));
        return wrapped;
    }

    /// <summary>Unwraps what <see cref="Wrap"/> wrapped with the same context.</summary>
    /// <exception cref="MasterKeyException">
    /// It was wrapped by another master key; or this is the one, and it is not what was wrapped.
    /// </exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string context)
    {
        if (wrapped.Length < WrapBytes || wrapped[0] != Form)
        {
            throw new MasterKeyException(
                MasterKeyFault.Altered, "What is to be unwrapped is nothing that was wrapped.");
        }

        var id = IdOf(wrapped);
        var version = _versions.FirstOrDefault(version => version.Id == id) ?? throw new MasterKeyException(
            MasterKeyFault.Wrong, $"The master key is another one: {id} is asked for, and {Id} was given.");
        var key = new byte[wrapped.Length - WrapBytes];
        using var aes = version.Wrapping();
        try
        {
            aes.Decrypt(wrapped.Slice(1 + IdBytes, NonceBytes), wrapped[(WrapBytes - TagBytes)..^TagBytes],
                wrapped[^TagBytes..], key, Utf8(context));
        }
        catch (AuthenticationTagMismatchException failure)
        {
            throw new MasterKeyException(MasterKeyFault.Altered,
                $"A key that was wrapped by the master key {id} is not what was written.", failure);
        }

        return key;
    }

    /// <summary>Whether the newest version wrapped it.</summary>
    public bool IsByNewest(ReadOnlySpan<byte> wrapped) => IdOf(wrapped) == Id;

    /// <summary>The id of the version that wrapped it; empty where it was not wrapped.</summary>
    public static string IdOf(ReadOnlySpan<byte> wrapped) =>
        wrapped.Length >= WrapBytes ? Convert.ToHexStringLower(wrapped.Slice(1, IdBytes)) : "";

    /// <summary>Forgets the key.</summary>
    public void Dispose()
    {
        foreach (var version in _versions)
        {
            CryptographicOperations.ZeroMemory(version.Key);
        }
    }

    /// <summary>The versions as they are kept, which <see cref="MasterKeyText"/> reads and writes.</summary>
    internal IEnumerable<(byte[] Key, string Id)> Versions => _versions.Select(version => (version.Key, version.Id));

    /// <summary>The id of a version.</summary>
    internal static string IdOfVersion(ReadOnlySpan<byte> key)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, id, [], IdPurpose);
        return Convert.ToHexStringLower(id);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private sealed class Version
    {
        private readonly byte[] _wrap;

        public Version(byte[] key)
        {
            if (key.Length != Bytes)
            {
                throw new MasterKeyException(MasterKeyFault.Unreadable, $"A master key has {Bytes} bytes.");
            }

            if (IsWeak(key))
            {
                throw new MasterKeyException(MasterKeyFault.Weak,
                    "The master key is not random, and so could be guessed; make one by 'holdfast master-key new'.");
            }

            // Pinned, so that no copy of it is left where it was moved from.
            Key = GC.AllocateUninitializedArray<byte>(Bytes, pinned: true);
            key.CopyTo(Key, 0);
            Id = IdOfVersion(key);
            _wrap = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Bytes, info: WrapPurpose);
        }

        public byte[] Key { get; }

        public string Id { get; }

        public AesGcm Wrapping() => new(_wrap, TagBytes);

        public void CopyIdTo(Span<byte> id) => Convert.FromHexString(Id, id, out _, out _);

        // Of random keys not one of all that will ever be made is refused by this; a word, a counter, a pattern is.
        private static bool IsWeak(byte[] key)
        {
            const int fewestDistinct = 12;
            return key.Distinct().Count() < fewestDistinct
                || key.All(value => value is >= 0x20 and < 0x7F)
                || key.Zip(key.Skip(1), (one, next) => unchecked((byte)(next - one))).Distinct().Count()
                    < fewestDistinct;
        }
    }
}
