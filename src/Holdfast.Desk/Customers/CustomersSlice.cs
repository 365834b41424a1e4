using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Customers.Import;
using Holdfast.Desk.Customers.Pages;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Retention;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Customers;

/// <summary>The vault of customer information: what is known of persons, sealed, opened for a purpose.</summary>
public static class CustomersSlice
{
    private const int NavigationOrder = 30;

    /// <summary>
    /// What the vault needs. A <see cref="Partition"/>, a <see cref="MasterKey"/>, a <see cref="TimeProvider"/> and
    /// what <see cref="FactsSlice.AddFacts"/> adds have to be among the services.
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
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<RelationshipEnd>(provider => provider.GetRequiredService<Vault>().EndOf)
            .AddSingleton<ReadCustomer>()
            .AddSingleton<KeepCustomer>()
            .AddSingleton<KeepInFile>()
            .AddSingleton<Accounts>()
            .AddSingleton<SearchCustomers>()
            .AddSingleton<ReadLooks>()
            .AddSingleton<ImportRows>()
            .AddSingleton<ImportBatches>()
            .AddSingleton<CustomerImport>()
            .AddSingleton<ImportCustomers>()
            .AddSingleton(CustomerSchemas.Customer)
            .AddSingleton(CustomerSchemas.Account)
            .AddSingleton(CustomerSchemas.Import)
            .AddSingleton(new NavigationItem(
                "Customers", "/customers", Scopes.CustomersRead, NavigationGroup.Work, NavigationOrder))
            .AddSingleton(new NavigationItem(
                "Looks at files", "/looks", Scopes.RecordsRead, NavigationGroup.Records, NavigationOrder))
            .Configure<FormOptions>(forms =>
            {
                // A file of customers that is sent in is held in memory as a whole, and never laid down on a disk.
                forms.MemoryBufferThreshold = ImportUpload.BytesAtMost;
                forms.MultipartBodyLengthLimit = ImportUpload.BytesAtMost;
            });
    }

    /// <summary>The routes of the vault: at the API, and the import at the control socket as well.</summary>
    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var services = routes.ServiceProvider;
        var group = routes.MapGroup("/v1").WithTags("Customers");
        var import = services.GetRequiredService<ImportCustomers>();
        var file = services.GetRequiredService<KeepInFile>();
        var accounts = services.GetRequiredService<Accounts>();
        Map("GET", "/customers/{customer}", services.GetRequiredService<ReadCustomer>().HandleAsync, "ReadCustomer",
            Scopes.CustomersRead, CustomerDescriptions.Read);
        Map("PUT", "/customers/{customer}", services.GetRequiredService<KeepCustomer>().HandleAsync, "KeepCustomer",
            Scopes.CustomersWrite, CustomerDescriptions.Keep);
        Map("PUT", "/customers/{customer}/contacts/{contact}", file.ContactAsync, "KeepContact",
            Scopes.CustomersWrite, CustomerDescriptions.Contact);
        Map("PUT", "/customers/{customer}/authorities/{authority}", file.AuthorityAsync, "KeepAuthority",
            Scopes.CustomersWrite, CustomerDescriptions.Authority);
        Map("POST", "/customers/{customer}/authorities/{authority}/end", file.EndAuthorityAsync, "EndAuthority",
            Scopes.CustomersWrite, CustomerDescriptions.EndAuthority);
        Map("PUT", "/customers/{customer}/trusted-contacts/{contact}", file.TrustedContactAsync, "KeepTrustedContact",
            Scopes.CustomersWrite, CustomerDescriptions.TrustedContact);
        Map("POST", "/customers/{customer}/trusted-contacts/{contact}/end", file.EndTrustedContactAsync,
            "EndTrustedContact", Scopes.CustomersWrite, CustomerDescriptions.EndTrustedContact);
        Map("PUT", "/customers/{customer}/banks/{bank}", file.BankAsync, "KeepBank",
            Scopes.CustomersWrite, CustomerDescriptions.Bank);
        Map("POST", "/customers/{customer}/banks/{bank}/end", file.EndBankAsync, "EndBank",
            Scopes.CustomersWrite, CustomerDescriptions.EndBank);
        Map("POST", "/customers/search", services.GetRequiredService<SearchCustomers>().HandleAsync,
            "SearchCustomers", Scopes.CustomersRead, CustomerDescriptions.Search);
        Map("POST", "/customers/import", import.HandleAsync, "ImportCustomers", Scopes.CustomersWrite,
            CustomerDescriptions.Import).DisableRequestTimeout();
        Map("GET", "/accounts/{account}", accounts.ReadAsync, "ReadAccount", Scopes.CustomersRead,
            CustomerDescriptions.ReadAccount);
        Map("PUT", "/accounts/{account}", accounts.KeepAsync, "KeepAccount", Scopes.CustomersWrite,
            CustomerDescriptions.KeepAccount);
        Map("GET", "/looks", services.GetRequiredService<ReadLooks>().HandleAsync, "ListLooks", Scopes.RecordsRead,
            CustomerDescriptions.Looks);
        routes.MapControl("/control/customers").MapPost("/import", Guarded(import.HandleAsync))
            .WithName("ControlImportCustomers").DisableRequestTimeout();

        IEndpointConventionBuilder Map(
            string method, string pattern, RequestDelegate handle, string name, string scope,
            RouteDescription description) =>
            group.MapMethods(pattern, [method], Guarded(handle)).WithName(name).RequireAuthorization(scope)
                .Describe(description);
    }

    // Nothing is shown of which it cannot be kept that it was, and nothing is said to be kept that may not be.
    private static RequestDelegate Guarded(RequestDelegate handle) => async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await handle(context);
        }
        catch (Exception failure) when (failure is JournalException or TimeoutException
            && !context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = "1";
            await Problem.Of(
                ProblemTypes.Unavailable, "The vault cannot be read, or what is done cannot be recorded.")
                .ExecuteAsync(context);
        }
    };
}
