using System.CommandLine;
using Holdfast.Runtime.Trials;

namespace Holdfast;

/// <summary><c>holdfast tune</c>: what the thresholds cost and catch on past events.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var file = PastEvents.File();
        var data = PastEvents.Data();
        var config = JournalStores.Config();
        var labels = TrialOptions.Labels();
        var policy = PolicyOption.Create();
        var campaigns = new Option<string>("--campaigns")
        {
            Description = "Of what kind each campaign is: {\"attack\",\"kind\"} a line.",
            HelpName = "FILE",
        };
        var measureFrom = TrialOptions.MeasureFrom();
        var learnDays = TrialOptions.LearnDays();
        var budget = new Option<string>("--budget")
        {
            Description = "Percent of honest visits that the proposed thresholds may disturb; 0.5 without it.",
            HelpName = "PERCENT",
        };
        var write = new Option<string>("--write")
        {
            Description = "Writes the proposal as a policy file, with its reasons. Nothing is switched on by it.",
            HelpName = "FILE",
        };
        var svg = new Option<string>("--svg") { Description = "Draws the curve.", HelpName = "FILE" };
        var json = TrialOptions.Json();
        var command = new CommandWithExamples("tune",
            "Shows what each threshold costs and catches on past events, and proposes thresholds for a budget.",
            "holdfast tune events.ndjson --labels labels.ndjson",
            "holdfast tune events.ndjson --labels labels.ndjson --budget 0.5 --write proposed.yaml --svg curve.svg")
        {
            file, data, config, labels, policy, campaigns, measureFrom, learnDays, budget, write, svg, json,
        };
        command.Validators.Add(call =>
        {
            PastEvents.Validate(call, file, data);
            TrialOptions.Validate(call, measureFrom, learnDays);
            OutputPlaces.Separate(
                call,
                [call.GetValue(file), call.GetValue(labels), call.GetValue(policy), call.GetValue(campaigns)],
                [call.GetValue(write), call.GetValue(svg), call.GetValue(json)]);
            if (call.GetResult(budget) is not null && TrialOptions.PerTenThousand(call.GetValue(budget)) is null)
            {
                call.AddError("--budget takes percent from 0.01 to 100, with at most two decimals.");
            }
        });
        command.SetAction(call => CommandLine.Guard(() => Run(
            PastEvents.Of(call, file, data, config),
            new TuneOrder
            {
                Policy = PolicyOption.Load(call.GetValue(policy)),
                Labels = TrialOptions.LoadLabels(call.GetValue(labels)),
                Kinds = TrialOptions.LoadKinds(call.GetValue(campaigns)),
                Period = TrialOptions.Period(call.GetValue(measureFrom), call.GetValue(learnDays)),
                BudgetPerTenThousand = TrialOptions.PerTenThousand(call.GetValue(budget) ?? "0.5")!.Value,
            },
            call.GetValue(write),
            call.GetValue(svg),
            call.GetValue(json))));
        return command;
    }

    private static int Run(PastEvents events, TuneOrder order, string? write, string? svg, string? json)
    {
        OutputPlaces.Require(write, svg, json);
        using var interruption = new Interruption();
        using var output = new StandardOutput();
        using var progress = TrialProgress.Of(events);
        var report = TrialOptions.Try(events.Place, () => TuneRun.Run(
            events.Open,
            order with { Progressed = progress is null ? null : progress.Show },
            interruption.Token));
        progress?.Clear();
        using (var text = new StreamWriter(output))
        {
            text.Write(TuneText.Of(report));
        }

        if (svg is not null)
        {
            OutputFile.WriteText(svg, CurveDrawing.Of(report));
        }

        if (json is not null)
        {
            OutputFile.Write(json, stream => TuneJson.Write(report, stream));
        }

        if (write is not null && TunedPolicy.Write(report, events.Name) is { } proposed)
        {
            OutputFile.WriteText(write, proposed);
            Console.Error.WriteLine($"holdfast: {write} holds policy {report.Proposal!.Policy.Fingerprint}; "
                + "nothing is switched on by it.");
        }
        else if (write is not null)
        {
            throw new WorkFailedException($"there is no proposal for this budget, so {write} was not written.");
        }

        return CommandLine.Done;
    }
}
