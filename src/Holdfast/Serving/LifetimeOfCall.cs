using Microsoft.Extensions.Hosting;

namespace Holdfast.Serving;

/// <summary>
/// Leaves the signals of the terminal and the system to <see cref="Interruption"/>. The host's own lifetime would
/// listen to them as well, and a host that stops by itself could not be told from one that was asked to.
/// </summary>
internal sealed class LifetimeOfCall : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
