namespace Holdfast.Runtime.Tests.Scoring;

/// <summary>Input that comes in pieces of given sizes, over and over; a read never gets more than one piece.</summary>
internal sealed class ChoppedStream(byte[] content, params int[] sizes) : Stream
{
    private int _position;
    private int _reads;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Pieces whose sizes follow from a seed.</summary>
    public static ChoppedStream Of(byte[] content, int seed)
    {
        var random = new Random(seed);
        return new ChoppedStream(
            content, [.. Enumerable.Range(0, 50).Select(_ => 1 + random.Next(1 << random.Next(1, 17)))]);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var taken = Math.Min(Math.Min(count, content.Length - _position), sizes[_reads++ % sizes.Length]);
        content.AsSpan(_position, taken).CopyTo(buffer.AsSpan(offset));
        _position += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
