using Holdfast.Engine.Policy;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Scoring;

namespace Holdfast;

/// <summary>
/// <c>holdfast score --data</c>: every event and decision an entry of the journal before it is answered.
/// </summary>
internal static class DurableScore
{
    public static int Run(string folder, DecisionPolicy? policy, Stream input, CancellationToken ct)
    {
        try
        {
            using var run = DurableRun.Open(folder, policy, TimeProvider.System);
            if (run.Recovery is { } recovery)
            {
                Tell(recovery);
            }

            using var output = new StandardOutput();
            using var progress = ProgressBar.OnTerminal(input, TimeProvider.System);
            run.Progressed = progress is null ? null : progress.Show;
            var summary = run.Run(input, output, ct);
            progress?.Clear();
            Console.Error.Write(Console.IsErrorRedirected ? SummaryText.Line(summary) : SummaryText.Block(summary));
            return CommandLine.Done;
        }
        catch (JournalException failure)
        {
            throw new WorkFailedException(failure.Message);
        }
    }

    // Only what somebody may want to act on.
    private static void Tell(Recovery recovery)
    {
        if (recovery.BytesCutOff > 0)
        {
            Say($"the last {recovery.BytesCutOff} bytes of the journal belonged to a group that was never finished, "
                + "and are left out; nothing of it was answered.");
        }

        if (recovery.CheckpointFault is { } fault)
        {
            Say($"the checkpoint was of no use, and all was decided again from the journal: {fault}");
        }

        if (recovery.FirstDifference is { } first)
        {
            Say($"{recovery.Differences} of {recovery.Decided} events would be decided otherwise today than the "
                + $"journal says, the first in entry {first}. What was answered stands.");
        }

        if (recovery.WithoutContent > 0)
        {
            Say($"{recovery.WithoutContent} events could not be learned from again: their content was disposed of.");
        }
    }

    private static void Say(string what) => Console.Error.WriteLine($"holdfast: {what}");
}
