using System.Buffers;
using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>One entry of a journal with the proof that it is in the tree of the newest signed head.</summary>
public static class EntryProof
{
    /// <summary>Writes it as a JSON object: the head as text, and the entry as a line of an export.</summary>
    /// <remarks>
    /// Of an entry whose content was disposed of there is the leaf, which is in the tree all the same.
    /// </remarks>
    public static void Write(IJournal journal, SignedHead head, JournalEntry entry, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(entry);
        var proof = journal.ProveInclusion(entry.Position, head.Size);
        var line = new ArrayBufferWriter<byte>();
        if (entry.Salted is not null)
        {
            ExportedEntry.Write(entry, proof, line);
        }

        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("head", head.ToString());
        json.WritePropertyName("entry");
        if (entry.Salted is not null)
        {
            json.WriteRawValue(line.WrittenSpan.TrimEnd("\n"u8), skipInputValidation: true);
        }
        else
        {
            json.WriteStartObject();
            json.WriteNumber("position", entry.Position);
            json.WriteNumber("kind", (byte)entry.Head.Kind);
            json.WriteNumber("codec", entry.Head.Codec);
            json.WriteString("at", InstantPattern.ExtendedIso.Format(entry.Head.At));
            json.WriteString("mark", entry.Head.Mark.ToString("x16", CultureInfo.InvariantCulture));
            json.WriteBoolean("disposedOf", true);
            json.WriteStartArray("proof");
            foreach (var hash in proof)
            {
                json.WriteStringValue(hash.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteString("leaf", entry.Leaf.ToString());
        json.WriteEndObject();
    }
}
