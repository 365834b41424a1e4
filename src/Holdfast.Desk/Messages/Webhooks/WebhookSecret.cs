using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>
/// A secret that a receiver and Holdfast share, and what is signed by it, as Standard Webhooks says: HMAC-SHA256 over
/// id, time and body, with full stops between.
/// </summary>
internal static class WebhookSecret
{
    /// <summary>How long a secret signs beside the one that took its place.</summary>
    public static readonly Duration Overlap = Duration.FromHours(24);

    /// <summary>How old a webhook may be for a receiver to take it.</summary>
    public static readonly Duration Tolerance = Duration.FromMinutes(5);

    private const string Beginning = "whsec_";

    private const int Bytes = 32, BytesAtLeast = 24, BytesAtMost = 64;

    /// <summary>A new one.</summary>
    public static byte[] Draw() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>As it is shown, once.</summary>
    public static string TextOf(ReadOnlySpan<byte> secret) => Beginning + Convert.ToBase64String(secret);

    /// <summary>Reads one as it is shown; null where it is none.</summary>
    public static byte[]? Read(string text)
    {
        var encoded = text.AsSpan(text.StartsWith(Beginning, StringComparison.Ordinal) ? Beginning.Length : 0);
        if (!Base64.IsValid(encoded))
        {
            return null;
        }

        var secret = Convert.FromBase64String(encoded.ToString());
        return secret.Length is >= BytesAtLeast and <= BytesAtMost ? secret : null;
    }

    /// <summary>The header of signatures by some secrets, the one in force first.</summary>
    public static string Sign(IEnumerable<byte[]> secrets, string id, Instant at, string body)
    {
        var content = Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.{body}"));
        return string.Join(' ', secrets.Select(
            secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, content))}"));
    }

    /// <summary>
    /// Whether a receiver has to take a webhook: what a receiver does, for the test of what is sent and for the
    /// systems that answer by the same convention.
    /// </summary>
    public static bool Verify(byte[] secret, string id, string timestamp, string body, string signatures, Instant now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 253_402_300_799)
        {
            return false;
        }

        var at = Instant.FromUnixTimeSeconds(seconds);
        var made = Encoding.UTF8.GetBytes(Sign([secret], id, at, body));
        var isOne = false;
        foreach (var signature in signatures.Split(' '))
        {
            isOne |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), made);
        }

        return isOne && at <= now + Tolerance && at >= now - Tolerance;
    }
}
