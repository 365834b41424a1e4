using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Desk.Actions.Work;

/// <summary>
/// The keys under which orders are sealed, and the keyed hashes by which equal targets are found. An order about a
/// customer is sealed under theirs, and so is gone with all that is known of them; one about the whole firm under a key
/// of the firm's.
/// </summary>
internal sealed class ActionSeals(MasterKey master, PersonKeys keys, VaultHashes hashes, Marks marks)
{
    private const string Purpose = "orders of the firm";

    /// <summary>The key of an order, to be disposed of; one is made for a customer who has none.</summary>
    public Task<PersonKey> ForAsync(string? customer, CancellationToken ct) =>
        customer is null ? Task.FromResult(OfFirm()) : keys.ForAsync(customer, ct);

    /// <summary>The key of an order, to be disposed of; null where the customer has none any more.</summary>
    public PersonKey? Find(string? customer) => customer is null ? OfFirm() : keys.Find(customer);

    /// <summary>The keyed hash of a target; of a symbol the symbol itself, which tells of nobody.</summary>
    public string MarkOf(TargetKind kind, string target) => kind switch
    {
        TargetKind.None => "",
        TargetKind.Account => marks.OfAccount(target),
        TargetKind.Customer => Convert.ToHexStringLower(hashes.Person(target)),
        TargetKind.Payee => marks.OfPayee(target),
        TargetKind.Device => Convert.ToHexStringLower(hashes.Account("device\0" + target)),
        TargetKind.Symbol => target,
    };

    /// <summary>The keyed hash of a request id of somebody's.</summary>
    public string OfRequest(string by, string request) => marks.OfRequest(by, "action\0" + request);

    /// <summary>The keyed hash of what was sent with it.</summary>
    public string OfContent(string content) => marks.OfContent(content);

    private PersonKey OfFirm() => new("", master.Derive(Purpose, PersonKey.Bytes));
}
