using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal.Sqlite;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// The events of a journal as they were received, one a line, in the order in which they were decided: the firm's own
/// past, for trying a policy on. Read as it is asked for, as the journal stood when it was opened; somebody else may go
/// on writing. Events whose content was disposed of are passed over.
/// </summary>
public sealed class RecordedEventStream : Stream
{
    private static readonly byte[] EndOfLine = [(byte)'\n'];

    private readonly IJournalRecords _records;
    private readonly IEnumerator<ReadOnlyMemory<byte>> _pieces;
    private ReadOnlyMemory<byte> _piece;

    private RecordedEventStream(IJournalRecords records)
    {
        _records = records;
        _pieces = Pieces().GetEnumerator();
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens the events of a data folder, which may be in use.</summary>
    /// <exception cref="JournalException">There is no journal, or this release does not read it.</exception>
    public static RecordedEventStream Open(string folder) => Open(new SqliteJournalStore(folder));

    /// <summary>Opens the events of the journal in a store, which may be in use.</summary>
    /// <exception cref="JournalException">There is no journal, or this release does not read it.</exception>
    public static RecordedEventStream Open(IJournalStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new RecordedEventStream(store.OpenRecords());
    }

    /// <inheritdoc/>
    /// <exception cref="JournalException">This release does not know how an event is written.</exception>
    public override int Read(Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length && (!_piece.IsEmpty || Next()))
        {
            var part = Math.Min(_piece.Length, buffer.Length - filled);
            _piece.Span[..part].CopyTo(buffer[filled..]);
            _piece = _piece[part..];
            filled += part;
        }

        return filled;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pieces.Dispose();
            _records.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Next()
    {
        while (_piece.IsEmpty)
        {
            if (!_pieces.MoveNext())
            {
                return false;
            }

            _piece = _pieces.Current;
        }

        return true;
    }

    private IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        foreach (var entry in _records.Entries(0, _records.Newest.Size))
        {
            if (entry.Head.Kind is EntryKind.Event && entry.Salted is not null)
            {
                yield return EventContent.Read(entry).Event;
                yield return EndOfLine;
            }
        }
    }
}
