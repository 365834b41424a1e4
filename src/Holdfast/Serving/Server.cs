using Holdfast.Desk.Intake;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Serving;

/// <summary>The server put together: a partition, the desk's slices over it, and the web server before them.</summary>
internal static class Server
{
    // Requests under way at a stop are given so long to be answered.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    public static int Run(ServeOrder order, CancellationToken ct)
    {
        RunAsync(order, ct).GetAwaiter().GetResult();
        return CommandLine.Done;
    }

    private static async Task RunAsync(ServeOrder order, CancellationToken ct)
    {
        await using var partition = Partition.Open(
            new PartitionOptions { Folder = order.Folder }, TimeProvider.System);
        RecoveryText.Tell(partition.Recovery);
        await using var app = Compose(order, partition);
        await app.StartAsync(ct);
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        Console.Error.WriteLine(
            $"holdfast: serving {order.Folder} on {string.Join(' ', addresses.Addresses)}");
        await Task.Delay(Timeout.Infinite, ct).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        // First the doors, then what was taken in is answered, then what is known is saved.
        using var farewell = new CancellationTokenSource(Farewell);
        await app.StopAsync(farewell.Token);
    }

    private static WebApplication Compose(ServeOrder order, Partition partition)
    {
        // Nothing is read from files or variables that happen to be around: what counts was named by the call.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        if (order.ConfigurationFile is { } file)
        {
            builder.Configuration.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false);
        }

        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls(order.Urls.Split(';'))
            .ConfigureKestrel(ServerLimits.Set);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(partition);
        builder.Services.AddNobody();
        builder.Services.AddIntake();

        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapIntake();
        return app;
    }
}
