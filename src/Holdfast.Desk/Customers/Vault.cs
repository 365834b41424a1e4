using System.Collections.Immutable;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>
/// Where customers' files are kept. Whoever opens one says for what, and that they did is in the journal before they
/// see any of it (17 CFR 248.30(a)(2): safeguards against unauthorized access to customer information).
/// </summary>
public sealed class Vault
{
    internal const string FileUse = "customer file";

    private readonly DeskReader _reader;
    private readonly PersonKeys _keys;
    private readonly VaultHashes _hashes;
    private readonly VaultLooks _looks;

    internal Vault(DeskReader reader, PersonKeys keys, VaultHashes hashes, VaultLooks looks) =>
        (_reader, _keys, _hashes, _looks) = (reader, keys, hashes, looks);

    /// <summary>
    /// Opens the file of a customer; null where there is none. That it was asked for is kept before this returns, in
    /// either case, and for a member of staff the engine is told.
    /// </summary>
    /// <param name="customer">Whose.</param>
    /// <param name="purpose">For what.</param>
    /// <param name="actor">
    /// Who. Of Holdfast itself and of the customer nothing is kept: what they do is an entry anyway, and nobody looks.
    /// </param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="Runtime.Journal.JournalException">The look cannot be kept, and so nothing is shown.</exception>
    public async Task<CustomerFile?> OpenAsync(
        string customer, Purpose purpose, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(purpose);
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = _reader.Open();
        var file = Read(db, customer);
        await _looks.RecordAsync(
            new VaultLook("customer", customer, purpose, VaultLook.WholeFile, file is null ? 0 : 1)
            {
                Tie = file is null ? StaffTie.None : TieOf(db, file, actor),
            },
            actor, ct);
        return file;
    }

    /// <summary>The file of a customer as a command sees it, which decides by it and shows it to nobody.</summary>
    internal CustomerFile? Read(DeskDb db, string customer) => ReadBy(db, _hashes.Person(customer), customer);

    /// <summary>
    /// When somebody was a customer no more and the last account they held was closed, or they held it no more; null
    /// while that is not so. The period after which their key may be disposed of begins then.
    /// </summary>
    internal Instant? EndOf(string customer)
    {
        using var db = _reader.Open();
        if (Read(db, customer) is not { Standing: { Status: CustomerStatus.Former, Since: var end } } file)
        {
            return null;
        }

        foreach (var account in file.Accounts)
        {
            var until = account.Holders.Where(holder => holder.Customer == customer)
                .Select(holder => holder.Until ?? account.Closed).ToList();
            if (until.Contains(null))
            {
                return null;
            }

            end = LocalDate.Max(end, until.Max()!.Value);
        }

        // The last moment of the day, wherever the firm's days begin.
        return end.PlusDays(1).AtMidnight().InUtc().ToInstant() + Duration.FromHours(12);
    }

    /// <summary>The file of a customer right after it was changed, for who changed it.</summary>
    internal CustomerFile? Again(string customer)
    {
        using var db = _reader.Open();
        return Read(db, customer);
    }

    /// <summary>An account as a command sees it; null where there is none.</summary>
    internal AccountFile? ReadAccount(DeskDb db, string account) => ReadAccountBy(db, _hashes.Account(account));

    /// <summary>The file of a person who was found by a hash.</summary>
    internal CustomerFile? ReadBy(DeskDb db, byte[] person, string? customer)
    {
        if (db.Set<PersonRow>().Find(person) is not { } row || db.Set<PersonKeyRow>().Find(person) is not { } wrapped)
        {
            return null;
        }

        customer ??= _keys.CustomerOf(wrapped.Position);
        if (customer is null)
        {
            return null;
        }

        using var key = _keys.Open(customer, wrapped.Wrapped);
        var file = JsonSerializer.Deserialize(key.Open(row.File, FileUse), FileJson.Default.CustomerFile)
            ?? throw new JsonException("A file is empty.");
        var accounts = db.Set<HolderRow>().Where(held => held.Person == person).OrderBy(held => held.Account)
            .Select(held => held.Account).Take(VaultLimits.Accounts).ToList();
        return file with
        {
            Version = row.Version,
            Accounts =
            [
                .. accounts.Select(account => ReadAccountBy(db, account)).OfType<AccountFile>()
                    .Where(account => account.Holders.Any(holder => holder.Customer == customer))
                    .OrderBy(account => account.Account, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>
    /// Whether a file is that of who looks, or of their family: by the staff member named in it, in another of the
    /// household, or in that of who holds an account with them.
    /// </summary>
    internal StaffTie TieOf(DeskDb db, CustomerFile file, Actor actor)
    {
        if (actor.Kind is not ActorKind.Staff)
        {
            return StaffTie.None;
        }

        if (file.StaffMember == actor.Id)
        {
            return StaffTie.Own;
        }

        var own = _hashes.StaffMember(actor.Id);
        var persons = db.Set<PersonIndexRow>().Where(row => row.Hash == own).Select(row => row.Person);
        if (file.Household is { } household)
        {
            var together = _hashes.Household(household);
            if (db.Set<PersonIndexRow>().Any(row => row.Hash == together && persons.Contains(row.Person)))
            {
                return StaffTie.Family;
            }
        }

        var person = _hashes.Person(file.Customer);
        var accounts = db.Set<HolderRow>().Where(row => row.Person == person).Select(row => row.Account);
        return db.Set<HolderRow>().Any(row => accounts.Contains(row.Account) && persons.Contains(row.Person))
            ? StaffTie.Family
            : StaffTie.None;
    }

    private AccountFile? ReadAccountBy(DeskDb db, byte[] account) =>
        db.Set<AccountRow>().Find(account) is { } row
            ? JsonSerializer.Deserialize(_hashes.OpenAccount(account, row.File), FileJson.Default.AccountFile)! with
            {
                Version = row.Version,
            }
            : null;
}
