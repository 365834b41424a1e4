using System.Security.Cryptography;
using Holdfast.Control;
using Holdfast.Desk;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Serving;

/// <summary>
/// The server put together and running: a partition, the desk's slices over it, and the web server before them.
/// </summary>
internal sealed class RunningServer : IAsyncDisposable
{
    // Requests under way at a stop are given so long to be answered.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly WebApplication _app;
    private readonly Partition _partition;
    private readonly string _socket;

    private RunningServer(WebApplication app, Partition partition, string socket) =>
        (_app, _partition, _socket) = (app, partition, socket);

    public IServiceProvider Services => _app.Services;

    /// <summary>Takes hold of a data folder and serves it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="isControlOnly">
    /// Whether it serves commands at the control socket only, which is how a command does its work where no server
    /// holds the folder.
    /// </param>
    /// <param name="ct">Ends the start.</param>
    public static async Task<RunningServer> StartAsync(
        string folder, ServerSettings settings, bool isControlOnly, CancellationToken ct)
    {
        var masterKey = MasterKeys.Require(folder, settings);
        var partition = Partition.Open(
            new PartitionOptions
            {
                Folder = folder,
                Store = JournalStores.For(folder, settings.Store, masterKey),
                MostEvents = settings.Limits.Events,
                MemoryLimit = settings.MemoryBytes,
            },
            TimeProvider.System);
        WebApplication? app = null;
        try
        {
            SettingsOf.KeepStore(folder, settings.Store.Kind);
            RecoveryText.Tell(partition.Recovery);
            var socket = ControlSocket.PathIn(folder);
            app = Compose(folder, settings, masterKey, partition, socket, isControlOnly);
            await app.StartAsync(ct);
            return new RunningServer(app, partition, socket);
        }
        catch (Exception failure)
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            await partition.DisposeAsync();
            if (failure is CryptographicException)
            {
                throw new WorkFailedException($"listen.certificate: it cannot be used: {failure.Message}");
            }

            if (failure is MessageTextException)
            {
                throw new WorkFailedException(failure.Message);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // First the doors, then what was taken in is answered, then what is known is saved.
        using var farewell = new CancellationTokenSource(Farewell);
        await _app.StopAsync(farewell.Token);
        await _app.DisposeAsync();
        File.Delete(_socket);
        await _partition.DisposeAsync();
    }

    private static WebApplication Compose(
        string folder, ServerSettings settings, MasterKey masterKey, Partition partition, string socket,
        bool isControlOnly)
    {
        // Nothing is read from files or variables that happen to be around: what counts was named by the call.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.ConfigureKestrel(ServerLimits.Set);
        builder.WebHost.UseListening(settings, socket, isControlOnly);
        builder.Logging.AddServerLog(settings.Log, isControlOnly);
        builder.Services.AddSingleton<IHostLifetime, LifetimeOfCall>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(partition);
        builder.Services.AddSingleton(masterKey);
        builder.Services.AddSealedDataProtection(folder);
        builder.Services.AddDesk(new DeskParts(folder, settings)
        {
            Place = DeskPlaces.For(folder, settings.Store),
            Timelines = JournalStores.TimelinesFor(folder, settings.Store, masterKey),
            Links = JournalStores.LinksFor(folder, masterKey),
            Retention = RetentionCommand.Load(folder),
            MoneyMovement = MoneyMovementPolicy.Load(folder),
            CaseRules = CaseRulesOf.Load(folder),

            // What serves one command does what the command asks, and nothing that is due or queued besides.
            ActsByItself = !isControlOnly,
            AdoptsRules = !isControlOnly,
        });
        builder.Services.AddTelemetry(settings.Telemetry);

        var app = builder.Build();
        app.MapDesk();
        app.MapMetrics();
        app.RequirePolicies();
        return app;
    }
}
