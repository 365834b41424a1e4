using System.CommandLine;
using System.Globalization;
using Holdfast.Runtime.Trials;

namespace Holdfast;

/// <summary><c>holdfast learn</c>: weights fitted to a firm's outcomes, for a person to adopt.</summary>
internal static class LearnCommand
{
    public static Command Create()
    {
        var file = PastEvents.File();
        var data = PastEvents.Data();
        var config = JournalStores.Config();
        var labels = TrialOptions.Labels();
        labels.Required = true;
        var policy = PolicyOption.Create();
        var measureFrom = TrialOptions.MeasureFrom();
        measureFrom.Description = "Checks on events from this day on (2025-08-10), and fits on what came before.";
        var learnDays = TrialOptions.LearnDays();
        learnDays.Description =
            "Checks after so many days. Without this and --measure-from: on the last fifth of the days.";
        var attacked = new Option<string>("--attacked")
        {
            Description = "How many of 100,000 customers really are attacked in a month; else as many as in the file.",
            HelpName = "NUMBER",
        };
        var write = new Option<string>("--write")
        {
            Description = "Writes the fitted policy, with its reasons. Nothing is switched on by it.",
            HelpName = "FILE",
        };
        var svg = new Option<string>("--svg")
        {
            Description = "Draws how far scores are what they say.",
            HelpName = "FILE",
        };
        var command = new CommandWithExamples("learn",
            "Fits the weights of signals to what came of past events, and checks them on later ones.",
            "holdfast learn events.ndjson --labels labels.ndjson",
            "holdfast learn events.ndjson --labels labels.ndjson --attacked 10 --write learnt.yaml")
        {
            file, data, config, labels, policy, measureFrom, learnDays, attacked, write, svg,
        };
        command.Validators.Add(call =>
        {
            PastEvents.Validate(call, file, data);
            TrialOptions.Validate(call, measureFrom, learnDays);
            OutputPlaces.Separate(
                call,
                [call.GetValue(file), call.GetValue(labels), call.GetValue(policy)],
                [call.GetValue(write), call.GetValue(svg)]);
            if (call.GetResult(attacked) is not null && Number(call.GetValue(attacked)) is null)
            {
                call.AddError("--attacked takes a number of customers in 100,000, above 0.");
            }
        });
        command.SetAction(call => CommandLine.Guard(() => Run(
            PastEvents.Of(call, file, data, config),
            new LearnOrder
            {
                Policy = PolicyOption.Load(call.GetValue(policy)),
                Labels = TrialOptions.LoadLabels(call.GetRequiredValue(labels))!,
                Period = TrialOptions.Period(call.GetValue(measureFrom), call.GetValue(learnDays)),
                AttackedPerMonth = Number(call.GetValue(attacked)),
            },
            call.GetValue(write),
            call.GetValue(svg))));
        return command;
    }

    private static double? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= 100_000 ? (double)number : null;

    private static int Run(PastEvents events, LearnOrder order, string? write, string? svg)
    {
        OutputPlaces.Require(write, svg);
        using var interruption = new Interruption();
        using var output = new StandardOutput();
        using var progress = TrialProgress.Of(events);
        var report = TrialOptions.Try(events.Place, () => LearnRun.Run(
            events.Open,
            order with { Progressed = progress is null ? null : progress.Show },
            interruption.Token));
        progress?.Clear();
        using (var text = new StreamWriter(output))
        {
            text.Write(LearnText.Of(report));
        }

        if (svg is not null)
        {
            OutputFile.WriteText(svg, ReliabilityDrawing.Of(report));
        }

        if (write is not null && LearnedPolicy.Write(report, events.Name) is { } learnt)
        {
            OutputFile.WriteText(write, learnt);
            Console.Error.WriteLine(
                $"holdfast: {write} holds policy {report.Policy.Fingerprint}; nothing is switched on by it.");
        }
        else if (write is not null)
        {
            throw new WorkFailedException($"nothing was learnt, so {write} was not written.");
        }

        return CommandLine.Done;
    }
}
