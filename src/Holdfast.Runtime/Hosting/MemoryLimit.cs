namespace Holdfast.Runtime.Hosting;

/// <summary>
/// How much memory what is known of customers and accounts may take. Beside it come the texts that name them, some
/// 45 bytes each, and what is known of the crowd, at most some 150 MB.
/// </summary>
internal readonly record struct MemoryLimit(long Bytes)
{
    // Below this, checkpoints would follow each other for their own sake.
    private const long LeastOnTheWay = 16L << 20;

    /// <summary>Half of the memory that the process may have.</summary>
    public static MemoryLimit Default { get; } = new(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);

    /// <summary>What the engine may keep as objects.</summary>
    public long InMemory => Bytes / 4 * 3;

    /// <summary>When so much is on its way to the disk, it is time for a checkpoint.</summary>
    public long OnTheWay => Math.Max(Bytes / 8, LeastOnTheWay);

    /// <summary>When so much is, events wait.</summary>
    public long MostOnTheWay => 2 * OnTheWay;
}
