using System.Collections.Concurrent;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>
/// Reads a journal from end to end, hashes all content anew, builds the tree anew and compares: with the leaves and
/// nodes that are stored, with the signed heads, and with a head that was kept elsewhere. Memory does not grow with it.
/// </summary>
public static class JournalVerifier
{
    private const int BatchesAhead = 8;

    /// <summary>Verifies the journal of a folder, also while it is being written to.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="against">The text of a head that was kept elsewhere; null for none.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="JournalException">There is none, or this release does not read it.</exception>
    public static Verification VerifyFolder(string folder, string? against, CancellationToken ct) =>
        VerifyFolder(folder, new SqliteJournalStore(folder), against, ct);

    /// <summary>
    /// Verifies the journal that a store keeps for a folder, also while it is being written to, and that it goes on
    /// from the last head that the folder saw of it.
    /// </summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="store">Where the journal is kept.</param>
    /// <param name="against">The text of a head that was kept elsewhere; null for none.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="JournalException">There is none, or this release does not read it.</exception>
    public static Verification VerifyFolder(
        string folder, IJournalStore store, string? against, CancellationToken ct) =>
        VerifyFolder(folder, store, against, each: null, ct);

    /// <summary>The same, and passes on each entry that was found good and has its content.</summary>
    /// <inheritdoc cref="VerifyFolder(string, IJournalStore, string?, CancellationToken)"/>
    public static Verification VerifyFolder(
        string folder, IJournalStore store, string? against, Action<JournalEntry>? each, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(store);
        List<SignedHead> known = [.. Kept(against)];
        if (DataFolder.LastSeen(folder) is { } seen)
        {
            known.Add(seen);
        }

        using var records = store.OpenRecords();
        return Verify(records, known, each, ct);
    }

    /// <summary>Verifies the file of a journal or of a backup whose contents are not sealed.</summary>
    /// <inheritdoc cref="VerifyFile(string, string?, MasterKey?, CancellationToken)"/>
    public static Verification VerifyFile(string file, string? against, CancellationToken ct) =>
        VerifyFile(file, against, masterKey: null, ct);

    /// <summary>Verifies the file of a journal or of a backup.</summary>
    /// <param name="file">The file.</param>
    /// <param name="against">The text of a head that was kept elsewhere; null for none.</param>
    /// <param name="masterKey">The master key that contents are sealed under; null for none.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="JournalException">
    /// There is none, or this release does not read it; or its contents are sealed under another master key.
    /// </exception>
    public static Verification VerifyFile(
        string file, string? against, MasterKey? masterKey, CancellationToken ct) =>
        VerifyFile(file, against, masterKey, each: null, ct);

    /// <summary>The same, and passes on each entry that was found good and has its content.</summary>
    /// <inheritdoc cref="VerifyFile(string, string?, MasterKey?, CancellationToken)"/>
    public static Verification VerifyFile(
        string file, string? against, MasterKey? masterKey, Action<JournalEntry>? each, CancellationToken ct)
    {
        List<SignedHead> known = [.. Kept(against)];
        using var records = SqliteRecords.Open(file, masterKey);
        return Verify(records, known, each, ct);
    }

    private static IEnumerable<SignedHead> Kept(string? text) => text is null
        ? []
        : SignedHead.TryParse(text, out var head)
            ? [head!]
            : throw new JournalException(
                JournalFault.Unreadable, "What the journal is to be held against is no signed head.");

    /// <summary>Verifies what one look at a journal shows, and that it goes on from heads that are known.</summary>
    internal static Verification Verify(
        IJournalRecords records, IReadOnlyList<SignedHead> known, CancellationToken ct) =>
        Verify(records, known, each: null, ct);

    private static Verification Verify(
        IJournalRecords records, IReadOnlyList<SignedHead> known, Action<JournalEntry>? each, CancellationToken ct)
    {
        EntryCheck? check = null;
        try
        {
            check = new EntryCheck(records, known) { Each = each };
            var fault = check.CheckHeads() ?? CheckEntries(records, check, ct) ?? check.CheckRest();
            return new Verification
            {
                Entries = check.Entries,
                ContentBytes = check.ContentBytes,
                Fault = fault,
                Head = fault is null ? check.Newest.ToString() : null,
            };
        }
        catch (JournalException failure) when (
            !failure.CanBeReopened && failure.Fault is not JournalFault.MasterKey)
        {
            return Broken(check, failure.Message);
        }
    }

    private static Verification Broken(EntryCheck? check, string what) => new()
    {
        Entries = check?.Entries ?? 0,
        ContentBytes = check?.ContentBytes ?? 0,
        Fault = new VerificationFault(check is { HasReadAll: false } ? check.Entries : null, what),
    };

    // Reading goes on while what was read is hashed.
    private static VerificationFault? CheckEntries(IJournalRecords records, EntryCheck check, CancellationToken ct)
    {
        using var batches = new BlockingCollection<RecordBatch>(BatchesAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reader = new RecordReader(records);
        var reading = Task.Run(() => reader.Read(batches, stop.Token), CancellationToken.None);
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable(ct))
            {
                if (check.Take(batch) is { } fault)
                {
                    return fault;
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
}
