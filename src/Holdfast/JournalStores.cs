using System.CommandLine;
using Holdfast.Cluster.Following;
using Holdfast.Cluster.Journal;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
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

    /// <summary>The store of a data folder: the folder itself unless its settings name another.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="config">The settings; null for those of the folder, if there are any.</param>
    public static IJournalStore For(string folder, string? config) =>
        For(folder, SettingsOf.Read(new ServeOrder(folder, null, config)).Store);

    /// <summary>The store that settings name.</summary>
    public static IJournalStore For(string folder, StoreSettings store)
    {
        switch (store.Kind)
        {
            case StoreKind.Sqlite:
                return new SqliteJournalStore(folder);
            case StoreKind.Postgres:
                return new PostgresJournalStore(Postgres(store));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Opens the timelines that are made of the journal of a data folder, where that is.</summary>
    public static Func<ITimelines> TimelinesFor(string folder, StoreSettings store)
    {
        switch (store.Kind)
        {
            case StoreKind.Sqlite:
                return () => SqliteTimelines.Open(folder);
            case StoreKind.Postgres:
                var postgres = Postgres(store);
                return () => PostgresTimelines.Open(postgres);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

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
