using System.CommandLine;
using Holdfast.Simulator;
using NodaTime;
using NodaTime.Text;

namespace Holdfast;

/// <summary><c>holdfast simulate</c>: a made-up firm's events, with labels for those of attackers.</summary>
internal static class SimulateCommand
{
    private static readonly string[] KindWords = ["retail", "private-bank", "active-traders", "retirees"];

    public static Command Create()
    {
        var accounts = Number("--accounts", "Accounts of the firm.", 1, SimulationOptions.MostAccounts);
        var days = Number("--days", "Days that it runs.", 1, SimulationOptions.MostDays);
        var attacks = Number(
            "--attacks", "Campaigns of attackers; 0 for honest life only.", 0, SimulationOptions.MostAttacks);
        var seed = new Option<ulong>("--seed")
        {
            Description = "Makes another firm; the same seed makes the same one, to the byte.", HelpName = "S",
            Required = true,
        }.Within(0, ulong.MaxValue);
        var output = File("--out", "Takes the events, one a line, in order of arrival; '-' for standard output.");
        var labels = File("--labels", "Takes the labels of attackers' events; '-' for standard output.");
        output.Required = labels.Required = true;
        var campaigns = File("--campaigns", "Takes one line for each attack: its kind, care, customers and loss.");
        var profile = new Option<string>("--profile")
        {
            Description = $"What kind of firm: {string.Join(", ", KindWords)}.", HelpName = "KIND",
            DefaultValueFactory = _ => KindWords[0],
        };
        profile.AcceptOnlyFromAmong(KindWords);
        var start = new Option<LocalDate?>("--start")
        {
            Description = "First day; 2025-09-01 without it.", HelpName = "YYYY-MM-DD", CustomParser = ReadDate,
        };
        var command = new CommandWithExamples("simulate",
            "Makes up a firm from a seed, and writes the events of its customers and attackers with labels.",
            "holdfast simulate --accounts 2000 --days 60 --attacks 40 --seed 7 --out firm.ndjson --labels at.ndjson",
            "holdfast simulate --accounts 500 --days 30 --attacks 0 --seed 1 --out - --labels none.ndjson")
        {
            accounts, days, attacks, seed, output, labels, campaigns, profile, start,
        };
        command.Validators.Add(result =>
        {
            string?[] files = [result.GetValue(output), result.GetValue(labels), result.GetValue(campaigns)];
            if (files.OfType<string>().GroupBy(Place, StringComparer.Ordinal).Any(same => same.Count() > 1))
            {
                result.AddError("--out, --labels and --campaigns each need a place of their own.");
            }
        });
        command.SetAction(call => CommandLine.Guard(() => Run(
            new SimulationOptions
            {
                Accounts = call.GetValue(accounts), Days = call.GetValue(days), Attacks = call.GetValue(attacks),
                Seed = call.GetValue(seed), Start = call.GetValue(start) ?? new LocalDate(2025, 9, 1),
                Kind = (FirmKind)Array.IndexOf(KindWords, call.GetValue(profile)),
            },
            call.GetValue(output)!, call.GetValue(labels)!, call.GetValue(campaigns))));
        return command;
    }

    private static int Run(SimulationOptions options, string output, string labels, string? campaigns)
    {
        using var interruption = new Interruption();
        SimulationSummary summary;
        try
        {
            using var events = OutputFile.Create(output);
            using var labelled = OutputFile.Create(labels);
            using var listed = campaigns is null ? null : OutputFile.Create(campaigns);
            var simulation = new FirmSimulation(options) { Progressed = SimulationText.Progress(options) };
            summary = simulation.Run(events.Stream, labelled.Stream, interruption.Token);
            SimulationText.List(summary, listed?.Stream);
            events.Keep();
            labelled.Keep();
            listed?.Keep();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkFailedException(failure.Message);
        }
        catch (OperationCanceledException)
        {
            return CommandLine.Fail("stopped before the end of the run; nothing was written.");
        }

        Console.Error.Write(SimulationText.Summary(options, summary));
        return CommandLine.Done;
    }

    private static string Place(string path) => path == "-" ? path : Path.GetFullPath(path);

    private static Option<string> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    private static Option<int> Number(string name, string description, int least, int most) =>
        new Option<int>(name) { Description = description, HelpName = "N", Required = true }.Within(least, most);

    private static LocalDate? ReadDate(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1990 and <= 2100 } date })
        {
            return date;
        }

        result.AddError($"--start takes a date from 1990 to 2100 as YYYY-MM-DD, not '{text}'.");
        return default;
    }
}
