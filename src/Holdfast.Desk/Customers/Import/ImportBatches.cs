using System.Buffers.Binary;
using System.Collections.Immutable;
using Holdfast.Desk.Facts;
using NodaTime;

namespace Holdfast.Desk.Customers.Import;

/// <summary>
/// Decides the rows of a batch one after the other against what is on file, and keeps all of them in one entry, or
/// none.
/// </summary>
internal sealed class ImportBatches(
    DeskWriter writer, DeskReader reader, ImportRows rows, PersonKeys keys, VaultWriter vault)
{
    /// <summary>Takes a batch. A row with a fault keeps all of its batch out.</summary>
    public async Task TakeAsync(
        IReadOnlyList<RowFields> batch, ImportRun run, ImportTally tally, CancellationToken ct)
    {
        tally.CountRead(batch.Count);
        if (batch.Count == 0)
        {
            return;
        }

        var steps = batch.Select(row => rows.Read(row, run, vault.Now)).ToList();
        BatchState state;
        if (run.IsDryRun)
        {
            await using var db = reader.Open();
            state = Decide(db, steps, run);
        }
        else
        {
            state = await writer.DecideAsync(async (db, inner) =>
            {
                var decided = Decide(db, steps, run);
                return decided.Faults.Count > 0 || !decided.HasChanges
                    ? new Decided<BatchState>(decided)
                    : new Decided<BatchState>(
                        decided, VaultWriter.Entry(run.By, await FactsAsync(decided, run, inner)));
            }, ct);
        }

        tally.Add(state.Faults);
        if (run.IsDryRun || state.Faults.Count == 0)
        {
            tally.Count(state.Begun, state.Changed, state.Same);
        }
    }

    private BatchState Decide(DeskDb db, List<RowStep> steps, ImportRun run)
    {
        var state = new BatchState();
        foreach (var step in steps)
        {
            step.Decide(rows, db, state, run);
        }

        return state;
    }

    private async Task<IReadOnlyList<VaultFact>> FactsAsync(BatchState state, ImportRun run, CancellationToken ct)
    {
        List<VaultFact> facts = [.. state.Accounts.Values.Where(one => one.IsChanged)
            .Select(one => vault.Keep(one.Before, one.After!))];
        var files = state.Files.Where(one => one.Value.IsChanged).ToList();
        var opened = await keys.ForAllAsync([.. files.Select(one => one.Key)], ct);
        try
        {
            var change = run.Kind is ImportKind.Contacts ? VaultChange.ContactImported : VaultChange.Profile;
            facts.AddRange(files.Select(one => vault.Keep(
                new VaultOrder(one.Key, change, null, run.By), one.Value.Before, one.Value.After!, opened[one.Key])));
        }
        finally
        {
            foreach (var key in opened.Values)
            {
                key.Dispose();
            }
        }

        return facts;
    }
}

/// <summary>Something on file before a batch and after the rows of it that were decided.</summary>
internal sealed record Folded<T>(T? Before, T? After)
    where T : class
{
    public bool IsChanged => !ReferenceEquals(Before, After);
}

/// <summary>How far the deciding of a batch is.</summary>
internal sealed class BatchState
{
    public Dictionary<string, Folded<CustomerFile>> Files { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Folded<AccountFile>> Accounts { get; } = new(StringComparer.Ordinal);

    public List<ImportFault> Faults { get; } = [];

    public long Begun { get; private set; }

    public long Changed { get; private set; }

    public long Same { get; private set; }

    public bool HasChanges => Begun + Changed > 0;

    public void Fault(long row, string column, string detail) => Faults.Add(new ImportFault(row, column, detail));

    public void Count(bool isNew, bool isChanged)
    {
        Begun += isNew ? 1 : 0;
        Changed += !isNew && isChanged ? 1 : 0;
        Same += !isNew && !isChanged ? 1 : 0;
    }
}

/// <summary>A row that was read, and what is to be done by it.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Faults">What is wrong with it by itself.</param>
internal abstract record RowStep(long Row, IReadOnlyList<FieldFault> Faults)
{
    /// <summary>Decides it against what is on file and what the rows before it did.</summary>
    public void Decide(ImportRows rows, DeskDb db, BatchState state, ImportRun run)
    {
        foreach (var fault in Faults)
        {
            state.Fault(Row, fault.Place, fault.Detail);
        }

        if (Faults.Count == 0)
        {
            DecideSound(rows, db, state, run);
        }
    }

    protected abstract void DecideSound(ImportRows rows, DeskDb db, BatchState state, ImportRun run);

    protected void Seen(ReadOnlySpan<byte> hash, string column, BatchState state, ImportRun run)
    {
        if (!run.Seen.Add(BinaryPrimitives.ReadUInt64BigEndian(hash)))
        {
            state.Fault(Row, column, "A row before is of the same one.");
        }
    }
}
