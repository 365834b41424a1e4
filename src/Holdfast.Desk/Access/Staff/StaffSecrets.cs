using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// Makes what is kept of secrets, and compares what was typed with it. A check costs the same whether or not there is
/// anybody to compare with, so that its time names nobody.
/// </summary>
internal sealed class StaffSecrets(StaffSeal seal, IPasswordHasher<StaffMember> hasher)
{
    public const int RecoveryCodes = 10;

    private const string Password = "password", App = "authenticator", Codes = "recovery codes", Code = "invitation";

    private static readonly StaffId NobodyId = StaffId.Draw();

    private readonly Lazy<string> _hashOfNobody = new(() => hasher.HashPassword(null!, OneTimeCode.Draw()));

    public byte[] SealPassword(StaffMember member, string password) => seal.Seal(
        Encoding.ASCII.GetBytes(hasher.HashPassword(member, password)), Password, member.Id);

    public byte[] SealAuthenticator(StaffMember member, byte[] secret) => seal.Seal(secret, App, member.Id);

    public byte[] SealInvitation(StaffId id, string code) => seal.Seal(OneTimeCode.HashOf(code), Code, id);

    /// <summary>Draws recovery codes: what is shown of them, and what is kept.</summary>
    public (IReadOnlyList<string> Shown, byte[] Kept) DrawRecoveryCodes(StaffMember member)
    {
        var shown = Enumerable.Range(0, RecoveryCodes).Select(_ => OneTimeCode.Draw()).ToList();
        return (shown, seal.Seal([.. shown.SelectMany(OneTimeCode.HashOf)], Codes, member.Id));
    }

    /// <summary>Whether it is the password; of nobody none is, at the same cost.</summary>
    public bool IsPassword(StaffMember? member, string password)
    {
        // One that is longer than any that was set is not hashed for whoever sends it.
        var tried = password.Length <= PasswordRules.CharactersAtMost ? password : "";
        var hash = member?.Password is { } factor
            ? Encoding.ASCII.GetString(seal.Open(factor.Hash, Password, member.Id))
            : _hashOfNobody.Value;
        return hasher.VerifyHashedPassword(member!, hash, tried) is not PasswordVerificationResult.Failed
            && member?.Password is not null;
    }

    /// <summary>Whether it is the code of an app at a moment, and of which step.</summary>
    public bool IsCode(StaffMember member, string typed, DateTimeOffset now, out long step)
    {
        step = 0;
        return member.Password is { } factor
            && Authenticator.TryVerify(seal.Open(factor.Authenticator, App, member.Id), typed, now, out step);
    }

    /// <summary>Which recovery code it is, of those that were not used; null where it is none.</summary>
    public int? RecoveryCodeOf(StaffMember member, string typed)
    {
        if (member.Password is not { } factor || OneTimeCode.TryHash(typed) is not { } hash)
        {
            return null;
        }

        var kept = seal.Open(factor.RecoveryCodes, Codes, member.Id);
        int? found = null;
        for (var i = 0; i * OneTimeCode.HashBytes < kept.Length; i++)
        {
            if (CryptographicOperations.FixedTimeEquals(
                hash, kept.AsSpan(i * OneTimeCode.HashBytes, OneTimeCode.HashBytes)) && !factor.UsedCodes.Contains(i))
            {
                found = i;
            }
        }

        return found;
    }

    /// <summary>Whether it is the code of the open invitation; of nobody none is.</summary>
    public bool IsInvitation(StaffMember? member, string? typed)
    {
        var hash = OneTimeCode.TryHash(typed) ?? new byte[OneTimeCode.HashBytes];
        var kept = member?.Invitation is { } invitation
            ? seal.Open(invitation.Hash, Code, member.Id)
            : seal.Open(seal.Seal(new byte[OneTimeCode.HashBytes], Code, NobodyId), Code, NobodyId);
        return CryptographicOperations.FixedTimeEquals(hash, kept) && member?.Invitation is not null;
    }
}
