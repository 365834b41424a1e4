using Holdfast.Desk.Settings;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;

namespace Holdfast;

/// <summary>The master key of a data folder, from where its settings say.</summary>
internal static class MasterKeys
{
    private const string Folder = "keys";

    /// <summary>The key, for whoever adds to the records; made where there are none that are sealed.</summary>
    /// <exception cref="WorkFailedException">It is missing, or is none; the setting is named.</exception>
    /// <exception cref="JournalException">Another process holds the folder, or the records cannot be asked.</exception>
    public static MasterKey Require(string folder, ServerSettings settings)
    {
        var source = SourceOf(folder, settings.MasterKey);
        if (!source.Exists && source is MasterKeySource.InFile file && settings.MasterKey.File is null)
        {
            RequireUnsealed(folder, settings.Store, file.Path);
            return Named(settings.MasterKey, () => Made(file, folder));
        }

        return Named(settings.MasterKey, source.Read);
    }

    /// <summary>The key, for whoever reads; null where there is none yet.</summary>
    /// <exception cref="WorkFailedException">It is none that may be used; the setting is named.</exception>
    public static MasterKey? Find(string folder, MasterKeySettings settings)
    {
        var source = SourceOf(folder, settings);
        return source.Exists ? Named(settings, source.Read) : null;
    }

    /// <summary>A key that a call names.</summary>
    /// <exception cref="WorkFailedException">There is none.</exception>
    public static MasterKey Read(string file)
    {
        try
        {
            return new MasterKeySource.InFile(file).Read();
        }
        catch (MasterKeyException failure)
        {
            throw new WorkFailedException($"--master-key: {failure.Message}");
        }
    }

    /// <summary>Puts a key that a call named into a folder that has none, unless settings say where it is.</summary>
    public static void Keep(MasterKey? given, string folder, MasterKeySettings settings)
    {
        if (given is not null && SourceOf(folder, settings) is MasterKeySource.InFile { Exists: false } file)
        {
            Named(settings, () =>
            {
                file.Put(given);
                return given;
            });
        }
    }

    /// <summary>Where the key of a folder is, or is to be.</summary>
    public static MasterKeySource SourceOf(string folder, MasterKeySettings settings) => settings switch
    {
        { Variable: { } name } => new MasterKeySource.InVariable(name),
        { Command.IsEmpty: false } => new MasterKeySource.ByCommand(
            settings.Command, settings.WrappedFile ?? Path.Combine(folder, Folder, "master.wrapped"),
            TimeSpan.FromSeconds(settings.CommandSeconds)),
        _ => new MasterKeySource.InFile(settings.File ?? Path.Combine(folder, Folder, "master.key")),
    };

    private static string SettingOf(MasterKeySettings settings) => settings switch
    {
        { Variable: not null } => "masterKey.variable",
        { Command.IsEmpty: false } => "masterKey.command",
        _ => "masterKey.file",
    };

    private static MasterKey Made(MasterKeySource.InFile file, string folder)
    {
        var key = file.MakeFor(folder);
        Console.Error.WriteLine(
            $"holdfast: the master key {key.Id} is in {file.Path}; keep a copy of it where no copy of {folder} is.");
        return key;
    }

    private static void RequireUnsealed(string folder, StoreSettings settings, string file)
    {
        var store = JournalStores.For(folder, settings, masterKey: null);
        if (!store.Exists())
        {
            return;
        }

        using var records = store.OpenRecords();
        if (records.DataKeys() is [.., var last])
        {
            throw new WorkFailedException(
                $"masterKey.file: {file} is missing, and {store.Place} is sealed under the master key "
                + $"{MasterKey.IdOf(last.Wrapped)}: put it back from its copy, or say in the settings where it is.");
        }
    }

    private static MasterKey Named(MasterKeySettings settings, Func<MasterKey> read)
    {
        try
        {
            return read();
        }
        catch (MasterKeyException failure)
        {
            throw new WorkFailedException($"{SettingOf(settings)}: {failure.Message}");
        }
    }
}
