using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// Seals what staff sign in by before it goes into the journal, under a key made of the master key for this alone. Each
/// secret is bound to what it is and whose, so that none can be put in the place of another.
/// </summary>
internal sealed class StaffSeal(byte[] key)
{
    /// <summary>What the master key makes a key for here.</summary>
    public const string Purpose = "staff sign-in secrets";

    public const int KeyBytes = 32;

    private const int NonceBytes = 12, TagBytes = 16;

    public byte[] Seal(ReadOnlySpan<byte> secret, string what, StaffId whose)
    {
        var sealedSecret = new byte[NonceBytes + secret.Length + TagBytes];
        var nonce = sealedSecret.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            nonce, secret, sealedSecret.AsSpan(NonceBytes, secret.Length), sealedSecret.AsSpan(^TagBytes..),
            Bound(what, whose));
        return sealedSecret;
    }

    /// <exception cref="CryptographicException">It was sealed under another key, or for something else.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedSecret, string what, StaffId whose)
    {
        if (sealedSecret.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("A sealed secret is cut short.");
        }

        var secret = new byte[sealedSecret.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            sealedSecret[..NonceBytes], sealedSecret[NonceBytes..^TagBytes], sealedSecret[^TagBytes..], secret,
            Bound(what, whose));
        return secret;
    }

    private static byte[] Bound(string what, StaffId whose) => Encoding.UTF8.GetBytes($"{what} of {whose}");
}
