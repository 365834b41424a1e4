using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Desk.Customers;

/// <summary>
/// The key of one person, under which all is sealed that the firm knows of them. Without it nothing of that can be read
/// any more, wherever a copy is: in the journal, in tables, in backups.
/// </summary>
/// <remarks>AES-256-GCM with a nonce drawn anew each time. A key seals far fewer than the 2^32 texts it may.</remarks>
public sealed class PersonKey : IDisposable
{
    /// <summary>The bytes of a key.</summary>
    public const int Bytes = 32;

    /// <summary>What sealing adds to a text.</summary>
    public const int Overhead = 1 + NonceBytes + TagBytes;

    private const byte Form = 1;

    private const int NonceBytes = 12, TagBytes = 16;

    private readonly AesGcm _cipher;
    private readonly string _customer;

    /// <param name="customer">Whose it is.</param>
    /// <param name="key">The key; it is copied.</param>
    internal PersonKey(string customer, ReadOnlySpan<byte> key)
    {
        if (key.Length != Bytes)
        {
            throw new ArgumentException($"A person's key has {Bytes} bytes.", nameof(key));
        }

        (_customer, _cipher) = (customer, new AesGcm(key, TagBytes));
    }

    /// <summary>Seals a text.</summary>
    /// <param name="plain">The text.</param>
    /// <param name="use">
    /// What it is, in a word. It opens for the same person and the same use only, so that no sealed text can be put in
    /// the place of another.
    /// </param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string use)
    {
        var sealedText = new byte[plain.Length + Overhead];
        sealedText[0] = Form;
        var nonce = sealedText.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Encrypt(
            nonce, plain, sealedText.AsSpan(1 + NonceBytes, plain.Length), sealedText.AsSpan(^TagBytes..),
            Bound(use));
        return sealedText;
    }

    /// <summary>Opens what was sealed.</summary>
    /// <param name="sealedText">What <see cref="Seal"/> made.</param>
    /// <param name="use">What it is, as it was said when it was sealed.</param>
    /// <exception cref="CryptographicException">
    /// It was sealed under another key, for another use, or was altered; which of these cannot be told.
    /// </exception>
    public byte[] Open(ReadOnlySpan<byte> sealedText, string use)
    {
        if (sealedText.Length < Overhead || sealedText[0] != Form)
        {
            throw new CryptographicException("It is no text sealed under the key of a person.");
        }

        var plain = new byte[sealedText.Length - Overhead];
        _cipher.Decrypt(
            sealedText.Slice(1, NonceBytes), sealedText[(1 + NonceBytes)..^TagBytes], sealedText[^TagBytes..], plain,
            Bound(use));
        return plain;
    }

    /// <summary>Forgets the key.</summary>
    public void Dispose() => _cipher.Dispose();

    private byte[] Bound(string use) => Encoding.UTF8.GetBytes($"{use}\0{_customer}");
}
