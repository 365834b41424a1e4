using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Holdfast.Desk.Access;

/// <summary>
/// The keys by which the framework seals cookies and the tokens of forms: in the data folder, so that a restart signs
/// nobody out, and sealed under the master key, so that who copies the folder signs nobody in.
/// </summary>
public static class SealedDataProtection
{
    /// <summary>Adds them. A <see cref="MasterKey"/> has to be among the services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="folder">The data folder.</param>
    public static IServiceCollection AddSealedDataProtection(this IServiceCollection services, string folder)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(folder);
        services.AddDataProtection().SetApplicationName("holdfast");
        return services
            .AddSingleton<IXmlRepository>(new ProtectionKeyFiles(ProtectionKeyFiles.FolderIn(folder)))
            .AddSingleton<IXmlEncryptor, MasterKeyXmlEncryptor>()
            .AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
                new ConfigureOptions<KeyManagementOptions>(options =>
                {
                    options.XmlRepository = provider.GetRequiredService<IXmlRepository>();
                    options.XmlEncryptor = provider.GetRequiredService<IXmlEncryptor>();
                }));
    }
}
