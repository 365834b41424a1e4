using Holdfast.Desk.Settings;
using Holdfast.Runtime.Hosting;

namespace Holdfast.Serving;

/// <summary>Finds and reads the settings of a server; what is wrong with them is told all at once.</summary>
internal static class SettingsOf
{
    // What the records in a folder were begun with, so that other settings do not begin them a second time elsewhere.
    private const string StoreFile = "store";

    /// <summary>The settings by which a server is to be run.</summary>
    /// <exception cref="WorkFailedException">They are not good, or do not fit the data folder.</exception>
    public static ServerSettings Read(ServeOrder order)
    {
        var own = Path.Combine(order.Folder, SettingsFile.Name);
        var file = order.SettingsFile ?? (File.Exists(own) ? own : null);
        var json = file is null ? [] : ReadFile(file);
        if (file is not null && json.Length == 0)
        {
            throw new WorkFailedException($"{file} is empty: write {{}} for settings that say nothing.");
        }

        var settings = SettingsFile.Read(json, order.Urls?.Split(';', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            SettingsReading.Accepted accepted => accepted.Settings,
            SettingsReading.Refused refused => throw new WorkFailedException(
                string.Join("\nholdfast: ", refused.Faults.Select(fault => SettingsFile.TextOf(fault, file)))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        RequireStore(order.Folder, settings.Store.Kind);
        return settings;
    }

    /// <summary>Notes what the records of a folder were begun with.</summary>
    public static void KeepStore(string folder, StoreKind store)
    {
        var file = Path.Combine(folder, StoreFile);
        if (!File.Exists(file))
        {
            OwnFile.Write(file, stream => stream.Write(WordOf(store)));
        }
    }

    /// <summary>
    /// That there are records, for commands on those there are. Another store than the folder says so itself.
    /// </summary>
    /// <exception cref="WorkFailedException">There are none.</exception>
    public static void RequireRecords(ServeOrder order)
    {
        if (!Directory.Exists(order.Folder))
        {
            throw new WorkFailedException($"{order.Folder} does not exist.");
        }

        if (BegunWith(order.Folder) is null && Read(order).Store.Kind is StoreKind.Sqlite)
        {
            throw new WorkFailedException($"{order.Folder} holds no records.");
        }
    }

    private static void RequireStore(string folder, StoreKind store)
    {
        var begun = BegunWith(folder);
        if (begun is not null && !WordOf(store).SequenceEqual(begun))
        {
            var was = WordOf(StoreKind.Sqlite).SequenceEqual(begun) ? "sqlite" : "postgres";
            throw new WorkFailedException(
                $"store.kind: {folder} was begun with {was}; set it to {was}, or name another data folder.");
        }
    }

    private static byte[]? BegunWith(string folder)
    {
        var file = Path.Combine(folder, StoreFile);
        return File.Exists(file) ? File.ReadAllBytes(file)
            : File.Exists(Path.Combine(folder, "journal.db")) ? WordOf(StoreKind.Sqlite).ToArray()
            : null;
    }

    private static ReadOnlySpan<byte> WordOf(StoreKind store) => store switch
    {
        StoreKind.Sqlite => "sqlite\n"u8,
        StoreKind.Postgres => "postgres\n"u8,
    };

    private static byte[] ReadFile(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            if (stream.Length > SettingsFile.BytesAtMost)
            {
                throw new WorkFailedException($"{file} is too large for settings.");
            }

            var json = new byte[stream.Length];
            stream.ReadExactly(json);
            return json;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkFailedException($"the settings cannot be read: {failure.Message}");
        }
    }
}
