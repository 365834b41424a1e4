using Holdfast.Desk.Cases;
using Holdfast.Desk.Facts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Holdfast.Desk.Home;

/// <summary>The first page: what matters to each role, over all slices.</summary>
internal static class HomeSlice
{
    /// <summary>What the first page needs besides the slices that it counts in.</summary>
    public static IServiceCollection AddHome(this IServiceCollection services)
    {
        services.TryAddSingleton(at => new CaseReader(at.GetRequiredService<DeskReader>()));
        return services
            .AddSingleton<WorkFigures>()
            .AddSingleton<WatchFigures>()
            .AddSingleton<RoleFigures>()
            .AddSingleton<Trends>();
    }
}
