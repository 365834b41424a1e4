using Microsoft.Win32.SafeHandles;

namespace Holdfast;

/// <summary>
/// Standard output that tells when nobody reads it any more. The console's own stream goes on as if nothing had
/// happened, and a run whose reader had enough after ten lines would go through the whole input.
/// </summary>
internal sealed class StandardOutput : Stream
{
    private const int OutputDescriptor = 1;

    // EPIPE; on Windows ERROR_BROKEN_PIPE and ERROR_NO_DATA.
    private static readonly int[] ClosedPipe = [32, unchecked((int)0x8007006D), unchecked((int)0x800700E8)];

    private readonly Stream _output = Open();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _output.Write(buffer);
        }
        catch (IOException failure)
        {
            throw ClosedPipe.Contains(failure.HResult)
                ? new OutputClosedException(failure)
                : new WorkFailedException($"standard output cannot be written to: {failure.Message}");
        }
    }

    public override void Flush() => _output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _output.Dispose();
        base.Dispose(disposing);
    }

    // What can be sought in is a file, whose place is shared with everybody who writes to it: the console's stream
    // leaves the place to the system, and there is no reader who could go away.
    private static Stream Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var handle = new SafeFileHandle(OutputDescriptor, ownsHandle: false);
        var file = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        if (!file.CanSeek)
        {
            return file;
        }

        file.Dispose();
        return Console.OpenStandardOutput();
    }
}

/// <summary>Whoever read the output has gone away, as <c>head</c> does when it has its ten lines.</summary>
internal sealed class OutputClosedException(IOException failure) : Exception(failure.Message, failure);
