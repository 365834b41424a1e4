using System.Net.Http.Json;
using System.Net.Sockets;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Api;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Tests.Access;

/// <summary>The desk with its console, for people who sign in; on a clock that stands where it was put.</summary>
internal sealed class StaffSite : IAsyncDisposable
{
    private static readonly MasterKey Key = MasterKey.Generate();

    private readonly WebApplication _app;

    private StaffSite(WebApplication app, Partition partition, SetClock clock, string socket)
    {
        (_app, Partition, Clock) = (app, partition, clock);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Single(address => !address.Contains("unix:", StringComparison.Ordinal)));

        // A name, as passkeys want it.
        Address = new UriBuilder(address) { Host = "localhost" }.Uri;
        Shell = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), ct);
                return new NetworkStream(connection, ownsSocket: true);
            },
        })
        {
            BaseAddress = new Uri("http://localhost"),
            DefaultRequestHeaders = { { "Holdfast-User", "ops" } },
        };
    }

    public Partition Partition { get; }

    public SetClock Clock { get; }

    public Uri Address { get; }

    /// <summary>At the control socket.</summary>
    public HttpClient Shell { get; }

    public EndpointDataSource Routes => Get<EndpointDataSource>();

    public StaffDesk Staff => Get<StaffDesk>();

    public static async Task<StaffSite> StartAsync(
        string folder, SetClock? clock = null, Func<ServerSettings, ServerSettings>? change = null,
        Action<IEndpointRouteBuilder>? routes = null, int hashRounds = 1_000,
        Action<IServiceCollection>? services = null)
    {
        clock ??= new SetClock(new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero));
        var plenty = new RateSetting(1_000_000, 1_000_000);
        var settings = new ServerSettings
        {
            Rates = new RateSettings { Key = plenty, Address = plenty, SignIn = plenty },
            Listen = new ListenSettings
            {
                Urls = [ListenUrl.TryParse("http://127.0.0.1:0", out var url) ? url : ListenUrl.Default],
            },
        };
        settings = change?.Invoke(settings) ?? settings;
        var socket = Path.Combine(folder, "control.sock");
        var partition = Partition.Open(new PartitionOptions { Folder = folder }, clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseListening(settings, socket, isControlOnly: false);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(partition);
        builder.Services.AddSingleton(Key);
        builder.Services.AddDesk(ShippedParts.In(folder, settings));
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = hashRounds);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapDesk();
        routes?.Invoke(app);
        app.RequirePolicies();
        await app.StartAsync();
        return new StaffSite(app, partition, clock, socket);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A browser that has never been here.</summary>
    public WebBrowser Browser() => new(Address);

    /// <summary>Somebody who works here, and the code of their invitation.</summary>
    public async Task<(StaffMember Member, string Code)> AddAsync(string name, params string[] roles)
    {
        var done = Assert.IsType<StaffChange.Done>(await Staff.AddAsync(
            new NewStaff(name, null, roles), StaffCaller.Shell(new Actor(ActorKind.Shell, "shell:ops", "shell:ops")),
            TestContext.Current.CancellationToken));
        return (done.Member, done.Code!);
    }

    /// <summary>A browser in which somebody of these roles has just signed in.</summary>
    public async Task<WebBrowser> SignedInAsync(string name, params string[] roles) =>
        await SignedInAsync((await AddAsync(name, roles)).Member, SignInWay.Password);

    public async Task<WebBrowser> SignedInAsync(StaffMember member, SignInWay way, bool resists = false)
    {
        var browser = Browser();
        browser.Cookies[SessionAuthentication.CookieName] = await Get<SignIns>().BeginAsync(
            member.Id, new Proof(way, resists), new Origin("127.0.0.1", "test"), null);
        return browser;
    }

    /// <summary>Somebody with a password and an app.</summary>
    public async Task<(StaffMember Member, byte[] App, IReadOnlyList<string> Codes)> WithPasswordAsync(
        string name, string password, params string[] roles)
    {
        var (member, _) = await AddAsync(name, roles);
        var app = Authenticator.DrawSecret();
        var (change, codes) = await Get<OwnFactors>().SetPasswordAsync(
            member.Id, password, app, TestContext.Current.CancellationToken);
        return (Assert.IsType<StaffChange.Done>(change).Member, app, codes);
    }

    public async Task<HttpResponseMessage> ShellAsync(string path, object? body = null) =>
        await Shell.PostAsJsonAsync(path, body ?? new { }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Partition.DisposeAsync();
    }
}
