using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// What an entry of kind <see cref="EntryKind.Staff"/> tells. The set is closed: an entry that names anything else, or
/// a member more, is not read by this release, because who may do what is not to be guessed. Secrets in it are sealed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Added), "added")]
[JsonDerivedType(typeof(RolesChanged), "rolesChanged")]
[JsonDerivedType(typeof(Disabled), "disabled")]
[JsonDerivedType(typeof(Enabled), "enabled")]
[JsonDerivedType(typeof(FactorsReset), "factorsReset")]
[JsonDerivedType(typeof(InvitationUsed), "invitationUsed")]
[JsonDerivedType(typeof(PasswordFactorSet), "passwordFactorSet")]
[JsonDerivedType(typeof(PasswordChanged), "passwordChanged")]
[JsonDerivedType(typeof(RecoveryCodesMade), "recoveryCodesMade")]
[JsonDerivedType(typeof(RecoveryCodeUsed), "recoveryCodeUsed")]
[JsonDerivedType(typeof(PasskeyAdded), "passkeyAdded")]
[JsonDerivedType(typeof(PasskeyRemoved), "passkeyRemoved")]
internal abstract record StaffEntry(string Staff, Actor By)
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 1;

    private const string What = "tells of staff";

    /// <summary>Somebody works here.</summary>
    /// <param name="SignInName">What they type to sign in; of the provider's members what it calls them.</param>
    /// <param name="Name">What they are called by people.</param>
    /// <param name="Roles">Their roles.</param>
    /// <param name="Invitation">What they set their first factor up with; null for the provider's members.</param>
    /// <param name="Provider">The issuer that vouches for them; null where they sign in here.</param>
    /// <param name="Subject">What the issuer knows them by.</param>
    public sealed record Added(
        string Staff, Actor By, string SignInName, string Name, IReadOnlyList<string> Roles,
        Invitation? Invitation = null, string? Provider = null, string? Subject = null) : StaffEntry(Staff, By);

    /// <summary>Roles were given or taken: all before, all after.</summary>
    public sealed record RolesChanged(
        string Staff, Actor By, IReadOnlyList<string> Were, IReadOnlyList<string> Roles) : StaffEntry(Staff, By);

    /// <summary>Somebody cannot sign in any more.</summary>
    public sealed record Disabled(string Staff, Actor By) : StaffEntry(Staff, By);

    /// <summary>Somebody can sign in again, by the factors they had.</summary>
    public sealed record Enabled(string Staff, Actor By) : StaffEntry(Staff, By);

    /// <summary>All factors are gone; new ones are set up with the invitation.</summary>
    public sealed record FactorsReset(string Staff, Actor By, Invitation Invitation) : StaffEntry(Staff, By);

    /// <summary>An invitation was used, and opens nothing any more.</summary>
    public sealed record InvitationUsed(string Staff, Actor By) : StaffEntry(Staff, By);

    /// <summary>A password was set together with what makes its codes; all that was before of both is gone.</summary>
    public sealed record PasswordFactorSet(
        string Staff, Actor By, byte[] Password, byte[] Authenticator, byte[] RecoveryCodes) : StaffEntry(Staff, By);

    /// <summary>Another password was set.</summary>
    public sealed record PasswordChanged(string Staff, Actor By, byte[] Password) : StaffEntry(Staff, By);

    /// <summary>Recovery codes were made; those before are gone.</summary>
    public sealed record RecoveryCodesMade(string Staff, Actor By, byte[] RecoveryCodes) : StaffEntry(Staff, By);

    /// <summary>A recovery code was used, and opens nothing any more.</summary>
    /// <param name="Code">Which, from 0.</param>
    public sealed record RecoveryCodeUsed(string Staff, Actor By, int Code) : StaffEntry(Staff, By);

    /// <summary>A passkey was added.</summary>
    public sealed record PasskeyAdded(string Staff, Actor By, PasskeyFact Passkey) : StaffEntry(Staff, By);

    /// <summary>A passkey was removed.</summary>
    public sealed record PasskeyRemoved(string Staff, Actor By, byte[] Id) : StaffEntry(Staff, By);

    /// <summary>Writes the content of an entry.</summary>
    public byte[] ToContent() => JsonSerializer.SerializeToUtf8Bytes(this, StaffJson.Default.StaffEntry);

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static StaffEntry Read(JournalEntry entry) =>
        EntryForm.Read(entry, Codec, StaffJson.Default.StaffEntry, What);

    internal static JournalException Unreadable(JournalEntry entry) => EntryForm.Unreadable(entry, What);
}

/// <summary>By what the first factor is set up.</summary>
/// <param name="Hash">SHA-256 of the code, sealed.</param>
/// <param name="Expires">When it ends by itself, RFC 3339 in UTC.</param>
internal sealed record Invitation(byte[] Hash, string Expires);

/// <summary>A passkey as entries tell of it. Nothing of it is secret.</summary>
/// <param name="Id">What the authenticator knows it by.</param>
/// <param name="PublicKey">The public key, in COSE form.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="SignCount">How often it had signed when it was added; 0 where it does not count.</param>
/// <param name="Transports">How browsers reach it.</param>
/// <param name="IsBackupEligible">Whether it may be copied to other devices of its owner.</param>
/// <param name="IsBackedUp">Whether it was.</param>
internal sealed record PasskeyFact(
    byte[] Id, byte[] PublicKey, string Name, uint SignCount, IReadOnlyList<string> Transports, bool IsBackupEligible,
    bool IsBackedUp);

/// <summary>The form of entries in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(StaffEntry))]
internal sealed partial class StaffJson : JsonSerializerContext;
