using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Settings;
using Holdfast.Desk.Tests.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Holdfast.Desk.Tests.Customers;

/// <summary>The vault over a real journal and real tables.</summary>
internal sealed class VaultDesk : IAsyncDisposable
{
    public static readonly Actor Staff = new(ActorKind.Staff, "s-1", "Ada Ames"),
        Ops = new(ActorKind.Shell, "ops", "ops");

    private readonly ServiceProvider _services;

    private VaultDesk(ServiceProvider services, Partition partition) => (_services, Partition) = (services, partition);

    public Partition Partition { get; }

    public Vault Vault => _services.GetRequiredService<Vault>();

    public VaultWriter Writer => _services.GetRequiredService<VaultWriter>();

    public PersonKeys Keys => _services.GetRequiredService<PersonKeys>();

    public DeskReader Reader => _services.GetRequiredService<DeskReader>();

    public DeskFollowing Following => _services.GetRequiredService<DeskFollowing>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<VaultDesk> StartAsync(string folder, MasterKey master, TimeProvider? clock = null)
    {
        var partition = Partition.Open(new PartitionOptions { Folder = folder }, TimeProvider.System);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(partition);
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(master);
        services.AddSingleton(new ServerSettings());
        services.AddFacts(new SqliteDeskPlace(folder)).AddCustomers();
        var built = services.BuildServiceProvider();
        foreach (var hosted in built.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return new VaultDesk(built, partition);
    }

    /// <summary>Begins a file.</summary>
    public async Task<CustomerFile> BeginAsync(string customer, Profile? profile = null)
    {
        var outcome = await Writer.ChangeOrBeginAsync(
            new VaultOrder(customer, VaultChange.Profile, null, Ops),
            (file, now) => FileChanges.Keep(file, customer, profile ?? Persons.Maria, now.InUtc().Date),
            TestContext.Current.CancellationToken);
        return Assert.IsType<VaultOutcome.Changed>(outcome).File;
    }

    public async Task<CustomerFile?> OpenAsync(string customer, Actor? actor = null, Purpose? purpose = null) =>
        await Vault.OpenAsync(
            customer, purpose ?? new Purpose(PurposeKind.Service), actor ?? Ops, TestContext.Current.CancellationToken);

    /// <summary>Disposes of the entry with the key of a person, as a disposal does.</summary>
    public async Task ShredAsync(string customer)
    {
        var entry = Partition.Journal.ReadOf(EntryKind.PersonKey, 0, Partition.Journal.Head.Size)
            .Single(entry => entry.Salted is not null && PersonKeyContent.Read(entry).Customer == customer);
        var position = await Partition.DisposeOfAsync(
            1, System.Text.Encoding.UTF8.GetBytes($"{entry.Position}\n"), [entry.Position],
            TestContext.Current.CancellationToken);
        await Following.HasComeToAsync(
            position + 1, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        await Partition.DisposeAsync();
    }
}

/// <summary>Persons who are made up.</summary>
internal static class Persons
{
    public static Profile Maria { get; } = new(
        new Standing(CustomerStatus.Customer, new LocalDate(2019, 4, 1)), new PersonName("María José", "O'Neil Ruiz"),
        "America/Denver")
    {
        BirthDate = new LocalDate(1951, 2, 28),
        TaxIdLastFour = "4421",
        Language = Language.Spanish,
        State = "CO",
        ElectronicDelivery = new DeliveryConsent(new LocalDate(2020, 1, 5), "online"),
    };
}
