using Holdfast.Runtime.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Desk.Facts;

/// <summary>How anything is done at the desk: commands, the tables they are decided against, timers.</summary>
public static class FactsSlice
{
    /// <summary>
    /// What the slices need to do things. A <see cref="Partition"/> and a <see cref="TimeProvider"/> have to be among
    /// the services; slices add their <see cref="IDeskEffects"/> and <see cref="IDeskTimers"/>.
    /// </summary>
    public static IServiceCollection AddFacts(this IServiceCollection services, IDeskPlace place)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton(new DeskTables(place))
            .AddSingleton<DeskNews>()
            .AddSingleton<DeskFollowing>()
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<DeskFollowing>())
            .AddSingleton(provider => new DeskReader(
                provider.GetRequiredService<DeskTables>(), provider.GetRequiredService<DeskFollowing>()))
            .AddSingleton(provider => new DeskWriter(
                provider.GetRequiredService<Partition>(), provider.GetRequiredService<DeskFollowing>(),
                provider.GetRequiredService<DeskReader>()));
    }

    /// <summary>Has what is due done, for as long as the server runs; not for one that only serves a command.</summary>
    public static IServiceCollection AddTimers(this IServiceCollection services) => services
        .AddSingleton<TimerWatch>()
        .AddSingleton<IHostedService>(provider => provider.GetRequiredService<TimerWatch>());
}
