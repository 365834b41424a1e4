using System.Runtime.InteropServices;

namespace Holdfast.Benchmarks;

/// <summary>
/// The processor time of this thread: what others do on the same machine makes it longer, too, but not by what they
/// take for themselves.
/// </summary>
internal static partial class ThreadTime
{
    private const int ThreadClock = 3;

    public static double Seconds => GetTime(ThreadClock, out var time) == 0
        ? time.Seconds + (time.Nanoseconds / 1e9)
        : throw new InvalidOperationException("This system does not tell the processor time of a thread.");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
