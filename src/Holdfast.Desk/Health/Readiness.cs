using Holdfast.Desk.Settings;
using Holdfast.Runtime.Hosting;

namespace Holdfast.Desk.Health;

/// <summary>Whether a server can do what it is there for.</summary>
internal sealed class Readiness(string folder, Partition partition, HealthSettings settings)
{
    /// <summary>Why it cannot, as a sentence; null where it can.</summary>
    public string? WhyNot() => partition.Health switch
    {
        PartitionHealth.Serving => OfDisk(),
        PartitionHealth.Recovering recovering => recovering.Reason,
        PartitionHealth.Failed failed => failed.Reason,
        PartitionHealth.Stopped => "The server is stopping.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether the journal takes in what comes.</summary>
    public bool IsTaking => partition.Health is PartitionHealth.Serving;

    /// <summary>How many bytes are free where the data folder is.</summary>
    /// <exception cref="IOException">That cannot be told.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it be asked, where a folder above was closed.</exception>
    public long FreeBytes => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Whether a failure says that it cannot be told how much is free.</summary>
    public static bool IsUntold(Exception failure) => failure is IOException or UnauthorizedAccessException;

    private string? OfDisk()
    {
        try
        {
            var free = FreeBytes >> 20;
            return free >= settings.DiskFreeMebibytes
                ? null
                : $"{free} MiB are free where the data folder is, and {settings.DiskFreeMebibytes} have to be.";
        }
        catch (Exception failure) when (IsUntold(failure))
        {
            return $"How much is free where the data folder is cannot be told: {failure.Message}";
        }
    }
}
