using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using NodaTime.Text;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>
/// An entry as one line of JSON that a person can read, and from which its leaf can be computed again byte for byte:
/// event and decision stand in it as they stand in the journal.
/// </summary>
internal sealed record ExportedEntry(EntryHead Head, byte[] Salted, IReadOnlyList<TreeHash> Proof)
{
    private const string
        Position = "position", Kind = "kind", Codec = "codec", At = "at", Id = "id", Mark = "mark", Salt = "salt",
        Account = "account", Customer = "customer", Event = "event", Decision = "decision", Text = "text",
        ProofName = "proof";

    /// <summary>Writes the line, with its end.</summary>
    public static void Write(JournalEntry entry, IReadOnlyList<TreeHash> proof, IBufferWriter<byte> output)
    {
        var salted = entry.Salted!;
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteNumber(Position, entry.Position);
            json.WriteNumber(Kind, (byte)entry.Head.Kind);
            json.WriteNumber(Codec, entry.Head.Codec);
            json.WriteString(At, InstantPattern.ExtendedIso.Format(entry.Head.At));
            if (entry.Head.Id is { } id)
            {
                Span<byte> bytes = stackalloc byte[IdFingerprint.Bytes];
                id.CopyTo(bytes);
                json.WriteString(Id, Convert.ToHexStringLower(bytes));
            }

            json.WriteString(Mark, entry.Head.Mark.ToString("x16", CultureInfo.InvariantCulture));
            json.WriteString(Salt, Convert.ToHexStringLower(salted.AsSpan(0, NewEntry.SaltBytes)));
            if (entry.Head.Kind is EntryKind.Event)
            {
                var content = EventContent.Read(entry);
                json.WriteString(Account, content.Account.Span);
                json.WriteString(Customer, content.Customer.Span);
                json.WritePropertyName(Event);
                json.WriteRawValue(content.Event.Span, skipInputValidation: true);
                json.WritePropertyName(Decision);
                json.WriteRawValue(content.Decision.Span, skipInputValidation: true);
            }
            else
            {
                json.WriteString(Text, entry.Content.Span);
            }

            json.WriteStartArray(ProofName);
            foreach (var hash in proof)
            {
                json.WriteStringValue(hash.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>Reads a line; null where it is none of an export.</summary>
    public static ExportedEntry? TryRead(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The leaf that the line stands for.</summary>
    public TreeHash Leaf => Head.Leaf(TreeHash.Of(Salted));

    /// <summary>Whether it is an event of an account.</summary>
    public bool IsOf(string account) => Head.Kind is EntryKind.Event &&
        EventContent.Read(new JournalEntry(Head, default, Salted)).Account.Span
            .SequenceEqual(Encoding.UTF8.GetBytes(account));

    private static ExportedEntry Read(JsonElement line)
    {
        var head = new EntryHead(
            line.GetProperty(Position).GetInt64(),
            (EntryKind)line.GetProperty(Kind).GetByte(),
            line.GetProperty(Codec).GetByte(),
            InstantPattern.ExtendedIso.Parse(String(line, At)).Value,
            line.TryGetProperty(Id, out var id) ? IdFingerprint.Read(Hex(id.GetString(), IdFingerprint.Bytes)) : null,
            ulong.Parse(String(line, Mark), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        var salted = head.Kind is EntryKind.Event
            ? EventContent.Salted(
                Encoding.UTF8.GetBytes(String(line, Account)),
                Encoding.UTF8.GetBytes(String(line, Customer)),
                Encoding.UTF8.GetBytes(line.GetProperty(Event).GetRawText()),
                Encoding.UTF8.GetBytes(line.GetProperty(Decision).GetRawText()))
            : [.. new byte[NewEntry.SaltBytes], .. Encoding.UTF8.GetBytes(String(line, Text))];
        Hex(String(line, Salt), NewEntry.SaltBytes).CopyTo(salted, 0);
        var proof = line.GetProperty(ProofName).EnumerateArray()
            .Select(hash => TreeHash.Read(Hex(hash.GetString(), TreeHash.Bytes)));
        return new ExportedEntry(head, salted, [.. proof]);
    }

    private static string String(JsonElement line, string name) => line.GetProperty(name).GetString() ?? "";

    private static byte[] Hex(string? text, int length) =>
        Convert.FromHexString(text ?? "") is var bytes && bytes.Length == length ? bytes : throw new FormatException();
}
