using System.Collections.Immutable;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>
/// What the vault makes of entries. It opens nothing: sealed files are passed on as they are, so the tables can be made
/// again without anybody's key, also of those whose key is gone.
/// </summary>
internal sealed class VaultEffects(VaultHashes hashes) : IDeskEffects
{
    public ImmutableArray<EntryKind> Kinds { get; } =
        [EntryKind.PersonKey, EntryKind.Customer, EntryKind.LookUp, EntryKind.Disposal];

    public void Apply(DeskDb db, JournalEntry entry)
    {
        switch (entry.Head.Kind)
        {
            case EntryKind.PersonKey:
                Take(db, PersonKeyContent.Read(entry), entry.Position);
                break;
            case EntryKind.Customer:
                Take(db, VaultEntry.Read(entry), entry.Position);
                break;
            case EntryKind.LookUp:
                Take(db, LookUpContent.Read(entry), entry);
                break;
            case EntryKind.Disposal:
                Shred(db, [.. DisposedPositions.Of(entry)]);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // A key that is there already stays: of two, the first is the one that has been sealed with.
    private void Take(DeskDb db, PersonKeyContent key, long position)
    {
        var person = hashes.Person(key.Customer);
        if (db.Set<PersonKeyRow>().Find(person) is null)
        {
            db.Add(new PersonKeyRow { Person = person, Position = position, Wrapped = key.Key });
        }
    }

    private void Take(DeskDb db, VaultEntry entry, long position)
    {
        foreach (var fact in entry.Facts)
        {
            switch (fact)
            {
                case VaultFact.FileKept kept:
                    Take(db, kept, position);
                    break;
                case VaultFact.AccountKept kept:
                    Take(db, kept, position);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private void Take(DeskDb db, VaultFact.FileKept kept, long position)
    {
        var person = hashes.Person(kept.Customer);
        if (db.Set<PersonKeyRow>().Find(person) is null)
        {
            // The key is gone, and so nobody will ever open it.
            return;
        }

        if (db.Set<PersonRow>().Find(person) is { } row)
        {
            (row.File, row.Version, row.Status, row.Trusted) = (kept.File, position, kept.Status, kept.Trusted);
            PutIndex(db, person, kept.Index);
        }
        else
        {
            db.Add(new PersonRow
            {
                Person = person, File = kept.File, Version = position, Status = kept.Status, Trusted = kept.Trusted,
            });
            foreach (var hash in kept.Index)
            {
                db.Add(new PersonIndexRow { Hash = hash, Person = person });
            }
        }
    }

    private static void PutIndex(DeskDb db, byte[] person, IReadOnlyList<byte[]> index)
    {
        var wanted = index.ToDictionary(Convert.ToHexString);

        // Saved rows, and those of earlier facts of the same entry.
        _ = db.Set<PersonIndexRow>().AsTracking().Where(row => row.Person == person).ToList();
        foreach (var row in db.Set<PersonIndexRow>().Local.Where(row => row.Person.AsSpan().SequenceEqual(person))
            .ToList())
        {
            if (!wanted.Remove(Convert.ToHexString(row.Hash)))
            {
                db.Remove(row);
            }
        }

        foreach (var hash in wanted.Values)
        {
            db.Add(new PersonIndexRow { Hash = hash, Person = person });
        }
    }

    private void Take(DeskDb db, VaultFact.AccountKept kept, long position)
    {
        // Those whose key is gone hold nothing any more, and an account that only they held goes with them.
        var holders = kept.Holders.Select(hashes.Person)
            .Where(person => db.Set<PersonKeyRow>().Find(person) is not null).ToList();
        var row = db.Set<AccountRow>().Find(kept.Account);
        if (kept.Holders.Count > 0 && holders.Count == 0)
        {
            if (row is not null)
            {
                db.Remove(row);
            }

            return;
        }

        if (row is null)
        {
            db.Add(new AccountRow
            {
                Account = kept.Account, File = kept.File, Version = position,
                TakesTrusted = kept.TakesTrusted ?? false,
            });
        }
        else
        {
            (row.File, row.Version, row.TakesTrusted) = (kept.File, position, kept.TakesTrusted ?? false);
        }

        foreach (var person in holders.Where(person => db.Set<HolderRow>().Find(kept.Account, person) is null))
        {
            db.Add(new HolderRow { Account = kept.Account, Person = person });
        }
    }

    private void Take(DeskDb db, LookUpContent look, JournalEntry entry)
    {
        if (look.Customer is { } customer && look.Purpose is not null)
        {
            var person = hashes.Person(customer);
            db.Add(new LookRow
            {
                Position = entry.Position,
                Person = person,
                By = look.By,
                At = entry.Head.At.ToUnixTimeTicks(),
                Marks = LookWatch.Judge(db, look, person, entry.Head.At),
            });
        }
    }

    // With the key of a person goes all that was made of what it sealed.
    private static void Shred(DeskDb db, HashSet<long> positions)
    {
        foreach (var position in positions)
        {
            if (db.Set<PersonKeyRow>().AsTracking().FirstOrDefault(row => row.Position == position) is not { } key)
            {
                continue;
            }

            var person = key.Person;
            db.Remove(key);
            if (db.Set<PersonRow>().Find(person) is { } file)
            {
                db.Remove(file);
            }

            db.RemoveRange(db.Set<PersonIndexRow>().AsTracking().Where(row => row.Person == person));
            var held = db.Set<HolderRow>().AsTracking().Where(row => row.Person == person).ToList();
            db.RemoveRange(held);
            foreach (var account in held.Select(row => row.Account))
            {
                if (!db.Set<HolderRow>().Any(row => row.Account == account && row.Person != person)
                    && db.Set<AccountRow>().Find(account) is { } last)
                {
                    db.Remove(last);
                }
            }
        }
    }
}
