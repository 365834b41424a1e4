namespace Holdfast.Desk.Intake;

/// <summary>
/// A body whose reading is called off when its sender has been silent for too long, or when the server stops. What
/// came whole before is answered all the same.
/// </summary>
internal sealed class PatientBody : Stream
{
    private readonly Stream _body;
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _callOff;

    public PatientBody(Stream body, TimeProvider clock, CancellationToken aborted, CancellationToken stopping)
    {
        _body = body;
        _silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _callOff = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, aborted, stopping);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

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
        var read = await _body.ReadAsync(buffer, _callOff.Token);
        _silence.CancelAfter(Timeout.InfiniteTimeSpan);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

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
            _callOff.Dispose();
            _silence.Dispose();
        }

        base.Dispose(disposing);
    }
}
