using Microsoft.AspNetCore.Identity;

namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// Shows staff to ASP.NET Core Identity, whose passkey ceremonies look them up here. Identity changes nothing by
/// itself: every change is decided by <see cref="StaffDesk"/> and is an entry of the journal.
/// </summary>
internal sealed class StaffStore(StaffRoster roster, PasskeyCounts counts) : IUserPasskeyStore<StaffMember>
{
    public Task<string> GetUserIdAsync(StaffMember user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(StaffMember user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SignInName);

    public Task<string?> GetNormalizedUserNameAsync(StaffMember user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SignInName);

    public Task<StaffMember?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(StaffId.TryParse(userId, null, out var id) ? roster.Find(id) : null);

    public Task<StaffMember?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(roster.FindByName(normalizedUserName));

    public Task<StaffMember?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(roster.FindByPasskey(credentialId));

    public Task<UserPasskeyInfo?> FindPasskeyAsync(
        StaffMember user, byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(
            user.Passkeys.FirstOrDefault(held => held.Fact.Id.AsSpan().SequenceEqual(credentialId)) is { } found
                ? ToIdentity(found)
                : null);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(StaffMember user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(ToIdentity)]);

    public Task AddOrUpdatePasskeyAsync(
        StaffMember user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Elsewhere();

    public Task RemovePasskeyAsync(StaffMember user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw Elsewhere();

    public Task SetUserNameAsync(StaffMember user, string? userName, CancellationToken cancellationToken) =>
        throw Elsewhere();

    public Task SetNormalizedUserNameAsync(
        StaffMember user, string? normalizedName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> CreateAsync(StaffMember user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> UpdateAsync(StaffMember user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(StaffMember user, CancellationToken cancellationToken) => throw Elsewhere();

    public void Dispose()
    {
        // What it looks into outlives it.
    }

    // What was attested when a passkey was added is not kept: nothing is decided by it later.
    private UserPasskeyInfo ToIdentity(HeldPasskey held) => new(
        held.Fact.Id, held.Fact.PublicKey, held.AddedAt.ToDateTimeOffset(), counts.Of(held), [.. held.Fact.Transports],
        isUserVerified: true, held.Fact.IsBackupEligible, held.Fact.IsBackedUp, attestationObject: [],
        clientDataJson: [])
    {
        Name = held.Fact.Name,
    };

    private static NotSupportedException Elsewhere() => new("Staff are changed by the desk, and kept in the journal.");
}
