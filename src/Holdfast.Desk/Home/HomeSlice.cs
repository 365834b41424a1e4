using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Home;

/// <summary>The first page: what matters to each role, over all slices.</summary>
internal static class HomeSlice
{
    /// <summary>What the first page needs besides the slices that it counts in.</summary>
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .AddSingleton<WorkFigures>()
        .AddSingleton<WatchFigures>()
        .AddSingleton<RoleFigures>()
        .AddSingleton<Trends>();
}
