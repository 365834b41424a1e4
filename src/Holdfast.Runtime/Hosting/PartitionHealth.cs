using NodaTime;

namespace Holdfast.Runtime.Hosting;

/// <summary>How a partition is.</summary>
public abstract record PartitionHealth
{
    private PartitionHealth()
    {
    }

    /// <summary>It decides, and keeps what it decides.</summary>
    public sealed record Serving : PartitionHealth;

    /// <summary>
    /// The journal took no more. It is opened again until that helps; meanwhile nothing is decided, and what was
    /// answered before stands.
    /// </summary>
    /// <param name="Reason">Why, in a sentence.</param>
    /// <param name="Since">Since when.</param>
    public sealed record Recovering(string Reason, Instant Since) : PartitionHealth;

    /// <summary>
    /// The journal took no more, and whether it holds what it was given last cannot be told without a new start.
    /// </summary>
    /// <param name="Reason">Why, in a sentence.</param>
    /// <param name="Since">Since when.</param>
    public sealed record Failed(string Reason, Instant Since) : PartitionHealth;

    /// <summary>It was told to stop, and takes nothing in any more.</summary>
    public sealed record Stopped : PartitionHealth;
}
