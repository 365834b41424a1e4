using Holdfast.Desk.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Customers;

/// <summary>The vault of customer information: what is known of persons, sealed, opened for a purpose.</summary>
public static class CustomersSlice
{
    /// <summary>
    /// What the vault needs. A <see cref="Partition"/>, a <see cref="MasterKey"/>, a <see cref="TimeProvider"/> and what
    /// <see cref="FactsSlice.AddFacts"/> adds have to be among the services.
    /// </summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton<VaultHashes>()
            .AddSingleton<IDeskEffects, VaultEffects>()
            .AddSingleton<VaultLooks>()
            .AddSingleton(provider => new PersonKeys(
                provider.GetRequiredService<Partition>(), provider.GetRequiredService<DeskReader>(),
                provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<VaultHashes>()))
            .AddSingleton(provider => new Vault(
                provider.GetRequiredService<DeskReader>(), provider.GetRequiredService<PersonKeys>(),
                provider.GetRequiredService<VaultHashes>(), provider.GetRequiredService<VaultLooks>()))
            .AddSingleton(provider => new VaultWriter(
                provider.GetRequiredService<DeskWriter>(), provider.GetRequiredService<Vault>(),
                provider.GetRequiredService<PersonKeys>(), provider.GetRequiredService<VaultHashes>(),
                provider.GetRequiredService<TimeProvider>()));
    }
}
