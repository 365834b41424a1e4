using System.CommandLine;
using Holdfast.Runtime.Journal.Verification;

namespace Holdfast;

/// <summary><c>holdfast export</c>: some records in one file, with what proves them.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder; it may be in use.",
            HelpName = "DIR",
            Required = true,
        };
        var from = new Option<long?>("--from") { Description = "The first entry.", HelpName = "N" }
            .Within(0, long.MaxValue);
        var to = new Option<long?>("--to") { Description = "The last entry.", HelpName = "M" }
            .Within(0, long.MaxValue);
        var account = new Option<string>("--account")
        {
            Description = "Instead of a stretch of entries, the events of this account.",
            HelpName = "ID",
        };
        var output = new Option<string>("--out")
        {
            Description = "The file to make.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new CommandWithExamples("export",
            "Writes records as JSON lines, each with the proof that it is in the journal. Verify checks them.",
            "holdfast export --data records --from 0 --to 999 --out first.ndjson",
            "holdfast export --data records --account a-7 --out a-7.ndjson")
        {
            data, from, to, account, output,
        };
        command.Validators.Add(result =>
        {
            var isRange = result.GetResult(from) is not null && result.GetResult(to) is not null;
            var isAny = result.GetResult(from) is not null || result.GetResult(to) is not null;
            if (result.GetResult(account) is null ? !isRange : isAny)
            {
                result.AddError("What to export is told by --from and --to, or else by --account.");
            }
        });
        command.SetAction(call => CommandLine.Guard(() => Interruption.Stops(ct => Run(
            call.GetValue(data)!, call.GetValue(from), call.GetValue(to), call.GetValue(account),
            call.GetValue(output)!, ct))));
        return command;
    }

    private static int Run(string data, long? from, long? to, string? account, string path, CancellationToken ct)
    {
        OutputPlaces.Require(path);
        if (File.Exists(path))
        {
            throw new WorkFailedException($"{path} is there already, and is not overwritten.");
        }

        var next = path + ".new";
        try
        {
            long count;
            using (var output = Open(next))
            {
                count = account is not null
                    ? Export.Account(data, account, output, ct)
                    : Export.Range(data, from!.Value, to!.Value, output, ct);
            }

            File.Move(next, path);
            Console.Error.WriteLine($"holdfast: {count} entries exported.");
            return CommandLine.Done;
        }
        finally
        {
            File.Delete(next);
        }
    }

    // It tells of customers, and is its owner's to pass on.
    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
