using System.Collections.Immutable;
using NodaTime;

namespace Holdfast.Desk.Access.Staff;

/// <summary>A member of staff as the journal tells of them.</summary>
/// <param name="Id">What they stay the same by.</param>
/// <param name="SignInName">What they type to sign in.</param>
/// <param name="Name">What they are called.</param>
/// <param name="AddedAt">Since when they work here.</param>
/// <param name="AddedBy">Who added them.</param>
internal sealed record StaffMember(StaffId Id, string SignInName, string Name, Instant AddedAt, string AddedBy)
{
    public required ImmutableArray<string> Roles { get; init; }

    /// <summary>Who vouches for them; null where they sign in here.</summary>
    public ProviderSubject? Provider { get; init; }

    public bool IsDisabled { get; init; }

    /// <summary>What the first factor is set up with, while it is open.</summary>
    public HeldInvitation? Invitation { get; init; }

    /// <summary>Password and codes; null where there are none.</summary>
    public PasswordFactor? Password { get; init; }

    public ImmutableArray<HeldPasskey> Passkeys { get; init; } = [];

    /// <summary>
    /// The position of the last change after which no session goes on that was begun before it: of a factor, of roles,
    /// or of whether they may sign in at all.
    /// </summary>
    public required long Changed { get; init; }

    /// <summary>Whether there is anything they could sign in by.</summary>
    public bool HasFactor => Password is not null || Passkeys.Length > 0 || Provider is not null;

    public bool IsAdministrator => Roles.Contains(Staff.Roles.Administrator);

    /// <summary>Who they are when they do something.</summary>
    public Actor ToActor() => new(ActorKind.Staff, Id.ToString(), SignInName);
}

/// <summary>What an issuer knows somebody by.</summary>
internal sealed record ProviderSubject(string Issuer, string Subject);

/// <summary>An invitation that is open.</summary>
/// <param name="Hash">SHA-256 of its code, sealed.</param>
/// <param name="Expires">When it ends. At that instant it has ended.</param>
internal sealed record HeldInvitation(byte[] Hash, Instant Expires);

/// <summary>A password and what goes with it, all sealed.</summary>
/// <param name="Hash">The hash of the password.</param>
/// <param name="SetAt">When the password was set.</param>
/// <param name="Authenticator">The secret of which codes are made.</param>
/// <param name="RecoveryCodes">The hashes of the recovery codes, one behind the other.</param>
internal sealed record PasswordFactor(byte[] Hash, Instant SetAt, byte[] Authenticator, byte[] RecoveryCodes)
{
    /// <summary>Recovery codes that were used.</summary>
    public ImmutableArray<int> UsedCodes { get; init; } = [];
}

/// <summary>A passkey that is known.</summary>
internal sealed record HeldPasskey(PasskeyFact Fact, Instant AddedAt)
{
    /// <summary>A text that stands for its id in pages.</summary>
    public string Reference => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Fact.Id))[..16];
}
