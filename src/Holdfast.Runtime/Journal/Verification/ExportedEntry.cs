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
/// <param name="Head">What the tree commits to besides the content.</param>
/// <param name="Salted">The content with its salt before it; empty where it was disposed of.</param>
/// <param name="Digest">SHA-256 of it, which is left where it was disposed of.</param>
/// <param name="DisposedBy">The entry that says that it went; null where it is there.</param>
/// <param name="Proof">That the entry is in the tree.</param>
internal sealed record ExportedEntry(
    EntryHead Head, byte[] Salted, TreeHash Digest, long? DisposedBy, IReadOnlyList<TreeHash> Proof)
{
    private const string
        Position = "position", Kind = "kind", Codec = "codec", At = "at", Id = "id", Mark = "mark", Salt = "salt",
        Account = "account", Customer = "customer", Event = "event", Decision = "decision", Text = "text",
        DigestName = "digest", DisposedByName = "disposedBy",
        ProofName = "proof";

    /// <summary>Writes the line, with its end.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="gone">What is left of its content where it was disposed of.</param>
    /// <param name="proof">That it is in the tree.</param>
    /// <param name="output">Where the line goes.</param>
    public static void Write(
        JournalEntry entry, RecordedDisposal? gone, IReadOnlyList<TreeHash> proof, IBufferWriter<byte> output)
    {
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
            if (gone is { } left)
            {
                json.WriteString(DigestName, left.Digest.ToString());
                json.WriteNumber(DisposedByName, left.By);
            }
            else
            {
                WriteContent(entry, entry.Salted!, json);
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

    private static void WriteContent(JournalEntry entry, byte[] salted, Utf8JsonWriter json)
    {
        json.WriteString(Salt, Convert.ToHexStringLower(salted.AsSpan(0, NewEntry.SaltBytes)));
        if (entry.Head.Kind is not EntryKind.Event)
        {
            json.WriteString(Text, entry.Content.Span);
            return;
        }

        var content = EventContent.Read(entry);
        json.WriteString(Account, content.Account.Span);
        json.WriteString(Customer, content.Customer.Span);
        json.WritePropertyName(Event);
        json.WriteRawValue(content.Event.Span, skipInputValidation: true);
        json.WritePropertyName(Decision);
        json.WriteRawValue(content.Decision.Span, skipInputValidation: true);
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
    public TreeHash Leaf => Head.Leaf(Digest);

    /// <summary>Whether it is an event that a property of its content names for an account or a customer.</summary>
    public bool IsOf(string property, string sought) => Head.Kind is EntryKind.Event && DisposedBy is null &&
        (property == Account ? Told().Account : Told().Customer).Span.SequenceEqual(Encoding.UTF8.GetBytes(sought));

    /// <summary>The positions whose content it says was disposed of.</summary>
    public HashSet<long> Disposed() => Head.Kind is EntryKind.Disposal && DisposedBy is null
        ? DisposalContent.Positions(Salted.AsSpan(NewEntry.SaltBytes))
        : [];

    private EventContent Told() => EventContent.Read(new JournalEntry(Head, default, Salted));

    private static ExportedEntry Read(JsonElement line)
    {
        var head = new EntryHead(
            line.GetProperty(Position).GetInt64(),
            (EntryKind)line.GetProperty(Kind).GetByte(),
            line.GetProperty(Codec).GetByte(),
            InstantPattern.ExtendedIso.Parse(String(line, At)).Value,
            line.TryGetProperty(Id, out var id) ? IdFingerprint.Read(Hex(id.GetString(), IdFingerprint.Bytes)) : null,
            ulong.Parse(String(line, Mark), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        var proof = line.GetProperty(ProofName).EnumerateArray()
            .Select(hash => TreeHash.Read(Hex(hash.GetString(), TreeHash.Bytes)));
        if (line.TryGetProperty(DigestName, out var digest))
        {
            return new ExportedEntry(head, [], TreeHash.Read(Hex(digest.GetString(), TreeHash.Bytes)),
                line.GetProperty(DisposedByName).GetInt64(), [.. proof]);
        }

        var salted = head.Kind is EntryKind.Event
            ? EventContent.Salted(
                Encoding.UTF8.GetBytes(String(line, Account)),
                Encoding.UTF8.GetBytes(String(line, Customer)),
                Encoding.UTF8.GetBytes(line.GetProperty(Event).GetRawText()),
                Encoding.UTF8.GetBytes(line.GetProperty(Decision).GetRawText()))
            : [.. new byte[NewEntry.SaltBytes], .. Encoding.UTF8.GetBytes(String(line, Text))];
        Hex(String(line, Salt), NewEntry.SaltBytes).CopyTo(salted, 0);
        return new ExportedEntry(head, salted, TreeHash.Of(salted), null, [.. proof]);
    }

    private static string String(JsonElement line, string name) => line.GetProperty(name).GetString() ?? "";

    private static byte[] Hex(string? text, int length) =>
        Convert.FromHexString(text ?? "") is var bytes && bytes.Length == length ? bytes : throw new FormatException();
}
