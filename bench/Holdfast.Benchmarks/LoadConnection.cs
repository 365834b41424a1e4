using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Holdfast.Benchmarks;

/// <summary>A connection to a server, as plain as can be so that the load is not what is measured.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int ChunkBytes = 32 * 1024;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _in = new byte[256 * 1024], _out = new byte[128 * 1024];
    private readonly byte[] _head;
    private readonly string _address;

    private LoadConnection(Uri url, string? key)
    {
        _address = $"POST /v1/events HTTP/1.1\r\nHost: {url.Authority}\r\n"
            + (key is null ? "" : $"Authorization: Bearer {key}\r\n");
        _head = Encoding.ASCII.GetBytes(_address + "Content-Type: application/json\r\nContent-Length: ");
    }

    public static async Task<LoadConnection> OpenAsync(Uri url, string? key)
    {
        var connection = new LoadConnection(url, key);
        await connection._socket.ConnectAsync(url.Host, url.Port);
        return connection;
    }

    /// <summary>Sends an event and waits for the answer; says whether that is a decision.</summary>
    public async ValueTask<bool> SendAsync(byte[] text)
    {
        var length = Fill(text);
        await _socket.SendAsync(_out.AsMemory(0, length));
        var read = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_in.AsMemory(read));
            if (received == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            read += received;
            if (EndOf(_in.AsSpan(0, read)) is { } end && read >= end)
            {
                return _in.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8);
            }
        }
    }

    /// <summary>Sends events as one stream, and counts the lines of the answer while they come.</summary>
    public async Task StreamAsync(IEnumerator<byte[]> events, LoadCount count, CancellationToken ct)
    {
        var receiving = Task.Run(() => ReceiveAsync(count, ct), ct);
        await _socket.SendAsync(Encoding.ASCII.GetBytes(
            _address + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"), ct);
        var hasMore = true;
        while (hasMore)
        {
            const int sizeBytes = 10;
            var length = sizeBytes;
            while (length < ChunkBytes && (hasMore = events.MoveNext()))
            {
                events.Current.CopyTo(_out, length);
                length += events.Current.Length;
                _out[length++] = (byte)'\n';
            }

            if (length > sizeBytes)
            {
                Encoding.ASCII.GetBytes((length - sizeBytes).ToString("x8", CultureInfo.InvariantCulture), _out);
                "\r\n"u8.CopyTo(_out.AsSpan(8));
                "\r\n"u8.CopyTo(_out.AsSpan(length));
                await SendAllAsync(_out.AsMemory(0, length + 2), ct);
            }
        }

        await SendAllAsync("0\r\n\r\n"u8.ToArray(), ct);
        await receiving;
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask SendAllAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, ct)..];
        }
    }

    private async Task ReceiveAsync(LoadCount count, CancellationToken ct)
    {
        var chunks = new ChunkedLines();
        var isHead = true;
        var read = 0;
        while (!chunks.HasEnded)
        {
            var received = await _socket.ReceiveAsync(_in.AsMemory(read), ct);
            if (received == 0)
            {
                throw new IOException("The answer broke off.");
            }

            read += received;
            if (isHead)
            {
                var end = _in.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
                if (end < 0)
                {
                    continue;
                }

                if (!_in.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8))
                {
                    throw new IOException(Encoding.ASCII.GetString(_in, 0, read));
                }

                isHead = false;
                count.Take(chunks.Take(_in.AsSpan(end + 4, read - end - 4)));
            }
            else
            {
                count.Take(chunks.Take(_in.AsSpan(0, read)));
            }

            read = 0;
        }
    }

    private int Fill(byte[] text)
    {
        _head.CopyTo(_out, 0);
        text.Length.TryFormat(_out.AsSpan(_head.Length), out var digits, default, CultureInfo.InvariantCulture);
        var length = _head.Length + digits;
        "\r\n\r\n"u8.CopyTo(_out.AsSpan(length));
        text.CopyTo(_out, length + 4);
        return length + 4 + text.Length;
    }

    // Where the answer ends, as soon as its head is there.
    private static int? EndOf(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        var name = answer.IndexOf("Content-Length: "u8);
        if (head < 0 || name < 0)
        {
            return null;
        }

        var length = 0;
        for (var i = name + "Content-Length: ".Length; answer[i] is >= (byte)'0' and <= (byte)'9'; i++)
        {
            length = (10 * length) + answer[i] - '0';
        }

        return head + 4 + length;
    }
}

/// <summary>Counts the lines in a body that comes in chunks.</summary>
internal sealed class ChunkedLines
{
    private enum Part { Size, Content, End }

    private Part _part;
    private int _left;

    public bool HasEnded { get; private set; }

    public int Take(ReadOnlySpan<byte> bytes)
    {
        var lines = 0;
        while (!bytes.IsEmpty && !HasEnded)
        {
            if (_part is Part.Content)
            {
                var taken = Math.Min(_left, bytes.Length);
                lines += bytes[..taken].Count((byte)'\n');
                bytes = bytes[taken..];
                _left -= taken;
                _part = _left == 0 ? Part.End : Part.Content;
                continue;
            }

            var next = bytes[0];
            bytes = bytes[1..];
            if (next == '\n')
            {
                HasEnded = _part is Part.Size && _left == 0;
                _part = _part is Part.Size ? Part.Content : Part.Size;
            }
            else if (next != '\r')
            {
                _left = (16 * _left) + Convert.ToInt32(((char)next).ToString(), 16);
            }
        }

        return lines;
    }
}
