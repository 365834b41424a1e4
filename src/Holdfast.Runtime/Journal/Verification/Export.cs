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
    /// <returns>How many were written.</returns>
    /// <exception cref="JournalException">There are no such entries, or content of one was disposed of.</exception>
    public static long Range(string folder, long from, long to, Stream output, CancellationToken ct) =>
        Write(folder, $"entries {from} to {to}", from, to, _ => true, output, ct);

    /// <summary>Writes the events of an account.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="JournalException">There is no journal, or content was disposed of.</exception>
    public static long Account(string folder, string account, Stream output, CancellationToken ct)
    {
        var sought = Encoding.UTF8.GetBytes(account);
        return Write(folder, $"account {account}", 0, null,
            entry => entry.Head.Kind is EntryKind.Event && entry.Salted is not null &&
                EventContent.Read(entry).Account.Span.SequenceEqual(sought),
            output, ct);
    }

    private static long Write(
        string folder, string what, long from, long? to, Func<JournalEntry, bool> isSought, Stream output,
        CancellationToken ct)
    {
        var file = DataFolder.JournalFile(folder);
        if (!File.Exists(file))
        {
            throw new JournalException(JournalFault.Missing, $"{file} does not exist.");
        }

        using var connection = SqliteFile.ForReading(file);
        Statement.Run(connection, JournalSql.BeginReading);
        SqliteFile.ReadSchema(connection);
        using var key = SqliteJournal.KeyOf(connection);
        var head = SqliteJournal.NewestHead(connection, key.Origin);
        var last = to ?? head.Size - 1;
        if (from < 0 || from > last || last >= head.Size)
        {
            throw new JournalException(JournalFault.Missing, from > last
                ? $"Entry {from} comes after entry {last}: there is nothing from the one to the other."
                : $"There is no entry {last}: the journal has entries 0 to {head.Size - 1}.");
        }

        using var nodes = new SqliteNodes(connection);
        var lines = new ArrayBufferWriter<byte>(2 * WriteBytes);
        WriteFirst(what, key.PublicKey, head, lines);
        long count = 0;
        using var select = new Statement(connection, JournalSql.SelectEntries, "$from", "$to");
        using var rows = select.Set(0, from).Set(1, last + 1).Read();
        while (rows.Read())
        {
            ct.ThrowIfCancellationRequested();
            var entry = rows.Entry();
            if (!isSought(entry))
            {
                continue;
            }

            if (entry.Salted is null)
            {
                throw new JournalException(
                    JournalFault.Missing, $"The content of entry {entry.Position} was disposed of.");
            }

            ExportedEntry.Write(entry, TreeProofs.Inclusion(nodes, entry.Position, head.Size), lines);
            count++;
            if (lines.WrittenCount > WriteBytes)
            {
                output.Write(lines.WrittenSpan);
                lines.ResetWrittenCount();
            }
        }

        output.Write(lines.WrittenSpan);
        return count;
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
