using System.CommandLine;
using Holdfast.Runtime.Sealing;
using Holdfast.Serving;

namespace Holdfast;

/// <summary><c>holdfast master-key</c>: makes, changes and names the key under which all others are kept.</summary>
internal static class MasterKeyCommand
{
    public static Command Create() =>
        new("master-key", "Makes, changes and names the key under which all that tells of customers is sealed.")
        {
            CreateNew(), CreateRotate(), CreateShow(),
        };

    private static CommandWithExamples CreateNew()
    {
        var output = new Option<string>("--out")
        {
            Description = "The file to make, its owner's alone. Nothing is overwritten.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new CommandWithExamples("new",
            "Makes a master key, to be named in the settings of a data folder or wrapped by a key service.",
            "holdfast master-key new --out /etc/holdfast/master.key")
        {
            output,
        };
        command.SetAction(call => CommandLine.Guard(() => Told(
            () => new MasterKeySource.InFile(call.GetRequiredValue(output)).Make(), "made")));
        return command;
    }

    private static CommandWithExamples CreateRotate()
    {
        var file = new Argument<string>("FILE") { Description = "The file of a master key." };
        var command = new CommandWithExamples("rotate",
            "Adds a version to a master key. From the next start of the server it seals what is new; what is older is "
            + "opened by the versions before, which stay in the file.",
            "holdfast master-key rotate records/keys/master.key")
        {
            file,
        };
        command.SetAction(call => CommandLine.Guard(() => Told(
            () => new MasterKeySource.InFile(call.GetRequiredValue(file)).Rotate(), "added")));
        return command;
    }

    private static CommandWithExamples CreateShow()
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder; it may be in use.",
            HelpName = "DIR",
            Required = true,
        };
        var config = JournalStores.Config();
        var command = new CommandWithExamples("show",
            "Names the versions of the master key that the settings lead to, and those that the records are sealed "
            + "under. It shows no key.",
            "holdfast master-key show --data records")
        {
            data, config,
        };
        command.SetAction(call => CommandLine.Guard(() => Interruption.Stops(_ =>
            Show(call.GetRequiredValue(data), call.GetValue(config)))));
        return command;
    }

    private static int Show(string folder, string? config)
    {
        var settings = SettingsOf.Read(new ServeOrder(folder, null, config));
        using var key = MasterKeys.Find(folder, settings.MasterKey);
        foreach (var id in key?.Ids ?? [])
        {
            Console.Out.WriteLine($"{id} here{(id == key!.Id ? ", seals what is new" : "")}");
        }

        var store = JournalStores.For(folder, settings.Store, key);
        if (!store.Exists())
        {
            return CommandLine.Done;
        }

        using var records = store.OpenRecords();
        var isMissing = false;
        foreach (var kept in records.DataKeys())
        {
            var id = MasterKey.IdOf(kept.Wrapped);
            isMissing |= key?.Ids.Contains(id) is not true;
            Console.Out.WriteLine($"{id} needed for entries from {kept.From} on");
        }

        return isMissing
            ? CommandLine.Fail("a version that is needed is missing: those records cannot be read.")
            : CommandLine.Done;
    }

    private static int Told(Func<MasterKey> make, string what)
    {
        try
        {
            using var key = make();
            Console.Out.WriteLine($"{key.Id} {what}");
            return CommandLine.Done;
        }
        catch (MasterKeyException failure)
        {
            throw new WorkFailedException(failure.Message);
        }
    }
}
