using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Customers;

/// <summary>
/// What an entry of kind <see cref="EntryKind.Customer"/> tells: who changed what in the vault. The whole file stands
/// in it as it was afterwards, sealed, so that what it was at any time is read from one entry, and no fold over
/// entries that were disposed of is needed.
/// </summary>
/// <param name="By">Who did it.</param>
/// <param name="Facts">What was done, in order.</param>
internal sealed record VaultEntry(Actor By, IReadOnlyList<VaultFact> Facts)
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 1;

    /// <summary>Writes the content of an entry.</summary>
    public byte[] ToContent() => JsonSerializer.SerializeToUtf8Bytes(this, VaultEntryJson.Default.VaultEntry);

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static VaultEntry Read(JournalEntry entry) =>
        EntryForm.Read(entry, Codec, VaultEntryJson.Default.VaultEntry, "tells of customers");
}

/// <summary>Something that was done in the vault. The set is closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(FileKept), "fileKept")]
[JsonDerivedType(typeof(AccountKept), "accountKept")]
internal abstract record VaultFact
{
    private VaultFact()
    {
    }

    /// <summary>The file of a person was begun or changed.</summary>
    /// <param name="Customer">Whose.</param>
    /// <param name="Change">What was changed, as <see cref="VaultChange"/> has it.</param>
    /// <param name="Status">Where the person stands with the firm.</param>
    /// <param name="File">The file, sealed under the person's key.</param>
    /// <param name="Index">The keyed hashes by which the person is found.</param>
    /// <param name="Subject">The id of what was changed in it; null where it is the profile.</param>
    /// <param name="Before">The position of the entry with the file before; null where it is the first.</param>
    public sealed record FileKept(
        string Customer, string Change, CustomerStatus Status, byte[] File, IReadOnlyList<byte[]> Index,
        string? Subject = null, long? Before = null) : VaultFact
    {
        /// <summary>Whether somebody may be asked about the person whom they trust; null where nobody said.</summary>
        public TrustedStanding? Trusted { get; init; }
    }

    /// <summary>An account was put on file or changed.</summary>
    /// <param name="Account">The keyed hash by which it is found.</param>
    /// <param name="Holders">The customers who hold it or held it.</param>
    /// <param name="File">The account, sealed.</param>
    /// <param name="Before">The position of the entry with the account before; null where it is the first.</param>
    public sealed record AccountKept(
        byte[] Account, IReadOnlyList<string> Holders, byte[] File, long? Before = null) : VaultFact
    {
        /// <summary>
        /// Whether it is open and one for which a trusted contact is asked for (FINRA Rule 4512(a)(1)(F)); null where
        /// nobody said.
        /// </summary>
        public bool? TakesTrusted { get; init; }
    }
}

/// <summary>Whether a person has named a trusted contact.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrustedStanding>))]
internal enum TrustedStanding
{
    /// <summary>None.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>One, but that the firm may speak with them was not disclosed in writing.</summary>
    [JsonStringEnumMemberName("named")]
    Named,

    /// <summary>One, of whom that was disclosed (Rule 4512, Supplementary Material .06).</summary>
    [JsonStringEnumMemberName("disclosed")]
    Disclosed,
}

/// <summary>Words for what is changed in a file.</summary>
internal static class VaultChange
{
    public const string
        Profile = "profile", ContactProposed = "contactProposed", ContactConfirmed = "contactConfirmed",
        ContactReverted = "contactReverted", ContactImported = "contactImported", AuthorityAdded = "authorityAdded",
        AuthorityEnded = "authorityEnded", TrustedContactAdded = "trustedContactAdded",
        TrustedContactEnded = "trustedContactEnded", BankAdded = "bankAdded", BankEnded = "bankEnded";
}

/// <summary>The form of entries in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(VaultEntry))]
internal sealed partial class VaultEntryJson : JsonSerializerContext;
