using System.CommandLine;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Scoring;
using Holdfast.Serving;

namespace Holdfast;

/// <summary><c>holdfast score</c>: events in, decisions out.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "Events, one JSON object a line. Without it, or with '-', standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var policy = PolicyOption.Create();
        var config = JournalStores.Config();
        var data = new Option<string>("--data")
        {
            Description = "Keeps every event and decision in the journal of this folder before it is answered; what an "
                + "earlier run decided is answered as then. Without --policy, the one in force there decides.",
            HelpName = "DIR",
        };
        var explain = new Option<string>("--explain")
        {
            Description = "Instead of all decisions, explains the one of this event.",
            HelpName = "EVENT",
        };
        var load = new Option<string>("--load-state")
        {
            Description = "Goes on from what an earlier run saved.",
            HelpName = "FILE",
        };
        var save = new Option<string>("--save-state")
        {
            Description = "Saves at the end what is known, for a later run to go on from.",
            HelpName = "FILE",
        };
        var command = new CommandWithExamples("score",
            "Reads events and writes a decision for each, in order, one JSON object a line.",
            "holdfast score events.ndjson > decisions.ndjson",
            "holdfast score events.ndjson --data records > decisions.ndjson",
            "holdfast score events.ndjson --explain e-1041")
        {
            file, policy, data, config, explain, load, save,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(config) is not null && result.GetResult(data) is null)
            {
                result.AddError("--config says where records are kept, and goes with --data.");
            }

            if (result.GetValue(file) is ['-', _, ..] option)
            {
                result.AddError($"There is no option {option}.");
            }

            if (result.GetResult(explain) is not null && result.GetResult(save) is not null)
            {
                result.AddError("--explain stops at its event, so there is no state for --save-state to save.");
            }

            if (result.GetResult(data) is not null &&
                (result.GetResult(explain) ?? result.GetResult(load) ?? result.GetResult(save)) is not null)
            {
                result.AddError("--data keeps what is known, and goes with no option that explains, loads or saves.");
            }
        });
        command.SetAction(call => CommandLine.Guard(() => Run(new Call(
            call.GetValue(file), call.GetValue(policy), call.GetValue(data), call.GetValue(config),
            call.GetValue(explain), call.GetValue(load), call.GetValue(save)))));
        return command;
    }

    private static int Run(Call call)
    {
        using var interruption = new Interruption();
        using var input = InputFile.OpenOrStandard(call.File);
        if (call.Data is { } folder)
        {
            return DurableScore.Run(
                folder, SettingsOf.Read(new ServeOrder(folder, null, call.Config)),
                call.Policy is null ? null : PolicyOption.Load(call.Policy), input, interruption.Token);
        }

        OutputPlaces.Require(call.SaveState);
        using var state = StateFile.LoadOrNew(call.LoadState, PolicyOption.Load(call.Policy));
        try
        {
            return call.Explain is { } id
                ? Explain(state, input, id, interruption.Token)
                : Score(call, state, input, interruption.Token);
        }
        catch (IOException failure)
        {
            throw new WorkFailedException(failure.Message);
        }
    }

    private static int Score(Call call, ScoreState state, Stream input, CancellationToken ct)
    {
        using var output = new StandardOutput();
        using var progress = ProgressBar.OnTerminal(input, TimeProvider.System);
        var run = new ScoreRun(state, TimeProvider.System) { Progressed = progress is null ? null : progress.Show };
        var summary = Run(run, call, input, output, ct);
        progress?.Clear();
        if (call.SaveState is { } path)
        {
            StateFile.Save(state, path);
        }

        Console.Error.Write(Console.IsErrorRedirected ? SummaryText.Line(summary) : SummaryText.Block(summary));
        return CommandLine.Done;
    }

    private static ScoreSummary Run(ScoreRun run, Call call, Stream input, Stream output, CancellationToken ct)
    {
        try
        {
            return run.Run(input, output, ct);
        }
        catch (OutputClosedException) when (call.SaveState is not null)
        {
            throw new WorkFailedException("standard output was closed before the end, so no state is saved.");
        }
    }

    private static int Explain(ScoreState state, Stream input, string id, CancellationToken ct)
    {
        // Waited for from here, because a read that waits for input cannot be called off.
        var result = Task.Run(() => new ExplainRun(state, TimeProvider.System).Run(input, id, ct), ct)
            .WaitAsync(ct).GetAwaiter().GetResult();
        switch (result)
        {
            case ExplainResult.Explained explained:
                using (var output = new StandardOutput())
                using (var writer = new StreamWriter(output))
                {
                    writer.Write(ExplanationText.Of(explained.Explanation));
                }

                return CommandLine.Done;
            case ExplainResult.Refused refused:
                return CommandLine.Fail(
                    $"event {id} could not be decided (line {refused.Error.Line}): {refused.Error.Detail}");
            case ExplainResult.DecidedEarlier:
                return CommandLine.Fail(
                    $"event {id} was decided in the run whose state was loaded, and is explained there.");
            case ExplainResult.NotFound:
                return CommandLine.Fail($"no event of the input has the id {id}.");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private sealed record Call(
        string? File, string? Policy, string? Data, string? Config, string? Explain, string? LoadState,
        string? SaveState);
}
