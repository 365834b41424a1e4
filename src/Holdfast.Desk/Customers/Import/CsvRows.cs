using System.Collections.Immutable;
using System.Text;
using Sylvan.Data.Csv;

namespace Holdfast.Desk.Customers.Import;

/// <summary>A row of a file as fields.</summary>
internal sealed class RowFields(
    long row, IReadOnlyDictionary<string, (string Column, int At)> columns, ImmutableArray<string> values) : Fields
{
    /// <summary>Its number, as a spreadsheet counts.</summary>
    public long Row { get; } = row;

    protected override string? Read(string field) =>
        columns.TryGetValue(field, out var column) ? values[column.At] : null;

    protected override string PlaceOf(string field) =>
        columns.TryGetValue(field, out var column) ? column.Column : field;
}

/// <summary>
/// Reads a file of an import row by row, of which no more is held than one row. What it cannot read it names: a byte
/// that is no UTF-8 stands as a character of its own in its place, and is refused there by the rules of texts.
/// </summary>
internal sealed class CsvRows : IAsyncDisposable
{
    // A row has a few hundred characters; one as long as this is a quotation mark that nobody closed.
    private const int RowCharacters = 64 * 1024, FirstBuffer = 16 * 1024;

    // No character of any text: rows that begin with it would be passed over, and are refused instead.
    private const char NoComment = '\uFFFF';

    private readonly CsvDataReader _reader;
    private readonly Dictionary<string, (string Column, int At)> _columns;

    // The names of the columns are row 1.
    private long _last = 1;

    private CsvRows(CsvDataReader reader, ImportKind kind, Dictionary<string, (string Column, int At)> columns) =>
        (_reader, Kind, _columns) = (reader, kind, columns);

    /// <summary>What the file holds.</summary>
    public ImportKind Kind { get; }

    /// <summary>Opens a file; faults where its first row is not that of any.</summary>
    public static async Task<(CsvRows? Rows, IReadOnlyList<ImportFault> Faults)> OpenAsync(
        Stream file, CancellationToken ct)
    {
        var text = new StreamReader(
            file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        CsvDataReader reader;
        try
        {
            reader = await CsvDataReader.CreateAsync(text, new CsvDataReaderOptions
            {
                HasHeaders = true,
                Delimiter = ',',
                CsvStyle = CsvStyle.Standard,
                BufferSize = FirstBuffer,
                MaxBufferSize = RowCharacters,
                Comment = NoComment,
                CommentHandler = (Action<string>)(_ => throw new InvalidDataException()),
                HeaderComparer = StringComparer.Ordinal,
                OwnsReader = true,
            }, ct);
        }
        catch (Exception failure) when (WhyUnreadable(failure) is not null)
        {
            text.Dispose();
            return (null, [new ImportFault(RowOf(failure), "", WhyUnreadable(failure)!)]);
        }

        string[] names =
        [
            .. Enumerable.Range(0, reader.FieldCount).Select(at => at == 0
                ? reader.GetName(at).TrimStart('\uFEFF') : reader.GetName(at)),
        ];
        var (kind, faults) = ImportHeader.Read(names);
        if (kind is { } known && faults.Count == 0)
        {
            return (new CsvRows(reader, known, ColumnsOf(known, names)), []);
        }

        await reader.DisposeAsync();
        return (null, faults);
    }

    /// <summary>The next row; null at the end. A fault that ends the reading is told by the exception.</summary>
    /// <exception cref="UnreadableRowException">Nothing behind it can be read either.</exception>
    public async Task<RowFields?> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                if (!await _reader.ReadAsync(ct))
                {
                    return null;
                }
            }
            catch (Exception failure) when (WhyUnreadable(failure) is { } why)
            {
                throw new UnreadableRowException(_last + 1, why, failure);
            }

            _last = _reader.RowNumber + 1L;
            var fields = _reader.RowFieldCount;
            if (fields == 0 || (fields == 1 && _reader.GetString(0).Length == 0))
            {
                continue;
            }

            var row = new RowFields(_last, _columns,
                [.. Enumerable.Range(0, _reader.FieldCount).Select(at => at < fields ? _reader.GetString(at) : "")]);
            if (fields != _reader.FieldCount)
            {
                row.Fault("", $"The row has {fields} fields, and the first row {_reader.FieldCount}.");
            }

            return row;
        }
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private static Dictionary<string, (string Column, int At)> ColumnsOf(ImportKind kind, string[] names) =>
        ImportTable.Of(kind).Where(column => names.Contains(column.Name)).ToDictionary(
            column => column.Field, column => (column.Name, Array.IndexOf(names, column.Name)));

    // The first row behind the names is read together with them.
    private static long RowOf(Exception failure) => failure is CsvRecordTooLargeException ? 2 : 1;

    private static string? WhyUnreadable(Exception failure) => failure switch
    {
        CsvRecordTooLargeException => $"The row has more than {RowCharacters} characters; a quotation mark may not be "
            + "closed.",
        CsvMissingHeadersException => "The file has no first row with the names of its columns.",
        FormatException => "The row is no CSV of RFC 4180: a quotation mark stands where none can be.",
        InvalidDataException => "The row begins with a character that is none of any text.",
        _ => null,
    };
}

/// <summary>A row that cannot be read, and so nothing behind it.</summary>
internal sealed class UnreadableRowException(long row, string why, Exception cause) : Exception(why, cause)
{
    public long Row { get; } = row;
}

/// <summary>Finds out what a file holds by its first row.</summary>
internal static class ImportHeader
{
    public static (ImportKind? Kind, IReadOnlyList<ImportFault> Faults) Read(IReadOnlyList<string> names)
    {
        // The kind that most of the columns are of: what is missing or misspelled is told of that one.
        var kind = Enum.GetValues<ImportKind>().MaxBy(kind =>
            ImportTable.Of(kind).Count(column => names.Contains(column.Name)));
        var columns = ImportTable.Of(kind);
        if (!columns.Any(column => names.Contains(column.Name)))
        {
            return (null, [new ImportFault(1, "",
                "The first row names no column there is. It is comma-separated text in UTF-8, with the names of the "
                + "columns first.")]);
        }

        List<ImportFault> faults =
        [
            .. columns.Where(column => column.Needed && !names.Contains(column.Name))
                .Select(column => new ImportFault(1, column.Name, "The column is missing.")),
        ];
        foreach (var (at, name) in names.Index())
        {
            if (!columns.Any(column => column.Name == name))
            {
                faults.Add(new ImportFault(1, $"column {at + 1}",
                    $"There is no such column in {Words<ImportKind>.Of(kind)}; there is "
                    + $"{string.Join(", ", columns.Select(column => column.Name))}."));
            }
            else if (names.Take(at).Contains(name))
            {
                faults.Add(new ImportFault(1, name, "The column is there twice."));
            }
        }

        return (kind, faults);
    }
}
