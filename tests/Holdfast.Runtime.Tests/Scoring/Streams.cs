using System.Collections.Concurrent;
using System.Text;

namespace Holdfast.Runtime.Tests.Scoring;

/// <summary>Input that waits until something is sent.</summary>
internal sealed class SlowStream : MemoryStream
{
    private readonly BlockingCollection<byte[]> _sent = [];
    private IOException? _failure;

    public void Send(string text) => _sent.Add(Encoding.UTF8.GetBytes(text));

    public void End() => _sent.CompleteAdding();

    public void Fail(IOException failure)
    {
        _failure = failure;
        _sent.CompleteAdding();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!_sent.TryTake(out var sent, Timeout.Infinite))
        {
            return _failure is null ? 0 : throw _failure;
        }

        sent.CopyTo(buffer.AsSpan(offset, count));
        return sent.Length;
    }
}

/// <summary>Output whose lines can be waited for.</summary>
internal sealed class HeardStream : MemoryStream
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly BlockingCollection<string> _heard = [];

    public string Hear(CancellationToken ct) =>
        _heard.TryTake(out var line, (int)Patience.TotalMilliseconds, ct)
            ? line
            : throw new TimeoutException("Nothing was answered for a minute.");

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        foreach (var line in Encoding.UTF8.GetString(buffer).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _heard.Add(line);
        }
    }
}

/// <summary>Output that breaks.</summary>
internal sealed class BrokenStream(int goodWrites) : MemoryStream
{
    private int _writes;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_writes++ == goodWrites)
        {
            throw new IOException("broken");
        }
    }
}
