using Holdfast.Runtime.Sealing;

namespace Holdfast.Desk.Customers;

/// <summary>
/// What the vault looks things up by: persons, accounts, and what is known of a person, each through the keyed hash.
/// </summary>
internal sealed class VaultHashes(MasterKey master) : IDisposable
{
    private const string IndexPurpose = "customers blind index", AccountPurpose = "customers account files";

    private readonly BlindIndex _index = new(master.Derive(IndexPurpose, BlindIndex.KeyBytes));

    // Of several holders none owns an account, so its file is sealed under a key of the firm.
    private readonly PersonKey _accounts = new("", master.Derive(AccountPurpose, PersonKey.Bytes));

    public byte[] Person(string customer) => _index.Of("customer", customer);

    public byte[] Account(string account) => _index.Of("account", account);

    public byte[] Email(string normalised) => _index.Of("email", normalised);

    public byte[] Phone(string normalised) => _index.Of("phone", normalised);

    public byte[] Address(string text) => _index.Of("address", Normal.AddressKey(text));

    public byte[] NamePart(string part) => _index.Of("name", part);

    public byte[] TaxIdLastFour(string digits) => _index.Of("taxIdLastFour", digits);

    public byte[] Household(string household) => _index.Of("household", household);

    public byte[] StaffMember(string staff) => _index.Of("staff", staff);

    /// <summary>What a contact is called that is imported: the same in every import of it.</summary>
    public byte[] ContactId(string customer, ContactKind kind, string value) =>
        _index.Of("contact id", $"{customer}\0{Words<ContactKind>.Of(kind)}\0{value}");

    /// <summary>Seals the file of an account.</summary>
    public byte[] SealAccount(string account, ReadOnlySpan<byte> plain) => _accounts.Seal(plain, UseOf(account));

    /// <summary>Opens the file of an account, known by its hash.</summary>
    public byte[] OpenAccount(ReadOnlySpan<byte> account, ReadOnlySpan<byte> sealedText) =>
        _accounts.Open(sealedText, Convert.ToHexStringLower(account));

    /// <summary>All by which a person is found, each once.</summary>
    public IReadOnlyList<byte[]> Of(CustomerFile file)
    {
        List<byte[]> hashes = [.. Normal.NameParts(file.Name).Select(NamePart)];
        foreach (var contact in file.Contacts.Where(contact =>
            contact.State is ContactState.InUse or ContactState.Pending))
        {
            hashes.Add(contact.Kind switch
            {
                ContactKind.Email => Email(contact.Value),
                ContactKind.Phone => Phone(contact.Value),
                ContactKind.MailingAddress or ContactKind.ResidentialAddress => Address(contact.Value),
            });
        }

        if (file.TaxIdLastFour is { } digits)
        {
            hashes.Add(TaxIdLastFour(digits));
        }

        if (file.Household is { } household)
        {
            hashes.Add(Household(household));
        }

        if (file.StaffMember is { } staff)
        {
            hashes.Add(StaffMember(staff));
        }

        return [.. hashes.DistinctBy(Convert.ToHexString)];
    }

    public void Dispose() => _accounts.Dispose();

    private string UseOf(string account) => Convert.ToHexStringLower(Account(account));
}
