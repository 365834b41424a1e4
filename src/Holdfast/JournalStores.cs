using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;

namespace Holdfast;

/// <summary>Which store the journal of a data folder is in, as its configuration says.</summary>
internal static class JournalStores
{
    private const string FileName = "holdfast.json";

    private const int MostCharacters = 1 << 20;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static Option<string> Config() => new("--config")
    {
        Description = $"The configuration, which says where the records are kept; DIR/{FileName} where there is one.",
        HelpName = "FILE",
    };

    /// <summary>The store of a data folder: the folder itself unless its configuration names another.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="config">The configuration; null for that of the folder, if there is one.</param>
    public static IJournalStore For(string folder, string? config)
    {
        var path = config ?? Path.Combine(folder, FileName);
        if (config is null && !File.Exists(path))
        {
            return new SqliteJournalStore(folder);
        }

        try
        {
            var store = JsonSerializer.Deserialize<Configuration>(InputFile.ReadText(path, MostCharacters), Form)?.Store;
            return store?.Kind switch
            {
                null or "sqlite" => new SqliteJournalStore(folder),
                "postgresql" => new PostgresJournalStore(store.Settings(path)),
                var other => throw new WorkFailedException(
                    $"{path}: the kind of store is 'sqlite' or 'postgresql', not '{other}'."),
            };
        }
        catch (JsonException failure)
        {
            // What the text holds may be a password: only its place is told.
            throw new WorkFailedException(
                $"{path} is no configuration: line {failure.LineNumber + 1} is not what it has to be.");
        }
        catch (JournalException failure)
        {
            throw new WorkFailedException($"{path}: {failure.Message}");
        }
    }

    private sealed record Configuration(Store? Store);

    private sealed record Store(
        string? Kind,
        string? Connection,
        string? OwnerConnection,
        string? Schema,
        bool RequireSynchronousStandby = false,
        int TimeoutSeconds = 30)
    {
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Unknown { get; init; }

        public PostgresSettings Settings(string path) => Unknown is { Count: > 0 }
            ? throw new WorkFailedException($"{path}: a store has no setting '{Unknown.Keys.First()}'.")
            : new PostgresSettings
            {
                Connection = Connection ?? throw new WorkFailedException($"{path}: the store names no connection."),
                OwnerConnection = OwnerConnection,
                Schema = Schema ?? throw new WorkFailedException($"{path}: the store names no schema."),
                RequireSynchronousStandby = RequireSynchronousStandby,
                TimeoutSeconds = TimeoutSeconds,
            };
    }
}
