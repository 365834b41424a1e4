using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Intake;

/// <summary>
/// The body of a request and that of its answer. Reading is called off when the sender has been silent for too long, or
/// when the server stops: what came whole before is answered all the same. Writing is called off when nobody reads.
/// </summary>
/// <remarks>
/// The web server's own least rate does not do for writing: it lets go of who does not read after as long as all that
/// was ever written would take at that rate, which for a long stream is hours.
/// </remarks>
internal sealed class PatientExchange : Stream
{
    private readonly HttpContext _context;
    private readonly CancellationTokenSource _silence, _unread, _stopReading, _stopWriting;

    public PatientExchange(HttpContext context, TimeProvider clock, CancellationToken stopping)
    {
        _context = context;
        _silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _unread = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _stopReading = CancellationTokenSource.CreateLinkedTokenSource(
            _silence.Token, context.RequestAborted, stopping);
        _stopWriting = CancellationTokenSource.CreateLinkedTokenSource(_unread.Token, context.RequestAborted);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Only what the sender takes counts: how long it waits for us is no silence of its own.
        _silence.CancelAfter(IntakeLimits.Silence);
        var read = await _context.Request.Body.ReadAsync(buffer, _stopReading.Token);
        _silence.CancelAfter(Timeout.InfiniteTimeSpan);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _unread.CancelAfter(IntakeLimits.Unread);
        await _context.Response.Body.WriteAsync(buffer, _stopWriting.Token);
        _unread.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        _unread.CancelAfter(IntakeLimits.Unread);
        await _context.Response.Body.FlushAsync(_stopWriting.Token);
        _unread.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopReading.Dispose();
            _stopWriting.Dispose();
            _silence.Dispose();
            _unread.Dispose();
        }

        base.Dispose(disposing);
    }
}
