using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Serving;

/// <summary><c>holdfast serve</c> from its start to its end.</summary>
internal static class Server
{
    public static int Run(ServeOrder order, CancellationToken ct)
    {
        RunAsync(order, SettingsOf.Read(order), ct).GetAwaiter().GetResult();
        return CommandLine.Done;
    }

    private static async Task RunAsync(ServeOrder order, ServerSettings settings, CancellationToken ct)
    {
        await using var server = await RunningServer.StartAsync(order.Folder, settings, isControlOnly: false, ct);
        var addresses = server.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Where(address => !address.Contains("://unix:", StringComparison.Ordinal));
        Console.Error.WriteLine($"holdfast: serving {order.Folder} on {string.Join(' ', addresses)}");

        // The host stops by itself when something that runs beside the requests fails: what is left would be half a
        // server.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            ct, server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        await Task.Delay(Timeout.Infinite, end.Token).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        if (!ct.IsCancellationRequested)
        {
            throw new WorkFailedException("a part of the server failed, as its log says, and so all of it ends.");
        }
    }
}
