using System.CommandLine;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Trials;

namespace Holdfast;

/// <summary><c>holdfast backtest</c>: what one policy would have decided otherwise than another.</summary>
internal static class BacktestCommand
{
    /// <summary>What stands for the policy that ships.</summary>
    private const string Shipped = "default";

    public static Command Create()
    {
        var file = PastEvents.File();
        var data = PastEvents.Data();
        var config = JournalStores.Config();
        var first = new Option<string>("--policy")
        {
            Description = $"The policy to compare with, such as the one in force, or '{Shipped}'.",
            HelpName = "A",
            Required = true,
        };
        var second = new Option<string>("--against")
        {
            Description = $"The policy to try, or '{Shipped}'.",
            HelpName = "B",
            Required = true,
        };
        var labels = TrialOptions.Labels();
        var measureFrom = TrialOptions.MeasureFrom();
        var learnDays = TrialOptions.LearnDays();
        var json = TrialOptions.Json();
        var command = new CommandWithExamples("backtest",
            "Shows what policy B would have decided otherwise than policy A on past events.",
            "holdfast backtest events.ndjson --policy default --against proposed.yaml",
            "holdfast backtest events.ndjson --policy default --against proposed.yaml --labels labels.ndjson",
            "holdfast backtest --data records --policy default --against proposed.yaml")
        {
            file, data, config, first, second, labels, measureFrom, learnDays, json,
        };
        command.Validators.Add(call =>
        {
            PastEvents.Validate(call, file, data);
            TrialOptions.Validate(call, measureFrom, learnDays);
            OutputPlaces.Separate(
                call,
                [call.GetValue(file), call.GetValue(labels), call.GetValue(first), call.GetValue(second)],
                [call.GetValue(json)]);
        });
        command.SetAction(call => CommandLine.Guard(() =>
        {
            OutputPlaces.Require(call.GetValue(json));
            using var interruption = new Interruption();
            var events = PastEvents.Of(call, file, data, config);
            var (one, other) = (Load(call.GetRequiredValue(first)), Load(call.GetRequiredValue(second)));
            var known = TrialOptions.LoadLabels(call.GetValue(labels));
            var period = TrialOptions.Period(call.GetValue(measureFrom), call.GetValue(learnDays));
            using var input = events.Open();
            using var progress = ProgressBar.OnTerminal(input, TimeProvider.System);
            var report = TrialOptions.Try(events.Place, () => Comparison.Run(
                input, one, other, known, period, progress is null ? null : progress.Show, interruption.Token));
            progress?.Clear();
            Write(report, call.GetValue(json));
            return CommandLine.Done;
        }));
        return command;
    }

    private static DecisionPolicy Load(string policy) => PolicyOption.Load(policy == Shipped ? null : policy);

    private static void Write(ComparisonReport report, string? json)
    {
        using var output = new StandardOutput();
        using (var text = new StreamWriter(output))
        {
            text.Write(ComparisonText.Of(report));
        }

        if (json is not null)
        {
            OutputFile.Write(json, stream => ComparisonJson.Write(report, stream));
        }
    }
}
