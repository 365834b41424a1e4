using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Tree;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>
/// Some entries of a journal in one file of JSON lines, each with the proof that it is in the tree of the signed head
/// that stands in the first line: to be read by people and programs, and verified without the journal.
/// </summary>
public static class Export
{
    internal const string Form = "holdfast export 1";

    // Whole entries of a megabyte or so go to the file at a time.
    private const int WriteBytes = 1 << 20;

    /// <summary>Writes the entries from a position to another, both included.</summary>
    /// <remarks>
    /// After them come those that say of entries among them that their content was disposed of, where they are not
    /// among them themselves.
    /// </remarks>
    /// <returns>How many were written.</returns>
    /// <exception cref="JournalException">There are no such entries.</exception>
    public static long Range(IJournalStore store, long from, long to, Stream output, CancellationToken ct) =>
        Write(store, $"entries {from} to {to}", from, to, _ => true, output, ct);

    /// <summary>Writes the entries from a position to another of the journal of a folder.</summary>
    /// <inheritdoc cref="Range(IJournalStore, long, long, Stream, CancellationToken)"/>
    public static long Range(string folder, long from, long to, Stream output, CancellationToken ct) =>
        Range(new SqliteJournalStore(folder), from, to, output, ct);

    /// <summary>Writes the events of an account, but for those whose content was disposed of.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="JournalException">There is no journal.</exception>
    public static long Account(IJournalStore store, string account, Stream output, CancellationToken ct) =>
        Write(store, $"account {account}", content => content.Account.Span, account, output, ct);

    /// <summary>Writes the events of an account of the journal of a folder.</summary>
    /// <inheritdoc cref="Account(IJournalStore, string, Stream, CancellationToken)"/>
    public static long Account(string folder, string account, Stream output, CancellationToken ct) =>
        Account(new SqliteJournalStore(folder), account, output, ct);

    /// <summary>Writes the events of a customer, but for those whose content was disposed of.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="JournalException">There is no journal.</exception>
    public static long Customer(IJournalStore store, string customer, Stream output, CancellationToken ct) =>
        Write(store, $"customer {customer}", content => content.Customer.Span, customer, output, ct);

    private delegate ReadOnlySpan<byte> Name(EventContent content);

    private static long Write(
        IJournalStore store, string what, Name name, string sought, Stream output, CancellationToken ct)
    {
        var bytes = Encoding.UTF8.GetBytes(sought);
        return Write(store, what, 0, null,
            entry => entry.Head.Kind is EntryKind.Event && entry.Salted is not null &&
                name(EventContent.Read(entry)).SequenceEqual(bytes),
            output, ct);
    }

    private static long Write(
        IJournalStore store, string what, long from, long? to, Func<JournalEntry, bool> isSought, Stream output,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(output);
        using var records = store.OpenRecords();
        var head = records.Newest;
        var last = to ?? head.Size - 1;
        if (from < 0 || from > last || last >= head.Size)
        {
            throw new JournalException(JournalFault.Missing, from > last
                ? $"Entry {from} comes after entry {last}: there is nothing from the one to the other."
                : $"There is no entry {last}: the journal has entries 0 to {head.Size - 1}.");
        }

        var lines = new ArrayBufferWriter<byte>(2 * WriteBytes);
        WriteFirst(what, records.Key.PublicKey, head, lines);
        var nodes = new RememberedNodes(records);
        long count = 0;
        SortedSet<long> said = [];
        foreach (var entry in records.Entries(from, last + 1).Where(isSought))
        {
            WriteEntry(entry);
        }

        foreach (var entry in said.SelectMany(by => records.Entries(by, by + 1)))
        {
            WriteEntry(entry);
        }

        output.Write(lines.WrittenSpan);
        return count;

        void WriteEntry(JournalEntry entry)
        {
            ct.ThrowIfCancellationRequested();
            var gone = entry.Salted is null ? Gone(records, entry.Position) : (RecordedDisposal?)null;
            if (gone?.By > last)
            {
                said.Add(gone.Value.By);
            }

            ExportedEntry.Write(entry, gone, TreeProofs.Inclusion(nodes, entry.Position, head.Size), lines);
            count++;
            if (lines.WrittenCount > WriteBytes)
            {
                output.Write(lines.WrittenSpan);
                lines.ResetWrittenCount();
            }
        }
    }

    private static RecordedDisposal Gone(IJournalRecords records, long position)
    {
        var gone = records.Disposals(position, position + 1).FirstOrDefault();
        return gone.By > position
            ? gone
            : throw new JournalException(JournalFault.Damaged,
                $"The content of entry {position} is missing, and no entry says that it was disposed of.");
    }

    private static void WriteFirst(string what, byte[] publicKey, SignedHead head, ArrayBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("form", Form);
            json.WriteString("holds", what);
            json.WriteString("publicKey", Convert.ToBase64String(publicKey));
            json.WriteString("head", head.ToString());
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
