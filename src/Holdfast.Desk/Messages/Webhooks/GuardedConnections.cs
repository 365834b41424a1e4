using System.Net;
using System.Net.Sockets;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>An address that Holdfast does not connect to.</summary>
internal sealed class ForbiddenAddressException()
    : IOException("The name leads to no address that may be connected to.");

/// <summary>Finds the addresses of a name.</summary>
internal delegate Task<IPAddress[]> FindAddresses(string host, CancellationToken ct);

/// <summary>
/// Connections that end at public addresses only. What a name leads to is looked up once, looked at, and connected to:
/// a name that is another address a moment later, and an answer that sends on elsewhere, lead nowhere else.
/// </summary>
internal sealed class GuardedConnections(PublicAddresses addresses, FindAddresses find)
{
    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(5), Kept = TimeSpan.FromMinutes(1);

    /// <summary>Names as the machine finds them.</summary>
    public static FindAddresses ByName { get; } = Dns.GetHostAddressesAsync;

    /// <summary>Makes a client whose connections are such.</summary>
    public HttpClient Client()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = Connect,
            PooledConnectionLifetime = Kept,
            MaxConnectionsPerServer = 8,
            MaxResponseHeadersLength = 16,
            ConnectCallback = ConnectAsync,
        };

        // Who asks sets the time there is, by a token.
        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint;
        var found = IPAddress.TryParse(host.Host, out var given) ? [given] : await find(host.Host, ct);
        var isPlain = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp;

        // In clear only within the firm's own networks.
        var fit = found.Where(address => isPlain ? addresses.IsNamed(address) : addresses.Allows(address)).ToArray();
        if (fit.Length == 0)
        {
            throw new ForbiddenAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(fit, host.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
