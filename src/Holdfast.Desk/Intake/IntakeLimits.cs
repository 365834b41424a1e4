namespace Holdfast.Desk.Intake;

/// <summary>How much intake takes, and how long it waits.</summary>
internal static class IntakeLimits
{
    /// <summary>
    /// Streams that are read at once. Each holds a few reads of memory as long as it lasts, however slow its sender.
    /// </summary>
    public const int Streams = 128;

    /// <summary>A stream whose sender has been silent for so long is ended: what came whole is answered.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>A stream whose answers nobody has read for so long is broken off.</summary>
    public static readonly TimeSpan Unread = TimeSpan.FromSeconds(30);

    /// <summary>What is told a sender who is to come again later, in seconds.</summary>
    public const string RetryAfterSeconds = "1";
}
