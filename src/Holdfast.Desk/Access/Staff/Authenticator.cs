using System.Globalization;
using System.Security.Cryptography;
using OtpNet;

namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// Codes of an authenticator app: RFC 6238, six digits, thirty seconds. Where a code was good, its step is told,
/// because none at or before it may be good again.
/// </summary>
internal static class Authenticator
{
    private const int SecretBytes = 20, Digits = 6, StepSeconds = 30;

    // A clock that is half a minute off, either way, and a person who types slowly.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public static byte[] DrawSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static bool TryVerify(byte[] secret, string? typed, DateTimeOffset now, out long step)
    {
        step = 0;
        var code = typed is null ? "" : new string([.. typed.Where(c => c is not (' ' or '-'))]);
        return code.Length == Digits && code.All(char.IsAsciiDigit)
            && Of(secret).VerifyTotp(now.UtcDateTime, code, out step, Window);
    }

    /// <summary>The code of a moment.</summary>
    public static string CodeAt(byte[] secret, DateTimeOffset now) => Of(secret).ComputeTotp(now.UtcDateTime);

    /// <summary>The secret as apps have it typed, in groups.</summary>
    public static string TextOf(byte[] secret) =>
        string.Join(' ', Base32Encoding.ToString(secret).TrimEnd('=').Chunk(4).Select(group => new string(group)));

    /// <summary>What the picture says that apps scan.</summary>
    public static string UriOf(byte[] secret, string signInName, string issuer) => string.Create(
        CultureInfo.InvariantCulture,
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(signInName)}?secret="
        + $"{Base32Encoding.ToString(secret).TrimEnd('=')}&issuer={Uri.EscapeDataString(issuer)}"
        + $"&digits={Digits}&period={StepSeconds}");

    private static Totp Of(byte[] secret) => new(secret, StepSeconds, OtpHashMode.Sha1, Digits);
}
