using Holdfast.Runtime.Hosting;

namespace Holdfast;

/// <summary>What is told of a start that read a journal: only what somebody may want to act on.</summary>
internal static class RecoveryText
{
    public static void Tell(Recovery? recovery)
    {
        if (recovery is null)
        {
            return;
        }

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
