using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Desk.Customers;

/// <summary>
/// Finds people by what is known of them, without that being written down: what is looked for is put through a keyed
/// hash, and so is what is on file. Without the key, of which none leaves the process, a hash can be tried against no
/// list of names or numbers.
/// </summary>
/// <remarks>
/// Equal values have equal hashes, so a copy of the tables tells that two people share an address, and not which. For
/// <c>default</c> there is no meaning: it is made from the master key.
/// </remarks>
public sealed class BlindIndex
{
    /// <summary>
    /// The bytes of a hash: so many that among hundreds of millions no two are equal by chance, and few enough that
    /// the index stays small.
    /// </summary>
    public const int Bytes = 16;

    /// <summary>The bytes of its key.</summary>
    public const int KeyBytes = 32;

    private readonly byte[] _key;

    /// <param name="key">A key of <see cref="KeyBytes"/> bytes, used for nothing else.</param>
    public BlindIndex(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key.Length == KeyBytes
            ? key
            : throw new ArgumentException($"A blind index has a key of {KeyBytes} bytes.", nameof(key));
    }

    /// <summary>The hash of a value.</summary>
    /// <param name="kind">What it is a value of, so that equal texts of two kinds have nothing in common.</param>
    /// <param name="normalised">The value in the one form in which equal ones are equal.</param>
    public byte[] Of(string kind, string normalised)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(normalised);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{kind}\0{normalised}"), hash);
        return hash[..Bytes].ToArray();
    }
}
