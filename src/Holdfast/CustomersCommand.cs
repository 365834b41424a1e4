using System.CommandLine;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Holdfast.Control;
using Holdfast.Serving;

namespace Holdfast;

/// <summary><c>holdfast customers</c>: what the firm's systems know of customers, brought into the vault.</summary>
internal static class CustomersCommand
{
    private const string Route = "/control/customers/import";

    // As much of the file's hash as tells two files of a firm apart; an import that is gone on with has the same name.
    private const int NameBytes = 8;

    public static Command Create() =>
        new("customers", "Brings customers into the vault, whether or not a server is running.") { Import() };

    private static CommandWithExamples Import()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A CSV file of customers, contacts, accounts or relationships; its first row tells which.",
        };
        var control = new ControlOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Names every fault, and changes nothing." };
        var command = new CommandWithExamples("import",
            "Imports a file. Its faults are named first, one a line as row, column and what is wrong; with a fault "
            + "nothing is imported. What is on file already changes nothing, so a file may be sent again.",
            "holdfast customers import customers.csv --data records --dry-run",
            "holdfast customers import contacts.csv --data records")
        {
            file, control.Data, control.Config, dryRun,
        };
        command.SetAction(call => ControlOptions.Ask(
            ct => RunAsync(control.New(call), call.GetRequiredValue(file), call.GetValue(dryRun), ct)));
        return command;
    }

    private static async Task RunAsync(ServeOrder place, string file, bool isDryRun, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new WorkFailedException($"there is no file {file}.");
        }

        var name = await NameOfAsync(file, ct);
        Tell(await SendAsync(place, file, name, isDryRun: true, ct), "would be ");
        if (!isDryRun)
        {
            Tell(await SendAsync(place, file, name, isDryRun: false, ct), "");
        }
    }

    private static async Task<JsonElement> SendAsync(
        ServeOrder place, string file, string name, bool isDryRun, CancellationToken ct)
    {
        var answer = await ControlCall.SendContentAsync(
            place, HttpMethod.Post, $"{Route}?import={name}&dryRun={(isDryRun ? "true" : "false")}", () =>
            new StreamContent(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("text/csv") },
            },
            ct);
        return answer.Required();
    }

    private static void Tell(JsonElement report, string mood)
    {
        foreach (var fault in report.GetProperty("faults").EnumerateArray())
        {
            Console.Out.WriteLine(
                $"{fault.GetProperty("row").GetInt64()}\t{fault.Text("column")}\t{fault.Text("detail")}");
        }

        var kind = report.TextIfAny("kind") ?? "rows";
        if (report.GetProperty("faultCount").GetInt64() is > 0 and var faults)
        {
            throw new WorkFailedException($"{faults} faults in {report.GetProperty("rows").GetInt64()} {kind}.");
        }

        Console.Error.WriteLine(
            $"holdfast: of {report.GetProperty("rows").GetInt64()} {kind} "
            + $"{report.GetProperty("begun").GetInt64()} {mood}new, {report.GetProperty("changed").GetInt64()} "
            + $"{mood}changed, {report.GetProperty("same").GetInt64()} are as they are on file.");
    }

    private static async Task<string> NameOfAsync(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower((await SHA256.HashDataAsync(stream, ct)).AsSpan(0, NameBytes));
    }
}
