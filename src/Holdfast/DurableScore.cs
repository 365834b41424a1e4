using Holdfast.Desk.Settings;
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
    public static int Run(
        string folder, ServerSettings settings, DecisionPolicy? policy, Stream input, CancellationToken ct)
    {
        try
        {
            using var masterKey = MasterKeys.Require(folder, settings);
            using var run = DurableRun.Open(
                folder, policy, TimeProvider.System, JournalStores.For(folder, settings.Store, masterKey),
                settings.MemoryBytes);
            RecoveryText.Tell(run.Recovery);
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
}
