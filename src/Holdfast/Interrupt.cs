using System.Runtime.InteropServices;
using Holdfast.Runtime.Journal;

namespace Holdfast;

/// <summary>Lets a person or the system end work in good order.</summary>
internal static class Interrupt
{
    /// <summary>Does work on records that an interrupt stops; what stands in its way is told in a sentence.</summary>
    public static int Stops(Func<CancellationToken, int> work)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return work(stop.Token);
        }
        catch (Exception failure) when (failure is JournalException or IOException or UnauthorizedAccessException)
        {
            throw new WorkFailedException(failure.Message);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
