namespace Holdfast.Desk.Access.Staff;

/// <summary>What members of staff change about their own sign-in. Each change ends their sessions.</summary>
internal sealed class OwnFactors(StaffDesk desk, StaffSecrets secrets)
{
    /// <summary>Sets password and app together, and gives the recovery codes, which are shown this once.</summary>
    public async Task<(StaffChange Change, IReadOnlyList<string> RecoveryCodes)> SetPasswordAsync(
        StaffId id, string password, byte[] authenticator, CancellationToken ct)
    {
        IReadOnlyList<string> shown = [];
        var change = await desk.ChangeAsync(id, member =>
        {
            if (FaultOf(member, password) is { } fault)
            {
                return fault;
            }

            (shown, var kept) = secrets.DrawRecoveryCodes(member);
            return new StaffEntry.PasswordFactorSet(
                id.ToString(), member.ToActor(), secrets.SealPassword(member, password),
                secrets.SealAuthenticator(member, authenticator), kept);
        }, ct);
        return (change, change is StaffChange.Done ? shown : []);
    }

    public Task<StaffChange> ChangePasswordAsync(StaffId id, string password, CancellationToken ct) =>
        desk.ChangeAsync(id, member => member.Password is null
            ? new StaffRefusal.Conflict("There is no password to be changed.")
            : FaultOf(member, password) is { } fault ? fault
            : new StaffEntry.PasswordChanged(
                id.ToString(), member.ToActor(), secrets.SealPassword(member, password)), ct);

    /// <summary>Makes recovery codes in place of those before.</summary>
    public async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(StaffId id, CancellationToken ct)
    {
        IReadOnlyList<string> shown = [];
        var change = await desk.ChangeAsync(id, member =>
        {
            if (member.Password is null)
            {
                return new StaffRefusal.Conflict("Recovery codes go with a password.");
            }

            (shown, var kept) = secrets.DrawRecoveryCodes(member);
            return new StaffEntry.RecoveryCodesMade(id.ToString(), member.ToActor(), kept);
        }, ct);
        return change is StaffChange.Done ? shown : [];
    }

    /// <summary>Uses a recovery code up; false where it is none, or was used by somebody else just before.</summary>
    public async Task<bool> UseRecoveryCodeAsync(StaffId id, string typed, CancellationToken ct) =>
        await desk.ChangeAsync(id, member => secrets.RecoveryCodeOf(member, typed) is { } code
            ? new StaffEntry.RecoveryCodeUsed(id.ToString(), member.ToActor(), code)
            : new StaffRefusal.Unknown(), ct) is StaffChange.Done;

    /// <summary>Uses an invitation up; false where it is none, or was used by somebody else just before.</summary>
    public async Task<bool> UseInvitationAsync(StaffId id, string typed, NodaTime.Instant now, CancellationToken ct) =>
        await desk.ChangeAsync(id, member => secrets.IsInvitation(member, typed)
            && member is { IsDisabled: false, Invitation: { } invitation } && now < invitation.Expires
                ? new StaffEntry.InvitationUsed(id.ToString(), member.ToActor())
                : new StaffRefusal.Unknown(), ct) is StaffChange.Done;

    public Task<StaffChange> AddPasskeyAsync(StaffId id, PasskeyFact passkey, CancellationToken ct) =>
        desk.ChangeAsync(id, member => member.Passkeys.Length >= StaffRules.PasskeysAtMost
            ? new StaffRefusal.Conflict($"At most {StaffRules.PasskeysAtMost} passkeys: remove one first.")
            : desk.Roster.FindByPasskey(passkey.Id) is not null
                ? new StaffRefusal.Conflict("The passkey is known already.")
            : member.Provider is not null
                ? new StaffRefusal.Conflict("Sign-in is at the firm's provider.")
            : new StaffEntry.PasskeyAdded(id.ToString(), member.ToActor(), passkey), ct);

    public Task<StaffChange> RemovePasskeyAsync(StaffId id, string reference, CancellationToken ct) =>
        desk.ChangeAsync(id, member => member.Passkeys
            .FirstOrDefault(held => held.Reference == reference) is not { } held
            ? new StaffRefusal.Unknown()
            : member is { Password: null, Passkeys.Length: 1 }
                ? new StaffRefusal.Conflict("It is the only way in: add another one first.")
            : new StaffEntry.PasskeyRemoved(id.ToString(), member.ToActor(), held.Fact.Id), ct);

    private static StaffRefusal? FaultOf(StaffMember member, string password) =>
        member.Provider is not null ? new StaffRefusal.Conflict("Sign-in is at the firm's provider.")
        : PasswordRules.FaultOf(password, member) is { } fault
            ? new StaffRefusal.Malformed([("/password", fault)])
            : null;
}
