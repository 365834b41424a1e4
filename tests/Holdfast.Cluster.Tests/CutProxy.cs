using System.Net;
using System.Net.Sockets;

namespace Holdfast.Cluster.Tests;

/// <summary>Stands between client and server, and cuts their connection after some bytes, wherever that is.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private long _toServer = long.MaxValue, _toClient = long.MaxValue;
    private long _sent, _received;

    public CutProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes that went each way since it was last armed.</summary>
    public (long Sent, long Received) Passed => (Interlocked.Read(ref _sent), Interlocked.Read(ref _received));

    /// <summary>Cuts after so many bytes more to the server or to the client.</summary>
    public void Arm(long toServer, long toClient)
    {
        Interlocked.Exchange(ref _sent, 0);
        Interlocked.Exchange(ref _received, 0);
        Interlocked.Exchange(ref _toServer, toServer);
        Interlocked.Exchange(ref _toClient, toClient);
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                client.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _target);
                _ = PassAsync(client, server, isToServer: true);
                _ = PassAsync(server, client, isToServer: false);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The proxy was closed, or the server is not there.
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool isToServer)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var read)
            {
                var (left, passed) = isToServer ? (Take(ref _toServer, read), Count(ref _sent, read))
                    : (Take(ref _toClient, read), Count(ref _received, read));
                await to.SendAsync(buffer.AsMemory(0, (int)Math.Min(read, Math.Max(left, 0))));
                if (left < read)
                {
                    break;
                }
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The other way was cut.
        }

        from.Dispose();
        to.Dispose();
    }

    private static long Take(ref long budget, int read) =>
        Interlocked.Read(ref budget) == long.MaxValue ? read : Interlocked.Add(ref budget, -read) + read;

    private static long Count(ref long counter, int read) => Interlocked.Add(ref counter, read);
}
