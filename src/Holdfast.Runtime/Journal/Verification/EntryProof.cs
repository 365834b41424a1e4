using System.Buffers;
using System.Text.Json;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>One entry of a journal with the proof that it is in the tree of the newest signed head.</summary>
public static class EntryProof
{
    /// <summary>Writes it as a JSON object: the head as text, the entry as a line of an export, its leaf.</summary>
    /// <remarks>Of content that was disposed of there is its digest, which the leaf can be computed from.</remarks>
    public static void Write(IJournal journal, SignedHead head, JournalEntry entry, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(entry);
        var gone = entry.Salted is null ? journal.DisposalOf(entry.Position) : null;
        var line = new ArrayBufferWriter<byte>();
        ExportedEntry.Write(entry, gone, journal.ProveInclusion(entry.Position, head.Size), line);

        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("head", head.ToString());
        json.WritePropertyName("entry");
        json.WriteRawValue(line.WrittenSpan.TrimEnd("\n"u8), skipInputValidation: true);
        json.WriteString("leaf", entry.Leaf.ToString());
        json.WriteEndObject();
    }
}
