using Holdfast.Runtime.Following;
using Holdfast.Runtime.Hosting;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Desk.Records;

/// <summary>Lets the timelines follow the partition as long as the server runs.</summary>
internal sealed class TimelinesAtWork(Partition partition, FollowedTimelines timelines) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        partition.Kept += timelines.Follower.Wake;
        timelines.Follower.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        partition.Kept -= timelines.Follower.Wake;
        return Task.CompletedTask;
    }
}
