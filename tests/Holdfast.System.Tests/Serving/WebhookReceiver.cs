using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Holdfast.System.Tests.Serving;

/// <summary>A webhook as it came.</summary>
internal sealed record GotWebhook(string Id, string Type, string Instruction, string? Transfer);

/// <summary>The payment system of a firm: it takes every webhook that comes, however often, and keeps which.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<GotWebhook> _got = [];
    private readonly SemaphoreSlim _came = new(0);
    private readonly Task _listening;

    public WebhookReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _listening = ListenAsync();
    }

    public string Address { get; }

    /// <summary>All that came so far, also what came again.</summary>
    public IReadOnlyCollection<GotWebhook> Got => _got;

    /// <summary>Waits until one of a kind has come.</summary>
    public async Task<GotWebhook> WaitAsync(Func<GotWebhook, bool> isIt, CancellationToken ct)
    {
        while (true)
        {
            if (_got.FirstOrDefault(isIt) is { } found)
            {
                return found;
            }

            Assert.True(await _came.WaitAsync(Limit, ct), "No such webhook came.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _listening;
        _came.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                Take(await _listener.GetContextAsync());
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                // It is closed, or whoever sent was killed while it did.
                if (!_listener.IsListening)
                {
                    return;
                }
            }
        }
    }

    private void Take(HttpListenerContext context)
    {
        using (var json = JsonDocument.Parse(context.Request.InputStream))
        {
            var data = json.RootElement.GetProperty("data");
            _got.Enqueue(new GotWebhook(
                context.Request.Headers["webhook-id"]!, json.RootElement.GetProperty("type").GetString()!,
                data.GetProperty("instruction").GetString()!,
                data.TryGetProperty("transfer", out var transfer) ? transfer.GetString() : null));
        }

        _came.Release();
        context.Response.StatusCode = (int)HttpStatusCode.NoContent;
        context.Response.Close();
    }
}
