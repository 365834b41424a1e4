using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Cases;

/// <summary>Cases: what alerts gather into, and what people do with them.</summary>
public static class CasesSlice
{
    /// <summary>What cases need. Facts, customers and instructions have to be among the services.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton(at => new CaseMarks(Of<VaultHashes>(at)))
            .AddSingleton(at => new CaseReader(Of<DeskReader>(at)));
    }

    private static T Of<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
