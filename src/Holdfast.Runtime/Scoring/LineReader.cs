using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// Splits input into lines. A byte-order mark at the start, CRLF and a last line without an end are accepted; lines of
/// nothing but white space are passed over, but counted. Whatever the input is, no more of it is held than one read and
/// the longest line there may be.
/// </summary>
internal sealed class LineReader(Stream input)
{
    /// <summary>
    /// The most that one read takes: a pipe holds no more, and what fits is still in the cache when decided.
    /// </summary>
    public const int ReadBytes = 64 * 1024;

    /// <summary>A read, and before it what the last one left of a line.</summary>
    public const int ChunkBytes = LongestRest + ReadBytes;

    // An event at its limit, a carriage return whose line feed is yet to come, a byte-order mark.
    private const int LongestRest = ContractLimits.EventBytes + 1 + 3;

    private byte[] _rest = [];
    private int _restLength;
    private long _linesEnded;
    private bool _isInTooLongLine;
    private bool _hasEnded;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Waits for input, once, and hands out the lines that end in what there was: a line that has arrived does not wait
    /// for the next one. There may be none among them. False after the end of the input.
    /// </summary>
    public bool Fill(LineChunk chunk)
    {
        chunk.Clear();
        return !_hasEnded && Take(chunk, input.Read(chunk.Buffer, Begin(chunk), ReadBytes));
    }

    /// <summary>The same, without a thread that waits.</summary>
    public async ValueTask<bool> FillAsync(LineChunk chunk, CancellationToken ct)
    {
        chunk.Clear();
        return !_hasEnded && Take(
            chunk, await input.ReadAsync(chunk.Buffer.AsMemory(Begin(chunk), ReadBytes), ct).ConfigureAwait(false));
    }

    // Before what is read now stands what the last read left of a line.
    private int Begin(LineChunk chunk)
    {
        _rest.AsSpan(0, _restLength).CopyTo(chunk.Buffer);
        return _restLength;
    }

    private bool Take(LineChunk chunk, int bytesRead)
    {
        var buffer = chunk.Buffer;
        var searched = _restLength;
        chunk.BytesRead = bytesRead;
        var end = searched + bytesRead;
        if (bytesRead == 0)
        {
            _hasEnded = true;
            EndLine(chunk, 0, end, isLast: true);
            return true;
        }

        var start = 0;
        while (buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n') is var found and >= 0)
        {
            EndLine(chunk, start, searched + found, isLast: false);
            start = searched = searched + found + 1;
        }

        KeepRest(buffer.AsSpan(start, end - start));
        return true;
    }

    private void EndLine(LineChunk chunk, int start, int end, bool isLast)
    {
        _linesEnded++;
        if (_isInTooLongLine)
        {
            _isInTooLongLine = false;
            chunk.Add(Line.TooLong(_linesEnded));
            return;
        }

        var text = chunk.Buffer.AsSpan(start, end - start);
        if (_linesEnded == 1 && text.StartsWith(ByteOrderMark))
        {
            start += ByteOrderMark.Length;
            text = text[ByteOrderMark.Length..];
        }

        if (!isLast && text is [.., (byte)'\r'])
        {
            text = text[..^1];
        }

        if (text.Length > ContractLimits.EventBytes)
        {
            chunk.Add(Line.TooLong(_linesEnded));
        }
        else if (text.ContainsAnyExcept(" \t\r"u8))
        {
            chunk.Add(new Line(_linesEnded, start, text.Length));
        }
    }

    private void KeepRest(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > LongestRest)
        {
            _isInTooLongLine = true;
        }

        _restLength = _isInTooLongLine ? 0 : rest.Length;
        if (_rest.Length < _restLength)
        {
            _rest = new byte[Math.Min(2 * _restLength, LongestRest)];
        }

        rest[.._restLength].CopyTo(_rest);
    }
}
