using System.CommandLine;
using System.Globalization;
using Holdfast.Desk.Cases.Attachments;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Serving;

namespace Holdfast;

/// <summary><c>holdfast backup</c> and <c>holdfast restore</c>: records in one file, and back.</summary>
internal static class BackupCommands
{
    // A key is a quarter of this.
    private const int MostKeyCharacters = 1024;

    public static Command CreateBackup()
    {
        var data = Data("The data folder; it may be in use.");
        var to = new Option<string>("--to") { Description = "The file to make.", HelpName = "FILE", Required = true };
        var config = JournalStores.Config();
        var command = new CommandWithExamples("backup",
            "Copies the records of a data folder into one file, and what was attached to cases into a folder beside "
            + "it, sealed as they are and without keys, and verifies them.",
            "holdfast backup --data records --to monday.backup")
        {
            data, to, config,
        };
        command.SetAction(call => CommandLine.Guard(() => Interruption.Stops(ct =>
        {
            OutputPlaces.Require(call.GetValue(to));
            var store = JournalStores.For(call.GetValue(data)!, call.GetValue(config));
            var (file, attached) = (call.GetValue(to)!, new AttachmentCheck());
            RefuseOccupied(AttachmentFiles.Beside(file));
            var copied = Backup.Create(store, file, attached.Take, ct);
            Console.Out.Write(Text("copied and verified", copied));
            if (attached.Copy(AttachmentFiles.In(call.GetValue(data)!), AttachmentFiles.Beside(file), ct) is { } fault)
            {
                return CommandLine.Fail($"the records are copied, and what was attached to cases is not: {fault}");
            }

            Console.Out.Write(AttachedText(attached));
            Console.Error.WriteLine(
                $"holdfast: keep {Path.Combine(call.GetValue(data)!, "journal.key")} and the master key apart; they "
                + "are not in the backup, and without the master key nobody can read it.");
            return CommandLine.Done;
        })));
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("FILE") { Description = "The backup." };
        var data = Data("The data folder to restore to; there must be no journal in it.");
        var key = new Option<string>("--key")
        {
            Description = "The key that signs, without which the records can be read but not gone on with.",
            HelpName = "FILE",
        };
        var config = JournalStores.Config();
        var masterKey = JournalStores.MasterKeyFile();
        var command = new CommandWithExamples("restore",
            "Verifies a backup and puts it into a data folder. Nothing is overwritten.",
            "holdfast restore monday.backup --data records --key journal.key --master-key master.key")
        {
            file, data, key, config, masterKey,
        };
        command.SetAction(call => CommandLine.Guard(() => Interruption.Stops(ct =>
        {
            var text = call.GetValue(key) is { } path ? InputFile.ReadText(path, MostKeyCharacters) : null;
            var backup = call.GetRequiredValue(file);
            if (Directory.Exists(backup))
            {
                throw new WorkFailedException($"{backup} is a folder, not a file.");
            }

            var folder = call.GetValue(data)!;
            var settings = SettingsOf.Read(new ServeOrder(folder, null, call.GetValue(config)));
            using var given = call.GetValue(masterKey) is { } named ? MasterKeys.Read(named) : null;
            var store = JournalStores.For(
                folder, settings.Store, given ?? MasterKeys.Find(folder, settings.MasterKey));
            var attached = new AttachmentCheck();
            var restored = Backup.Restore(backup, folder, store, text, attached.Take, ct);
            MasterKeys.Keep(given, folder, settings.MasterKey);
            Console.Out.Write(Text("verified and restored", restored));
            if (attached.Copy(AttachmentFiles.Beside(backup), AttachmentFiles.In(folder), ct) is { } fault)
            {
                return CommandLine.Fail(
                    $"the records are restored, and what was attached to cases is not all there: {fault} Bring what is "
                    + $"missing, sealed as it was kept, into {AttachmentFiles.In(folder)}; holdfast verify {folder} "
                    + "names what is missing still.");
            }

            Console.Out.Write(AttachedText(attached));
            return CommandLine.Done;
        })));
        return command;
    }

    private static Option<string> Data(string description) =>
        new("--data") { Description = description, HelpName = "DIR", Required = true };

    private static void RefuseOccupied(string folder)
    {
        if (Directory.Exists(folder) || File.Exists(folder))
        {
            throw new WorkFailedException($"{folder} is there already, and is not overwritten.");
        }
    }

    /// <summary>What is said of files that were attached to cases; nothing where there are none.</summary>
    internal static string AttachedText(AttachmentCheck attached) => attached.Files == 0
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture, $"attached to cases: {attached.Files} files, as they were kept\n");

    private static string Text(string what, Verification verification) => string.Create(
        CultureInfo.InvariantCulture, $"{what}: {verification.Entries} entries\n{verification.Head}");
}
