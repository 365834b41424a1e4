using System.Text;

namespace Holdfast.Benchmarks;

/// <summary>Events as they come out of a pipe: pieces of bytes that end with a line.</summary>
internal sealed class Chunks
{
    private const int Bytes = 60_000;

    public List<byte[]> All { get; } = [];

    public long Length => All.Sum(chunk => (long)chunk.Length);

    public static Chunks Of(IEnumerable<string> events)
    {
        var chunks = new Chunks();
        var text = new StringBuilder();
        foreach (var line in events)
        {
            text.Append(line).Append('\n');
            if (text.Length > Bytes)
            {
                chunks.All.Add(Encoding.UTF8.GetBytes(text.ToString()));
                text.Clear();
            }
        }

        chunks.All.Add(Encoding.UTF8.GetBytes(text.ToString()));
        return chunks;
    }

    /// <summary>The lines of a chunk.</summary>
    public static IEnumerable<(int Start, int Length)> Lines(byte[] chunk)
    {
        for (var start = 0; start < chunk.Length;)
        {
            var end = Array.IndexOf(chunk, (byte)'\n', start);
            yield return (start, end - start);
            start = end + 1;
        }
    }

    /// <summary>All of them as one stream.</summary>
    public Stream ToStream() => new Pipe(All);

    private sealed class Pipe(List<byte[]> chunks) : Stream
    {
        private int _chunk;
        private int _taken;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_chunk == chunks.Count)
            {
                return 0;
            }

            var chunk = chunks[_chunk];
            var taken = Math.Min(count, chunk.Length - _taken);
            chunk.AsSpan(_taken, taken).CopyTo(buffer.AsSpan(offset));
            _taken += taken;
            if (_taken == chunk.Length)
            {
                _chunk++;
                _taken = 0;
            }

            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
