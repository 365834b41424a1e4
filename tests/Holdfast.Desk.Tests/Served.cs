using System.Net.Http.Json;
using System.Net.Sockets;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Health;
using Holdfast.Desk.Intake;
using Holdfast.Desk.Records;
using Holdfast.Desk.Settings;
using Holdfast.Desk.Tests.Facts;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Retention;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Desk.Tests;

/// <summary>All slices with keys before them, as a server has them, on a free port and at a control socket.</summary>
internal sealed class Served : IAsyncDisposable
{
    // One for all, so that a folder is opened again by what it was begun with.
    private static readonly MasterKey Key = MasterKey.Generate();

    private readonly WebApplication _app;

    private Served(WebApplication app, Partition partition, string socket, Lines log)
    {
        (_app, Partition, Socket, Log) = (app, partition, socket, log);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Single(address => !address.Contains("unix:", StringComparison.Ordinal)));
        Nobody = new HttpClient { BaseAddress = Address };
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

    public string Socket { get; }

    public Uri Address { get; }

    public Lines Log { get; }

    /// <summary>Without a key.</summary>
    public HttpClient Nobody { get; }

    /// <summary>At the control socket.</summary>
    public HttpClient Shell { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public EndpointDataSource Routes => _app.Services.GetRequiredService<EndpointDataSource>();

    public static async Task<Served> StartAsync(
        string folder, ServerSettings? settings = null, TimeProvider? clock = null,
        Action<IEndpointRouteBuilder>? routes = null)
    {
        var log = new Lines();
        var socket = Path.Combine(folder, "control.sock");
        var partition = Partition.Open(new PartitionOptions { Folder = folder }, TimeProvider.System);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        settings ??= new ServerSettings();
        builder.WebHost.UseListening(settings.Listen.Urls.SequenceEqual(new ListenSettings().Urls)
            ? settings with { Listen = settings.Listen with { Urls = [FreePort] } }
            : settings, socket, isControlOnly: false);
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(partition);
        builder.Services.AddSingleton(Key);
        builder.Services.AddApi(settings);
        builder.Services.AddAccess(folder, settings);
        builder.Services.AddHealth(folder);
        builder.Services.AddIntake();
        builder.Services.AddRecords(
            () => SqliteTimelines.Open(folder), ((RetentionReading.Accepted)RetentionTable.Load(folder)).Table);
        builder.Services.AddFacts(new SqliteDeskPlace(folder));
        builder.Services.AddCustomers();
        var app = builder.Build();
        app.UseApi();
        app.MapApi();
        app.MapAccess();
        app.MapHealth();
        app.MapIntake();
        app.MapRecords();
        app.MapCustomers();
        routes?.Invoke(app);
        app.RequirePolicies();
        await app.StartAsync();
        return new Served(app, partition, socket, log);
    }

    /// <summary>A key of the shell's making.</summary>
    public async Task<string> KeyAsync(string name, params string[] scopes)
    {
        using var made = await Shell.PostAsJsonAsync("/control/keys", new { name, scopes });
        return (await made.Content.ReadFromJsonAsync<Dictionary<string, object>>())!["key"].ToString()!;
    }

    /// <summary>A client with a key.</summary>
    public HttpClient With(string key) => new()
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { { "Authorization", "Bearer " + key } },
    };

    public async ValueTask DisposeAsync()
    {
        Nobody.Dispose();
        Shell.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Partition.DisposeAsync();
    }

    private static ListenUrl FreePort =>
        ListenUrl.TryParse("http://127.0.0.1:0", out var url) ? url : throw new InvalidOperationException();
}

/// <summary>Keeps what is logged of ours, as text.</summary>
internal sealed class Lines : ILoggerProvider
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = [];

    public IReadOnlyCollection<string> All => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, System.Collections.Concurrent.ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information
            && category is "Holdfast.Requests" or "Holdfast.Failures" or "Holdfast.Desk.Access.LastUses"
                or "Holdfast.Desk.Health.ReadinessWatch";

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);
    }
}
