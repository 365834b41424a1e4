using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>A piece of input and the lines that end in it. Serves one piece after another.</summary>
internal sealed class LineChunk
{
    private readonly List<Line> _lines = [];

    /// <summary>Holds the lines; what is read from it is valid until the chunk is filled again.</summary>
    public byte[] Buffer { get; } = new byte[LineReader.ChunkBytes];

    /// <summary>The lines that are not empty, in order.</summary>
    public IReadOnlyList<Line> Lines => _lines;

    /// <summary>Bytes of input that were read for it.</summary>
    public int BytesRead { get; set; }

    public void Clear()
    {
        _lines.Clear();
        BytesRead = 0;
    }

    public void Add(Line line) => _lines.Add(line);
}

/// <summary>One line: its number in the input, from 1, and where it stands in the chunk, without its end.</summary>
internal readonly record struct Line(long Number, int Start, int Length)
{
    /// <summary>A line that was not kept because no event is as long: a stretch that a reader refuses unseen.</summary>
    public static Line TooLong(long number) => new(number, 0, ContractLimits.EventBytes + 1);
}
