using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>What is to be changed in a file.</summary>
/// <param name="Customer">Whose.</param>
/// <param name="Change">What, as <see cref="VaultChange"/> has it.</param>
/// <param name="Subject">The id of what is changed in it; null where it is the profile.</param>
/// <param name="By">Who changes it.</param>
internal sealed record VaultOrder(string Customer, string Change, string? Subject, Actor By)
{
    /// <summary>The version that whoever asks has read; null where they do not say.</summary>
    public long? Version { get; init; }

    /// <summary>Whether only a file that is not there yet is meant.</summary>
    public bool IsNewOnly { get; init; }
}

/// <summary>
/// Changes files: each change is decided against the file as it is, by one writer, and is an entry before it holds.
/// </summary>
public sealed class VaultWriter
{
    private readonly DeskWriter _writer;
    private readonly Vault _vault;
    private readonly PersonKeys _keys;
    private readonly VaultHashes _hashes;
    private readonly TimeProvider _clock;

    internal VaultWriter(DeskWriter writer, Vault vault, PersonKeys keys, VaultHashes hashes, TimeProvider clock) =>
        (_writer, _vault, _keys, _hashes, _clock) = (writer, vault, keys, hashes, clock);

    internal Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    /// <summary>Puts a contact on file that is not confirmed; what it is to replace stays in use.</summary>
    public Task<VaultOutcome> ProposeContactAsync(
        string customer, ContactProposal proposal, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return ChangeAsync(
            new VaultOrder(customer, VaultChange.ContactProposed, proposal.Id, by),
            (file, now) => ContactChanges.Propose(file, proposal, now, by), ct);
    }

    /// <summary>Confirms a contact; it comes into use in place of the one it was to replace.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="contact">Which.</param>
    /// <param name="how">How it was confirmed, in words.</param>
    /// <param name="by">Who confirmed it.</param>
    /// <param name="ct">Ends it.</param>
    public Task<VaultOutcome> ConfirmContactAsync(
        string customer, string contact, string how, Actor by, CancellationToken ct) => ChangeAsync(
            new VaultOrder(customer, VaultChange.ContactConfirmed, contact, by),
            (file, now) => ContactChanges.Confirm(file, contact, how, now, by), ct);

    /// <summary>Takes a contact back, and brings the one before it back into use.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="contact">Which.</param>
    /// <param name="why">Why, in words.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="ct">Ends it.</param>
    public Task<VaultOutcome> RevertContactAsync(
        string customer, string contact, string why, Actor by, CancellationToken ct) => ChangeAsync(
            new VaultOrder(customer, VaultChange.ContactReverted, contact, by),
            (file, now) => ContactChanges.Revert(file, contact, why, now, by), ct);

    /// <summary>Puts an authority on file.</summary>
    public Task<VaultOutcome> AddAuthorityAsync(string customer, Authority authority, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(authority);
        return ChangeAsync(
            new VaultOrder(customer, VaultChange.AuthorityAdded, authority.Id, by),
            (file, now) => FileChanges.Add(file, authority with { OnFileSince = now, By = by }), ct);
    }

    /// <summary>Ends an authority.</summary>
    public Task<VaultOutcome> EndAuthorityAsync(
        string customer, string authority, string why, Actor by, CancellationToken ct) => ChangeAsync(
            new VaultOrder(customer, VaultChange.AuthorityEnded, authority, by),
            (file, now) => FileChanges.EndAuthority(file, authority, why, now), ct);

    /// <summary>Puts a trusted contact on file.</summary>
    public Task<VaultOutcome> AddTrustedContactAsync(
        string customer, TrustedContact contact, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return ChangeAsync(
            new VaultOrder(customer, VaultChange.TrustedContactAdded, contact.Id, by),
            (file, now) => FileChanges.Add(
                file, contact with { OnFileSince = now, By = by }, now.InZone(file.Zone()).Date), ct);
    }

    /// <summary>Withdraws a trusted contact.</summary>
    public Task<VaultOutcome> EndTrustedContactAsync(string customer, string contact, Actor by, CancellationToken ct) =>
        ChangeAsync(
            new VaultOrder(customer, VaultChange.TrustedContactEnded, contact, by),
            (file, now) => FileChanges.EndTrustedContact(file, contact, now), ct);

    /// <summary>Puts a bank on file whose account was verified to be the customer's own.</summary>
    public Task<VaultOutcome> AddBankAsync(string customer, OwnBank bank, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bank);
        return ChangeAsync(
            new VaultOrder(customer, VaultChange.BankAdded, bank.Id, by),
            (file, now) => FileChanges.Add(
                file, bank with { OnFileSince = now, By = by }, now.InZone(file.Zone()).Date), ct);
    }

    /// <summary>Ends a bank.</summary>
    public Task<VaultOutcome> EndBankAsync(string customer, string bank, Actor by, CancellationToken ct) => ChangeAsync(
        new VaultOrder(customer, VaultChange.BankEnded, bank, by),
        (file, now) => FileChanges.EndBank(file, bank, now), ct);

    /// <summary>Changes the file of somebody who is on file.</summary>
    internal Task<VaultOutcome> ChangeAsync(
        VaultOrder order, Func<CustomerFile, Instant, VaultOutcome> decide, CancellationToken ct) =>
        ChangeOrBeginAsync(order, (file, now) => file is null ? new VaultOutcome.Absent() : decide(file, now), ct);

    /// <summary>Changes a file, or begins it.</summary>
    internal async Task<VaultOutcome> ChangeOrBeginAsync(
        VaultOrder order, Func<CustomerFile?, Instant, VaultOutcome> decide, CancellationToken ct)
    {
        var outcome = await _writer.DecideAsync(async (db, inner) =>
        {
            var file = _vault.Read(db, order.Customer);
            if ((order.Version is { } version && file?.Version != version) || (order.IsNewOnly && file is not null))
            {
                return new Decided<VaultOutcome>(new VaultOutcome.Stale());
            }

            var decided = decide(file, Now);
            return decided is VaultOutcome.Changed changed
                ? new Decided<VaultOutcome>(
                    decided, Entry(order.By, [await KeepAsync(order, file, changed.File, inner)]))
                : new Decided<VaultOutcome>(decided);
        }, ct);
        return outcome is VaultOutcome.Changed && _vault.Again(order.Customer) is { } kept
            ? new VaultOutcome.Changed(kept)
            : outcome;
    }

    /// <summary>Keeps an account as a whole.</summary>
    internal Task<AccountOutcome> KeepAccountAsync(
        AccountFile account, long? version, bool isNewOnly, Actor by, CancellationToken ct) =>
        _writer.DecideAsync((db, _) =>
        {
            var before = _vault.ReadAccount(db, account.Account);
            if ((version is { } read && before?.Version != read) || (isNewOnly && before is not null))
            {
                return Task.FromResult(new Decided<AccountOutcome>(new AccountOutcome.Stale()));
            }

            return Task.FromResult(AccountChanges.Keep(before, account, Exists) switch
            {
                // What is there is changed only by who says what they have read.
                AccountOutcome.Changed when before is not null && version is null =>
                    new Decided<AccountOutcome>(new AccountOutcome.Stale()),
                AccountOutcome.Changed changed => new Decided<AccountOutcome>(
                    changed, Entry(by, [Keep(before, changed.Account)])),
                var other => new Decided<AccountOutcome>(other),
            });

            bool Exists(string customer) => db.Set<PersonRow>().Find(_hashes.Person(customer)) is not null;
        }, ct);

    /// <summary>The fact that a file is kept as it is now.</summary>
    internal async Task<VaultFact> KeepAsync(
        VaultOrder order, CustomerFile? before, CustomerFile after, CancellationToken ct)
    {
        using var key = await _keys.ForAsync(order.Customer, ct);
        return Keep(order, before, after, key);
    }

    internal VaultFact Keep(VaultOrder order, CustomerFile? before, CustomerFile after, PersonKey key) =>
        new VaultFact.FileKept(
            order.Customer, order.Change, after.Standing.Status,
            key.Seal(JsonSerializer.SerializeToUtf8Bytes(after, FileJson.Default.CustomerFile), Vault.FileUse),
            _hashes.Of(after), order.Subject, before?.Version)
        {
            Trusted = !after.TrustedNow.Any() ? TrustedStanding.None
                : after.TrustedNow.Any(contact => contact.DisclosedOn is not null) ? TrustedStanding.Disclosed
                : TrustedStanding.Named,
        };

    internal VaultFact Keep(AccountFile? before, AccountFile after) => new VaultFact.AccountKept(
        _hashes.Account(after.Account),
        [.. after.Holders.Select(holder => holder.Customer).Distinct(StringComparer.Ordinal)],
        _hashes.SealAccount(
            after.Account, JsonSerializer.SerializeToUtf8Bytes(after, FileJson.Default.AccountFile)),
        before?.Version)
    {
        TakesTrusted = after is { OfNaturalPerson: true, Institutional: false, Closed: null },
    };

    internal static DeskEntry Entry(Actor by, IReadOnlyList<VaultFact> facts) =>
        new(EntryKind.Customer, VaultEntry.Codec, new VaultEntry(by, facts).ToContent());
}
