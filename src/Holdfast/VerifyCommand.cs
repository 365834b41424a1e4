using System.CommandLine;
using System.Globalization;
using Holdfast.Desk.Cases.Attachments;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Sealing;
using Holdfast.Serving;

namespace Holdfast;

/// <summary><c>holdfast verify</c>: proves that records are whole and unaltered, or names what is not.</summary>
internal static class VerifyCommand
{
    // A signed head is a third of this.
    private const int MostHeadCharacters = 1024;

    public static Command Create()
    {
        var path = new Argument<string>("DIR|FILE")
        {
            Description = "A data folder, a backup, or an export.",
        };
        var against = new Option<string>("--against")
        {
            Description = "A signed head that was kept elsewhere, which the records have to go on from.",
            HelpName = "HEAD",
        };
        var keep = new Option<string>("--keep")
        {
            Description = "Writes the signed head of the records there, for keeping elsewhere.",
            HelpName = "HEAD",
        };
        var config = JournalStores.Config();
        var masterKey = JournalStores.MasterKeyFile();
        var command = new CommandWithExamples("verify",
            "Proves that records are whole and unaltered, and names the first that is not.",
            "holdfast verify records --keep monday.head",
            "holdfast verify records --against monday.head")
        {
            path, against, keep, config, masterKey,
        };
        command.SetAction(call => CommandLine.Guard(() => Interruption.Stops(ct => Run(
            call.GetValue(path)!, call.GetValue(config), call.GetValue(masterKey), call.GetValue(against),
            call.GetValue(keep), ct))));
        return command;
    }

    private static int Run(
        string path, string? config, string? masterKey, string? against, string? keep, CancellationToken ct)
    {
        OutputPlaces.Require(keep);
        var started = TimeProvider.System.GetTimestamp();
        var known = against is null ? null : InputFile.ReadText(against, MostHeadCharacters);
        var attached = new AttachmentCheck();
        var verification = Directory.Exists(path)
            ? JournalVerifier.VerifyFolder(path, JournalStores.For(path, config, masterKey), known, attached.Take, ct)
            : File.Exists(path) && ExportVerifier.IsExport(path)
                ? ExportVerifier.Verify(path, known, ct)
                : JournalVerifier.VerifyFile(path, known, KeyFor(path, config, masterKey), attached.Take, ct);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        if (verification.Fault is { } fault)
        {
            return CommandLine.Fail(fault.Entry is { } entry
                ? $"{path} is not as it was written: entry {entry}: {fault.What}"
                : $"{path} is not as it was written: {fault.What}");
        }

        if (attached.FaultIn(
            Directory.Exists(path) ? AttachmentFiles.In(path) : AttachmentFiles.Beside(path), ct) is { } lost)
        {
            return CommandLine.Fail($"{path} is not as it was written: {lost}");
        }

        if (keep is not null)
        {
            OutputFile.WriteText(keep, verification.Head!);
        }

        Console.Out.Write(string.Create(CultureInfo.InvariantCulture,
            $"whole and unaltered: {verification.Entries} entries\n{verification.Head}"));
        Console.Out.Write(BackupCommands.AttachedText(attached));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"holdfast: read {verification.ContentBytes / 1e6:F1} MB in {seconds:F1} s"));
        return CommandLine.Done;
    }

    // A file has no settings beside it, but a call may name some.
    private static MasterKey? KeyFor(string file, string? config, string? masterKey) =>
        masterKey is not null ? MasterKeys.Read(masterKey)
        : config is not null ? MasterKeys.Find(
            Path.GetDirectoryName(Path.GetFullPath(file))!,
            SettingsOf.Read(new ServeOrder(Path.GetDirectoryName(Path.GetFullPath(file))!, null, config)).MasterKey)
        : null;
}
