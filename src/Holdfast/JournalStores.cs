using System.CommandLine;
using Holdfast.Cluster.Following;
using Holdfast.Cluster.Journal;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Sealing;
using Holdfast.Serving;

namespace Holdfast;

/// <summary>Which store the journal of a data folder is in, as its settings say.</summary>
internal static class JournalStores
{
    public static Option<string> Config() => new("--config")
    {
        Description = $"The settings, which say where the records are; DIR/{SettingsFile.Name} where there is one.",
        HelpName = "FILE",
    };

    public static Option<string> MasterKeyFile() => new("--master-key")
    {
        Description = "The file of the master key that the records are sealed under, where no settings lead to it.",
        HelpName = "FILE",
    };

    /// <summary>The same with the master key that a call names, if it names one.</summary>
    public static IJournalStore For(string folder, string? config, string? masterKeyFile) => masterKeyFile is null
        ? For(folder, config)
        : For(folder, SettingsOf.Read(new ServeOrder(folder, null, config)).Store, MasterKeys.Read(masterKeyFile));

    /// <summary>The store of a data folder: the folder itself unless its settings name another.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="config">The settings; null for those of the folder, if there are any.</param>
    /// <remarks>For reading: a folder whose master key is missing can be asked for what is not sealed.</remarks>
    public static IJournalStore For(string folder, string? config)
    {
        var settings = SettingsOf.Read(new ServeOrder(folder, null, config));
        return For(folder, settings.Store, MasterKeys.Find(folder, settings.MasterKey));
    }

    /// <summary>The store that settings name, with the master key that its contents are sealed under.</summary>
    public static IJournalStore For(string folder, StoreSettings store, MasterKey? masterKey)
    {
        switch (store.Kind)
        {
            case StoreKind.Sqlite:
                return new SqliteJournalStore(folder, masterKey);
            case StoreKind.Postgres:
                return new PostgresJournalStore(Postgres(store), masterKey);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Opens the timelines that are made of the journal of a data folder, where that is.</summary>
    public static Func<ITimelines> TimelinesFor(string folder, StoreSettings store, MasterKey masterKey)
    {
        switch (store.Kind)
        {
            case StoreKind.Sqlite:
                return () => SqliteTimelines.Open(folder, masterKey);
            case StoreKind.Postgres:
                var postgres = Postgres(store);
                return () => PostgresTimelines.Open(postgres, masterKey);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>
    /// Opens the index of links of a data folder. It is in the folder whichever store the journal is in: nothing in it
    /// cannot be made again.
    /// </summary>
    public static Func<LinkIndex> LinksFor(string folder, MasterKey masterKey) =>
        () => LinkIndex.Open(folder, masterKey);

    /// <summary>How PostgreSQL is reached, as the settings say.</summary>
    public static PostgresSettings Postgres(StoreSettings store)
    {
        var settings = new PostgresSettings
        {
            Connection = Connection(store.ConnectionVariable, store.ConnectionFile)!,
            OwnerConnection = Connection(store.OwnerConnectionVariable, store.OwnerConnectionFile),
            Schema = store.Schema,
            RequireSynchronousStandby = store.RequireStandby,
        };
        return settings.Fault() is { } fault ? throw new WorkFailedException($"store: {fault}") : settings;
    }

    // What it holds is a secret and is told nowhere.
    private static string? Connection(string? variable, string? file) =>
        variable is not null ? Environment.GetEnvironmentVariable(variable)
        : file is not null ? InputFile.ReadText(file, 4096).Trim()
        : null;
}
