using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Customers;

/// <summary>The key of a person, wrapped under the master key.</summary>
internal sealed class PersonKeyRow
{
    /// <summary>The keyed hash of whose it is.</summary>
    public required byte[] Person { get; init; }

    /// <summary>The entry that tells of it; with its content the key goes.</summary>
    public required long Position { get; init; }

    /// <summary>The key, wrapped.</summary>
    public required byte[] Wrapped { get; init; }
}

/// <summary>The file of a person, sealed.</summary>
internal sealed class PersonRow
{
    /// <summary>The keyed hash of whose it is.</summary>
    public required byte[] Person { get; init; }

    /// <summary>The file, sealed under the person's key.</summary>
    public required byte[] File { get; set; }

    /// <summary>The entry that changed it last.</summary>
    public required long Version { get; set; }

    /// <summary>Where the person stands with the firm.</summary>
    public required CustomerStatus Status { get; set; }

    /// <summary>Whether they have named a trusted contact; null where nobody said.</summary>
    public TrustedStanding? Trusted { get; set; }
}

/// <summary>Something by which a person is found.</summary>
internal sealed class PersonIndexRow
{
    /// <summary>The keyed hash of what is looked for.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The keyed hash of who is found.</summary>
    public required byte[] Person { get; init; }
}

/// <summary>An account, sealed.</summary>
internal sealed class AccountRow
{
    /// <summary>The keyed hash of which it is.</summary>
    public required byte[] Account { get; init; }

    /// <summary>The account, sealed.</summary>
    public required byte[] File { get; set; }

    /// <summary>The entry that changed it last.</summary>
    public required long Version { get; set; }

    /// <summary>Whether it is open and one for which a trusted contact is asked for.</summary>
    public bool TakesTrusted { get; set; }
}

/// <summary>That a person holds an account, or held it.</summary>
internal sealed class HolderRow
{
    /// <summary>The keyed hash of the account.</summary>
    public required byte[] Account { get; init; }

    /// <summary>The keyed hash of the person.</summary>
    public required byte[] Person { get; init; }
}

/// <summary>A look at a person's file, for those who watch over looks. What was looked at, the journal says.</summary>
internal sealed class LookRow
{
    /// <summary>The entry that tells of it.</summary>
    public required long Position { get; init; }

    /// <summary>The keyed hash of whose file it was.</summary>
    public required byte[] Person { get; init; }

    /// <summary>The id of who looked.</summary>
    public required string By { get; init; }

    /// <summary>When, in 100 ns since 1970.</summary>
    public required long At { get; init; }

    /// <summary>What is odd about it.</summary>
    public required LookMarks Marks { get; init; }
}

/// <summary>The tables of the vault.</summary>
internal static class VaultTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<PersonKeyRow>(key =>
        {
            key.ToTable("vault_person_key").HasKey(row => row.Person);
            key.HasIndex(row => row.Position);
        });
        model.Entity<PersonRow>(person => person.ToTable("vault_person").HasKey(row => row.Person));
        model.Entity<PersonIndexRow>(index =>
        {
            index.ToTable("vault_person_index").HasKey(row => new { row.Hash, row.Person });
            index.HasIndex(row => row.Person);
        });
        model.Entity<AccountRow>(account => account.ToTable("vault_account").HasKey(row => row.Account));
        model.Entity<HolderRow>(holder =>
        {
            holder.ToTable("vault_holder").HasKey(row => new { row.Account, row.Person });
            holder.HasIndex(row => row.Person);
        });
        model.Entity<LookRow>(look =>
        {
            look.ToTable("vault_look").HasKey(row => row.Position);
            look.Property(row => row.Position).ValueGeneratedNever();
            look.HasIndex(row => new { row.By, row.At });
            look.HasIndex(row => new { row.At, row.Marks });
        });
    }
}
