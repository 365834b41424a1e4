using System.CommandLine;
using System.Runtime;
using Holdfast.Demo;

namespace Holdfast;

/// <summary>The commands put together, and how a call ends.</summary>
internal static class CommandLine
{
    /// <summary>How a call ended, as the shell is told.</summary>
    public const int Done = 0, Failed = 1, WrongCall = 2;

    public static int Run(string[] arguments)
    {
        var holdfast = new RootCommand("Holdfast, the customer-protection desk of a broker-dealer.")
        {
            DemoCommand.Create(),
            ServeCommand.Create(),
            KeyCommand.Create(),
            MasterKeyCommand.Create(),
            StaffCommand.Create(),
            ScoreCommand.Create(),
            SimulateCommand.Create(),
            VerifyCommand.Create(),
            BackupCommands.CreateBackup(),
            BackupCommands.CreateRestore(),
            ExportCommand.Create(),
            RetentionCommand.Create(),
            HoldCommand.Create(),
            DisposeCommand.Create(),
            CustomersCommand.Create(),
            PolicyCommand.Create(),
            SignalsCommand.Create(),
            TuneCommand.Create(),
            BacktestCommand.Create(),
            LearnCommand.Create(),
        };
        HelpWithExamples.Show(holdfast, "holdfast score events.ndjson > decisions.ndjson");

        var call = holdfast.Parse(arguments);
        if (call.Errors.Count == 0)
        {
            CollectMemory(isServing: call.CommandResult.Command.Name == ServeCommand.Name);
            return call.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }

        // One slip makes several errors; the last is nearest to what was slipped on, and one line is what is read.
        Console.Error.WriteLine($"holdfast: {call.Errors[^1].Message}");
        Console.Error.WriteLine($"Try '{PathOf(call.CommandResult.Command)} --help'.");
        return WrongCall;
    }

    /// <summary>Does the work of a command; what stops it is told in a sentence.</summary>
    public static int Guard(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OutputClosedException)
        {
            // Whoever read had enough, and knows.
            return Done;
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped before the end of the input.");
        }
        catch (WorkFailedException failure)
        {
            return Fail(failure.Message);
        }
    }

    /// <summary>Tells why the work failed.</summary>
    public static int Fail(string why)
    {
        Console.Error.WriteLine($"holdfast: {why}");
        return Failed;
    }

    // Others wait for a server, which has to go on while memory is collected. Whatever else is done sooner when all
    // stands still for that, because it would take the cores from the work.
    private static void CollectMemory(bool isServing) =>
        GCSettings.LatencyMode = isServing ? GCLatencyMode.SustainedLowLatency : GCLatencyMode.Batch;

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{PathOf(parent)} {command.Name}"
            : "holdfast";
}
