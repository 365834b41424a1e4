using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Holdfast.Desk.Tests.Intake;

/// <summary>A connection on which a test sends what it likes, half of it too, and reads what comes.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;

    private RawConnection(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
        _reader = new StreamReader(_stream, Encoding.UTF8);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<RawConnection> OpenAsync(Uri address, int? receiveBufferBytes = null)
    {
        var client = new TcpClient();
        if (receiveBufferBytes is { } bytes)
        {
            client.ReceiveBufferSize = bytes;
        }

        await client.ConnectAsync(address.Host, address.Port, Ct);
        return new RawConnection(client);
    }

    /// <summary>Begins a stream of events in chunks.</summary>
    public Task BeginStreamAsync() => SendAsync(
        "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nX-Scope: events:write\r\n"
        + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), Ct);

    public Task SendChunkAsync(string text) => SendAsync(string.Create(
        CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n"));

    public Task EndStreamAsync() => SendAsync("0\r\n\r\n");

    /// <summary>The next line; null where the server closed the connection.</summary>
    public async Task<string?> LineAsync() => await _reader.ReadLineAsync(Ct);

    /// <summary>The head of the answer: its status line.</summary>
    public async Task<string> HeadAsync()
    {
        var status = await LineAsync();
        while (await LineAsync() is { Length: > 0 })
        {
        }

        return status ?? "";
    }

    /// <summary>The next line of an answer in chunks that is no size of a chunk.</summary>
    public async Task<string?> AnswerAsync()
    {
        while (await LineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>Breaks off without a farewell.</summary>
    public void Reset()
    {
        _client.LingerState = new LingerOption(enable: true, 0);
        _client.Close();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
