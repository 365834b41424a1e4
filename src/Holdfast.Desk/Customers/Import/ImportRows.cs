using System.Collections.Immutable;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Settings;
using NodaTime;

namespace Holdfast.Desk.Customers.Import;

/// <summary>Reads rows, and finds what they are about.</summary>
internal sealed class ImportRows(Vault vault, VaultHashes hashes, ServerSettings settings)
{
    /// <summary>Reads a row; what is wrong with it stands in what it gives.</summary>
    public RowStep Read(RowFields row, ImportRun run, Instant now) => run.Kind switch
    {
        ImportKind.Customers => Customer(row, now),
        ImportKind.Contacts => Contact(row, run, now),
        ImportKind.Accounts => new AccountRowStep(
            row.Row, VaultForms.Account(row, row.NeededId("account"), []), row.Faults),
        ImportKind.Relationships => new RelationshipStep(
            row.Row, row.NeededId("account"), VaultForms.Holder(row), row.Faults),
    };

    public CustomerFile? File(DeskDb db, BatchState state, string customer) =>
        state.Files.TryGetValue(customer, out var known)
            ? known.After
            : (state.Files[customer] = Both(vault.Read(db, customer))).After;

    public AccountFile? Account(DeskDb db, BatchState state, string account) =>
        state.Accounts.TryGetValue(account, out var known)
            ? known.After
            : (state.Accounts[account] = Both(vault.ReadAccount(db, account))).After;

    public byte[] Hash(string customer) => hashes.Person(customer);

    public byte[] HashOfAccount(string account) => hashes.Account(account);

    private static CustomerRowStep Customer(RowFields row, Instant now)
    {
        var customer = row.NeededId("customer");
        var profile = VaultForms.Profile(row);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(profile.TimeZone) ?? DateTimeZone.Utc;
        return new CustomerRowStep(row.Row, customer, profile, now.InZone(zone).Date, row.Faults);
    }

    private ContactRowStep Contact(RowFields row, ImportRun run, Instant now)
    {
        var customer = row.NeededId("customer");
        var (kind, value) = VaultForms.Contact(row);
        var days = settings.Firm.TimeZone;
        var (since, confirmedAt) = (row.Time("onFileSince", days), row.Time("confirmedAt", days));
        if (since > now)
        {
            row.Fault("onFileSince", "It has not come yet.");
        }

        if (confirmedAt > now)
        {
            row.Fault("confirmedAt", "It has not come yet.");
        }

        // The same contact has the same id in every import of it.
        var id = $"im-{Convert.ToHexStringLower(hashes.ContactId(customer, kind, value))}";
        return new ContactRowStep(
            row.Row, customer, new ContactProposal(id, kind, value, Change: run.Name), since ?? now, confirmedAt,
            row.Text("confirmedHow"), now, row.Faults);
    }

    private static Folded<T> Both<T>(T? one)
        where T : class => new(one, one);
}

/// <summary>A row with a person.</summary>
internal sealed record CustomerRowStep(
    long Row, string Customer, Profile Profile, LocalDate Today, IReadOnlyList<FieldFault> Faults)
    : RowStep(Row, Faults)
{
    protected override void DecideSound(ImportRows rows, DeskDb db, BatchState state, ImportRun run)
    {
        Seen(rows.Hash(Customer), "customer", state, run);
        var before = rows.File(db, state, Customer);
        switch (FileChanges.Keep(before, Customer, Profile, Today))
        {
            case VaultOutcome.Changed changed:
                state.Files[Customer] = state.Files[Customer] with { After = changed.File };
                state.Count(before is null, isChanged: true);
                break;
            case VaultOutcome.Refused refused:
                state.Fault(Row, "", refused.Detail);
                break;
            default:
                state.Count(isNew: false, isChanged: false);
                break;
        }
    }
}

/// <summary>A row with a contact.</summary>
internal sealed record ContactRowStep(
    long Row, string Customer, ContactProposal Contact, Instant Since, Instant? ConfirmedAt, string? ConfirmedHow,
    Instant Now, IReadOnlyList<FieldFault> Faults) : RowStep(Row, Faults)
{
    protected override void DecideSound(ImportRows rows, DeskDb db, BatchState state, ImportRun run)
    {
        if (rows.File(db, state, Customer) is not { } before)
        {
            state.Fault(Row, "customer", "There is no such customer on file.");
            return;
        }

        switch (ContactChanges.Import(before, Contact, Since, ConfirmedAt, ConfirmedHow, Now, run.By))
        {
            case VaultOutcome.Changed changed:
                state.Files[Customer] = state.Files[Customer] with { After = changed.File };
                state.Count(isNew: true, isChanged: true);
                break;
            case VaultOutcome.Refused refused:
                state.Fault(Row, "value", refused.Detail);
                break;
            default:
                state.Count(isNew: false, isChanged: false);
                break;
        }
    }
}

/// <summary>A row with an account. Who holds it stays as it is.</summary>
internal sealed record AccountRowStep(long Row, AccountFile Account, IReadOnlyList<FieldFault> Faults)
    : RowStep(Row, Faults)
{
    protected override void DecideSound(ImportRows rows, DeskDb db, BatchState state, ImportRun run)
    {
        Seen(rows.HashOfAccount(Account.Account), "account", state, run);
        var before = rows.Account(db, state, Account.Account);
        var after = Account with { Holders = before?.Holders ?? [], Version = before?.Version ?? -1 };
        var isChanged = before is null || before != after;
        if (isChanged)
        {
            state.Accounts[Account.Account] = state.Accounts[Account.Account] with { After = after };
        }

        state.Count(before is null, isChanged);
    }
}

/// <summary>A row that says who holds an account.</summary>
internal sealed record RelationshipStep(
    long Row, string Account, AccountHolder Holder, IReadOnlyList<FieldFault> Faults) : RowStep(Row, Faults)
{
    protected override void DecideSound(ImportRows rows, DeskDb db, BatchState state, ImportRun run)
    {
        if (rows.Account(db, state, Account) is not { } before)
        {
            state.Fault(Row, "account", "There is no such account on file.");
            return;
        }

        if (rows.File(db, state, Holder.Customer) is null)
        {
            state.Fault(Row, "customer", "There is no such customer on file.");
            return;
        }

        var known = before.Holders.FirstOrDefault(holder => holder.Customer == Holder.Customer
            && holder.Role == Holder.Role && holder.Since == Holder.Since);
        if (known == Holder)
        {
            state.Count(isNew: false, isChanged: false);
            return;
        }

        var after = before with
        {
            Holders = known is null ? before.Holders.Add(Holder) : before.Holders.Replace(known, Holder),
        };
        switch (AccountChanges.Keep(before, after, _ => true))
        {
            case AccountOutcome.Changed changed:
                state.Accounts[Account] = state.Accounts[Account] with { After = changed.Account };
                state.Count(known is null, isChanged: true);
                break;
            case AccountOutcome.Refused refused:
                state.Fault(Row, "", refused.Detail);
                break;
            default:
                state.Count(isNew: false, isChanged: false);
                break;
        }
    }
}
