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
        var customer = new Option<string>("--customer")
        {
            Description = "Instead of a stretch of entries, the events of this customer.",
            HelpName = "ID",
        };
        var config = JournalStores.Config();
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
            data, config, from, to, account, customer, output,
        };
        command.Validators.Add(result =>
        {
            var isRange = result.GetResult(from) is not null && result.GetResult(to) is not null;
            var isAny = result.GetResult(from) is not null || result.GetResult(to) is not null;
            var names = (result.GetResult(account) is null ? 0 : 1) + (result.GetResult(customer) is null ? 0 : 1);
            if (names == 0 ? !isRange : isAny || names > 1)
            {
                result.AddError("What to export is told by --from and --to, or else by --account or --customer.");
            }
        });
        command.SetAction(call => CommandLine.Guard(() => Interruption.Stops(ct =>
        {
            var store = JournalStores.For(call.GetValue(data)!, call.GetValue(config));
            return Run(call.GetValue(output)!, stream => (call.GetValue(account), call.GetValue(customer)) switch
            {
                ({ } id, _) => (Export.Account(store, id, stream, ct), $"of account {id}"),
                (_, { } id) => (Export.Customer(store, id, stream, ct), $"of customer {id}"),
                _ => (Export.Range(store, call.GetValue(from)!.Value, call.GetValue(to)!.Value, stream, ct), ""),
            });
        })));
        return command;
    }

    private static int Run(string path, Func<Stream, (long Count, string Whose)> export)
    {
        OutputPlaces.Require(path);
        if (File.Exists(path))
        {
            throw new WorkFailedException($"{path} is there already, and is not overwritten.");
        }

        var next = path + ".new";
        try
        {
            var (count, whose) = (0L, "");
            using (var output = Open(next))
            {
                (count, whose) = export(output);
            }

            if (count == 0)
            {
                throw new WorkFailedException($"there is no event {whose}, or its content was disposed of.");
            }

            File.Move(next, path);
            Console.Error.WriteLine($"holdfast: {count} {(count == 1 ? "entry" : "entries")} exported.");
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
