using System.Collections.Concurrent;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Tree;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>
/// Reads a journal from end to end, hashes all content anew, builds the tree anew and compares: with the leaves and
/// nodes that are stored, with the signed heads, and with a head that was kept elsewhere. Memory does not grow with it.
/// </summary>
public static class JournalVerifier
{
    private const int EntriesPerBatch = 256, BatchesAhead = 8;

    /// <summary>Verifies the journal of a folder, also while it is being written to.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="against">The text of a head that was kept elsewhere; null for none.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="JournalException">There is none, or this release does not read it.</exception>
    public static Verification VerifyFolder(string folder, string? against, CancellationToken ct)
    {
        List<SignedHead> known = [.. Kept(against)];
        if (DataFolder.LastSeen(folder) is { } seen)
        {
            known.Add(seen);
        }

        return Verify(DataFolder.JournalFile(folder), known, ct);
    }

    /// <summary>Verifies the file of a journal or of a backup.</summary>
    /// <param name="file">The file.</param>
    /// <param name="against">The text of a head that was kept elsewhere; null for none.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="JournalException">There is none, or this release does not read it.</exception>
    public static Verification VerifyFile(string file, string? against, CancellationToken ct) =>
        Verify(file, [.. Kept(against)], ct);

    private static IEnumerable<SignedHead> Kept(string? text) => text is null
        ? []
        : SignedHead.TryParse(text, out var head)
            ? [head!]
            : throw new JournalException(
                JournalFault.Unreadable, "What the journal is to be held against is no signed head.");

    private static Verification Verify(string file, List<SignedHead> known, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new JournalException(JournalFault.Missing, $"{file} does not exist.");
        }

        using var connection = SqliteFile.ForReading(file);
        EntryCheck? check = null;
        try
        {
            // One look at all of it, whatever is written meanwhile.
            Statement.Run(connection, JournalSql.BeginReading);
            SqliteFile.ReadSchema(connection);
            using var key = SqliteJournal.KeyOf(connection);
            using var checking = check = new EntryCheck(connection, key, known);
            var fault = check.CheckHeads() ?? CheckEntries(file, check, ct) ?? check.CheckRest();
            return new Verification
            {
                Entries = check.Entries,
                ContentBytes = check.ContentBytes,
                Fault = fault,
                Head = fault is null ? check.Newest.ToString() : null,
            };
        }
        catch (JournalException failure) when (failure.Fault is JournalFault.Damaged)
        {
            return Broken(check, failure.Message);
        }
        catch (SqliteException failure)
        {
            return Broken(check, $"SQLite cannot read on: {failure.Message}");
        }
    }

    private static Verification Broken(EntryCheck? check, string what) => new()
    {
        Entries = check?.Entries ?? 0,
        ContentBytes = check?.ContentBytes ?? 0,
        Fault = new VerificationFault(check is { HasReadAll: false } ? check.Entries : null, what),
    };

    // Reading goes on while what was read is hashed.
    private static VerificationFault? CheckEntries(string file, EntryCheck check, CancellationToken ct)
    {
        using var batches = new BlockingCollection<JournalEntry[]>(BatchesAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => Read(file, check.Size, batches, stop.Token), CancellationToken.None);
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable(ct))
            {
                foreach (var entry in batch)
                {
                    if (check.Take(entry) is { } fault)
                    {
                        return fault;
                    }
                }
            }
        }
        finally
        {
            stop.Cancel();
            Task.WhenAny(reading).GetAwaiter().GetResult();
        }

        reading.GetAwaiter().GetResult();
        check.HasReadAll = true;
        return null;
    }

    private static void Read(
        string file, long size, BlockingCollection<JournalEntry[]> batches, CancellationToken ct)
    {
        try
        {
            using var connection = SqliteFile.ForReading(file);
            using var select = new Statement(connection, JournalSql.SelectEntries, "$from", "$to");
            using var rows = select.Set(0, long.MinValue).Set(1, size).Read();
            List<JournalEntry> batch = new(EntriesPerBatch);
            while (Next(rows, batch, batches, ct))
            {
                batch.Add(rows.Entry());
                if (batch.Count == EntriesPerBatch)
                {
                    batches.Add([.. batch], ct);
                    batch.Clear();
                }
            }

            batches.Add([.. batch], ct);
        }
        finally
        {
            batches.CompleteAdding();
        }
    }

    // What was read before the file cannot be read on is still checked, so that the fault is named where it is.
    private static bool Next(
        SqliteDataReader rows,
        List<JournalEntry> read,
        BlockingCollection<JournalEntry[]> batches,
        CancellationToken ct)
    {
        try
        {
            return rows.Read();
        }
        catch (SqliteException)
        {
            batches.Add([.. read], ct);
            throw;
        }
    }
}
