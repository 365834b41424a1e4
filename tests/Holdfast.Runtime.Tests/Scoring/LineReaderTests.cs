using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Tests.Scoring;

public sealed class LineReaderTests
{
    private const int Most = ContractLimits.EventBytes;
    private const string Mark = "\uFEFF";

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\nb", "1:a 2:b")]
    [InlineData("a\r\nb\r\n", "1:a 2:b")]
    [InlineData("a\rb\n", "1:a\rb")]
    [InlineData("a\r", "1:a\r")]
    [InlineData("a\r\r\n", "1:a\r")]
    [InlineData("\n\na\n\nb\n\n", "3:a 5:b")]
    [InlineData("\r\n \t \r\na\n", "3:a")]
    [InlineData(" \t ", "")]
    [InlineData("\r", "")]
    [InlineData("\0\n\0", "1:\0 2:\0")]
    [InlineData("a\0b\n", "1:a\0b")]
    [InlineData(Mark + "a\nb\n", "1:a 2:b")]
    [InlineData(Mark, "")]
    [InlineData(Mark + "\na", "2:a")]
    [InlineData(Mark + "\r\na", "2:a")]
    [InlineData(Mark + Mark + "a", "1:" + Mark + "a")]
    [InlineData("a\n" + Mark + "b\n", "1:a 2:" + Mark + "b")]
    [InlineData("\n" + Mark + "b\n", "2:" + Mark + "b")]
    public void Lines_are_told_by_number_and_text_however_the_input_comes(string input, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(input);

        Assert.All([1, 2, 3, 5, bytes.Length + 1], size =>
            Assert.Equal(expected, string.Join(' ', Read(new ChoppedStream(bytes, size)))));
    }

    [Theory]
    [InlineData("", "\n", 0, true)]
    [InlineData("", "\n", 1, false)]
    [InlineData("", "\r\n", 0, true)]
    [InlineData("", "\r\n", 1, false)]
    [InlineData("", "", 0, true)]
    [InlineData("", "", 1, false)]
    [InlineData("", "\r", -1, true)]
    [InlineData("", "\r", 0, false)]
    [InlineData(Mark, "\n", 0, true)]
    [InlineData(Mark, "\n", 1, false)]
    [InlineData(Mark, "\r\n", 0, true)]
    [InlineData(Mark, "\r\n", 1, false)]
    [InlineData("\n" + Mark, "\r\n", -3, true)]
    [InlineData("\n" + Mark, "\r\n", -2, false)]
    public void A_line_may_be_as_long_as_an_event_without_its_end_and_the_mark_at_the_start(
        string before, string after, int beyond, bool isKept)
    {
        var bytes = Encoding.UTF8.GetBytes(before + new string('x', Most + beyond) + after);

        Assert.All([1, 4_096, LineReader.ReadBytes], size =>
        {
            var line = Assert.Single(Read(new ChoppedStream(bytes, size)));
            Assert.Equal(isKept, !line.EndsWith(":too long", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(Most + 1)]
    [InlineData(Most + 4)]
    [InlineData(Most + 5)]
    [InlineData((2 * Most) + 100)]
    [InlineData(10 * Most)]
    public void Lines_around_one_that_is_too_long_are_told_as_ever(int length)
    {
        var bytes = Encoding.UTF8.GetBytes($"a\n{new string('x', length)}\n\nb\n{new string('y', length)}");

        Assert.All([1_000, LineReader.ReadBytes, bytes.Length], size => Assert.Equal(
            ["1:a", "2:too long", "4:b", "5:too long"], Read(new ChoppedStream(bytes, size))));
    }

    [Fact]
    public void Same_lines_come_out_of_any_pieces()
    {
        var random = new Random(41);
        var text = new StringBuilder();
        for (var line = 0; line < 400; line++)
        {
            var length = random.Next(20) switch { 0 => 0, 1 => random.Next(3 * Most), _ => random.Next(600) };
            text.Append((char)('a' + (line % 26)), length).Append(random.Next(3) == 0 ? "\r\n" : "\n");
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var whole = Read(new ChoppedStream(bytes, bytes.Length));
        for (var seed = 0; seed < 40; seed++)
        {
            Assert.Equal(whole, Read(ChoppedStream.Of(bytes, seed)));
        }
    }

    [Fact]
    public void A_line_that_has_arrived_does_not_wait_for_the_next()
    {
        var reader = new LineReader(new ChoppedStream("first\nsecond\nthi"u8.ToArray(), 6, 7, 3));
        var chunk = new LineChunk();

        Assert.True(reader.Fill(chunk));
        Assert.Equal(["1:first"], Told(chunk));
        Assert.True(reader.Fill(chunk));
        Assert.Equal(["2:second"], Told(chunk));
        Assert.True(reader.Fill(chunk));
        Assert.Empty(chunk.Lines);
        Assert.True(reader.Fill(chunk));
        Assert.Equal(["3:thi"], Told(chunk));
        Assert.False(reader.Fill(chunk));
    }

    [Fact]
    public void A_gigabyte_without_an_end_of_line_is_one_error_and_takes_no_memory()
    {
        const long Gigabyte = 1L << 30;
        var reader = new LineReader(new EndlessLine(Gigabyte));
        var chunk = new LineChunk();
        var lines = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.Fill(chunk))
        {
            lines += chunk.Lines.Count;
        }

        Assert.Equal(1, lines);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < LineReader.ChunkBytes);
    }

    private static List<string> Read(Stream input)
    {
        var reader = new LineReader(input);
        var chunk = new LineChunk();
        List<string> lines = [];
        while (reader.Fill(chunk))
        {
            lines.AddRange(Told(chunk));
        }

        return lines;
    }

    private static IEnumerable<string> Told(LineChunk chunk) => chunk.Lines.Select(line => line.Length > Most
        ? $"{line.Number}:too long"
        : $"{line.Number}:{Encoding.UTF8.GetString(chunk.Buffer, line.Start, line.Length)}");

    /// <summary>Bytes that never end a line.</summary>
    private sealed class EndlessLine(long length) : Stream
    {
        private long _left = length;

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
            var taken = (int)Math.Min(count, _left);
            buffer.AsSpan(offset, taken).Fill((byte)'{');
            _left -= taken;
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
