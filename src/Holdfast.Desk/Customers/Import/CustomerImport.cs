using Holdfast.Desk.Access;

namespace Holdfast.Desk.Customers.Import;

/// <summary>
/// Imports customers, contacts, accounts and relationships from CSV. A dry run goes the whole way and changes nothing.
/// A run keeps rows in batches, each batch one entry; sent again, rows that are on file change nothing, so one that was
/// cut off is gone on with by sending the file again.
/// </summary>
internal sealed class CustomerImport(ImportBatches batches)
{
    /// <summary>The rows of a batch.</summary>
    public const int BatchRows = 500;

    /// <summary>The most rows of a file.</summary>
    public const int RowsAtMost = 10_000_000;

    /// <summary>Imports a file, or says what would come of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isDryRun">Whether nothing is to be changed.</param>
    /// <param name="name">What the import is called: contacts of one import may be first ones together.</param>
    /// <param name="by">Who imports.</param>
    /// <param name="ct">Ends it after the batch that is under way.</param>
    public async Task<ImportReport> RunAsync(
        Stream file, bool isDryRun, string name, Actor by, CancellationToken ct)
    {
        var (rows, faults) = await CsvRows.OpenAsync(file, ct);
        var tally = new ImportTally(isDryRun) { Kind = rows?.Kind };
        tally.Add(faults);
        if (rows is null)
        {
            return tally.Report(isFinished: false);
        }

        await using (rows)
        {
            return await RunAsync(rows, tally, new ImportRun(rows.Kind, isDryRun, name, by), ct);
        }
    }

    private async Task<ImportReport> RunAsync(CsvRows rows, ImportTally tally, ImportRun run, CancellationToken ct)
    {
        List<RowFields> batch = new(BatchRows);
        var isAtEnd = false;
        while (!isAtEnd)
        {
            batch.Clear();
            try
            {
                while (batch.Count < BatchRows && !isAtEnd)
                {
                    if (await rows.NextAsync(ct) is { } row)
                    {
                        batch.Add(row);
                    }
                    else
                    {
                        isAtEnd = true;
                    }
                }
            }
            catch (UnreadableRowException unreadable)
            {
                // What was read before it is looked at, so that all faults up to there are told; none of it is kept.
                tally.Add([new ImportFault(unreadable.Row, "", unreadable.Message)]);
                await batches.TakeAsync(batch, run with { IsDryRun = true }, tally, ct);
                return tally.Report(isFinished: false);
            }

            if (tally.Rows + batch.Count > RowsAtMost)
            {
                tally.Add([new ImportFault(tally.Rows + 2, "", $"A file has at most {RowsAtMost} rows.")]);
                return tally.Report(isFinished: false);
            }

            await batches.TakeAsync(batch, run, tally, ct);
            if (!run.IsDryRun && tally.HasFaults)
            {
                return tally.Report(isFinished: false);
            }
        }

        return tally.Report(isFinished: true);
    }
}

/// <summary>What is the same for all rows of an import.</summary>
/// <param name="Kind">What they hold.</param>
/// <param name="IsDryRun">Whether nothing is to be changed.</param>
/// <param name="Name">What the import is called.</param>
/// <param name="By">Who imports.</param>
internal sealed record ImportRun(ImportKind Kind, bool IsDryRun, string Name, Actor By)
{
    /// <summary>
    /// The first bytes of the hashes of those who have had a row, where a row is all of somebody or something: two of a
    /// million are equal by chance less often than a disk errs.
    /// </summary>
    public HashSet<ulong> Seen { get; } = [];
}

/// <summary>Counts what an import comes to.</summary>
internal sealed class ImportTally(bool isDryRun)
{
    private readonly List<ImportFault> _faults = [];
    private long _faultCount, _begun, _changed, _same;

    public ImportKind? Kind { get; init; }

    public long Rows { get; private set; }

    public bool HasFaults => _faultCount > 0;

    public void Add(IEnumerable<ImportFault> faults)
    {
        foreach (var fault in faults)
        {
            _faultCount++;
            if (_faults.Count < ImportReport.FaultsListed)
            {
                _faults.Add(fault);
            }
        }
    }

    public void CountRead(int rows) => Rows += rows;

    public void Count(long begun, long changed, long same)
    {
        _begun += begun;
        _changed += changed;
        _same += same;
    }

    public ImportReport Report(bool isFinished) => new()
    {
        Kind = Kind,
        IsDryRun = isDryRun,
        Rows = Rows,
        Begun = _begun,
        Changed = _changed,
        Same = _same,
        Faults = [.. _faults.OrderBy(fault => fault.Row)],
        FaultCount = _faultCount,
        IsFinished = isFinished,
    };
}
