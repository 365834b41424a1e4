using System.Buffers;
using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Holdfast.Desk.Access;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Actions;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Records;
using Holdfast.Desk.Settings;
using Holdfast.Desk.Tests.Facts;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;
using FiledKind = Holdfast.Desk.Customers.ContactKind;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>A firm's desk over a real journal, real tables and real keys; its clock is moved by the test.</summary>
internal sealed class Firm : IAsyncDisposable
{
    public const string Customer = "c-7", Account = "a-7";

    private static readonly Actor Ops = new(ActorKind.Shell, "ops", "ops");

    private readonly WebApplication _app;

    private Firm(WebApplication app, Partition partition, SetClock clock)
    {
        (_app, Partition, Clock) = (app, partition, clock);
        Client = new HttpClient
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features
                .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()),
        };
    }

    /// <summary>Asks over HTTP; who asks is said by <see cref="Anybody"/>.</summary>
    public HttpClient Client { get; }

    public Partition Partition { get; }

    public SetClock Clock { get; }

    public ReceivingDesk Receiving => Get<ReceivingDesk>();

    public InstructionDesk Desk => Get<InstructionDesk>();

    public InstructionReading Reading => Get<InstructionReading>();

    public ChangeDesk Changes => Get<ChangeDesk>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static SetClock ClockAt(Instant at) => new(at.ToDateTimeOffset());

    public static async Task<Firm> StartAsync(string folder, MasterKey master, SetClock clock)
    {
        var partition = Partition.Open(new PartitionOptions { Folder = folder }, clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var services = builder.Services;
        services.AddRouting();
        services.AddSingleton(partition);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(master);
        var settings = new ServerSettings
        {
            Messages = new MessageSettings
            {
                PublicUrl = new Uri("https://desk.example/"),
                Phone = "212-555-0199",
                AllowNetworks = [IPNetwork.Parse("127.0.0.0/8")],
            },
        };
        services.AddSingleton(settings);
        services.AddSingleton(at => new FollowedTimelines(
            partition.Journal, SqliteTimelines.Open(folder), new FollowerOptions(),
            at.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostedService, TimelinesAtWork>();
        services.AddFacts(new SqliteDeskPlace(folder)).AddSingleton<TimerWatch>();
        services.AddCustomers();
        services.AddMessages(folder, settings, isSending: false);
        services.AddCustomerLinks();
        services.AddInstructions(Table);
        services.AddCases(Cases.Alerts.Rules);
        services.AddActions();
        services.AddAuthentication(nameof(Anybody))
            .AddScheme<AuthenticationSchemeOptions, Anybody>(nameof(Anybody), null);
        var authorization = services.AddAuthorizationBuilder();
        foreach (var scope in Scopes.All)
        {
            authorization.AddPolicy(scope.Name, policy => policy.RequireClaim("scope", scope.Name));
        }

        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapInstructions();
        app.MapCases();
        app.MapActions();
        await app.StartAsync(Ct);
        return new Firm(app, partition, clock);
    }

    /// <summary>Puts a customer with an old telephone number and e-mail address on file, and their account.</summary>
    public async Task PutCustomerOnFileAsync(string customer = Customer, string account = Account)
    {
        var vault = Get<VaultWriter>();
        await vault.ChangeOrBeginAsync(
            new VaultOrder(customer, VaultChange.Profile, null, Ops),
            (file, now) => FileChanges.Keep(
                file, customer,
                new Profile(
                    new Standing(CustomerStatus.Customer, new LocalDate(2019, 4, 1)), new PersonName("Pat", "Doe"),
                    Zone)
                {
                    BirthDate = new LocalDate(1956, 3, 1), State = "NY",
                },
                now.InUtc().Date),
            Ct);
        await PutAsync(vault, customer, "c-phone", FiledKind.Phone, "+12125550100");
        await PutAsync(vault, customer, "c-mail", FiledKind.Email, $"{customer}@example.com");
        await vault.KeepAccountAsync(
            new AccountFile
            {
                Account = account,
                Type = AccountType.Individual,
                OfNaturalPerson = true,
                Institutional = false,
                Representative = "rep-7",
                Branch = "NY-1",
                Holders = [new AccountHolder(customer, HolderRole.Owner, new LocalDate(2019, 4, 1))],
            },
            null, isNewOnly: false, Ops, Ct);
    }

    public Task<InstructionOutcome> ReceiveAsync(TransmittalOrder order, Officer? by = null) => Receiving.ReceiveAsync(
        new NewInstruction(order, SanctionsResult.Clear, order.ToString() + order.Amount), by ?? Ann, Ct);

    public async Task<Instruction> TakenAsync(TransmittalOrder order, Officer? by = null) =>
        Assert.IsType<InstructionOutcome.Done>(await ReceiveAsync(order, by)).Instruction;

    public async Task<Instruction> FindAsync(InstructionId id) => (await ViewAsync(id)).Instruction;

    public async Task<InstructionView> ViewAsync(InstructionId id) =>
        (await Reading.FindAsync(id, Bob, Ct))!;

    /// <summary>Sends an event; the engine's decision as it was answered.</summary>
    public async Task<string> SendAsync(string json)
    {
        var answer = await Partition.DecideAsync(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)), Ct);
        return Encoding.UTF8.GetString(Assert.IsType<EventAnswer.Decided>(answer).Decision.Span);
    }

    /// <summary>Lets everything that is due happen, until nothing is.</summary>
    public async Task RunDueAsync()
    {
        await Get<DeskFollowing>().HasComeToAsync(Partition.Journal.Head.Size, TimeSpan.FromSeconds(30), Ct);
        for (var rounds = 0; rounds < 20 && await Get<TimerWatch>().RunDueAsync(Ct) > 0; rounds++)
        {
            await Get<DeskFollowing>().HasComeToAsync(Partition.Journal.Head.Size, TimeSpan.FromSeconds(30), Ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Partition.DisposeAsync();
    }

    private static Task<VaultOutcome> PutAsync(
        VaultWriter vault, string customer, string id, FiledKind kind, string value) => vault.ChangeAsync(
        new VaultOrder(customer, VaultChange.ContactImported, id, Ops),
        (file, now) => ContactChanges.Import(
            file, new ContactProposal(id, kind, value), At("2020-01-01T00:00:00Z"), null, null, now, Ops),
        Ct);

    /// <summary>Takes a caller at their word for who they are and what they may do.</summary>
    private sealed class Anybody(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Name"] is not [{ } name])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity(
                [
                    new("name", name), new("sub", name),
                    .. Request.Headers["X-Role"].Select(role => new Claim("role", role!)),
                    .. Scopes.All.Select(scope => new Claim("scope", scope.Name)),
                ],
                Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(
                new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
