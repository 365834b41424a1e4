using Holdfast.Desk.Cases.Pages;
using Holdfast.Desk.Search;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Desk.Cases.Around;

/// <summary>What is seen around a case: links, timelines, places, what is usual.</summary>
public static class AroundSlice
{
    /// <summary>Adds it. Records, cases and the console have to be among the services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="openLinks">Opens the index of links.</param>
    public static IServiceCollection AddCaseSurroundings(
        this IServiceCollection services, Func<LinkIndex> openLinks)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton(provider => new FollowedLinks(
                provider.GetRequiredService<Partition>().Journal, openLinks(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<SurroundingsReading>()
            .AddCasePages()
            .AddSingleton<ISearchSource, LinkSearch>()
            .AddHostedService<LinksAtWork>();
    }
}

/// <summary>Lets the index of links follow the partition as long as the server runs.</summary>
internal sealed class LinksAtWork(Partition partition, FollowedLinks links) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        partition.Kept += links.Follower.Wake;
        links.Follower.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        partition.Kept -= links.Follower.Wake;
        return Task.CompletedTask;
    }
}
