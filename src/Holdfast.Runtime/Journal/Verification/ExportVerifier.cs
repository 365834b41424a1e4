using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdfast.Runtime.Journal.Tree;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>Verifies an export by nothing but itself, and a head that was kept elsewhere where there is one.</summary>
public static class ExportVerifier
{
    /// <summary>Whether a file begins as an export does.</summary>
    public static bool IsExport(string file)
    {
        using var input = File.OpenRead(file);
        Span<byte> start = stackalloc byte[10];
        return input.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length &&
            start.SequenceEqual("{\"form\":\"h"u8);
    }

    /// <summary>Verifies every line of an export.</summary>
    /// <param name="file">The export.</param>
    /// <param name="against">
    /// The text of a head that was kept elsewhere; one of the same size has to be the export's own. Null for none.
    /// </param>
    /// <param name="ct">Stops it.</param>
    public static Verification Verify(string file, string? against, CancellationToken ct)
    {
        using var lines = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var first = First(lines.ReadLine(), against);
        if (first is null || first.Fault is not null)
        {
            return Found(0, 0, null, new VerificationFault(null, first?.Fault ?? $"{file} is no export of Holdfast."));
        }

        long count = 0, bytes = 0, line = 1;
        long? last = null;
        while (lines.ReadLine() is { } text)
        {
            ct.ThrowIfCancellationRequested();
            line++;
            if (ExportedEntry.TryRead(text) is not { } entry)
            {
                return Found(count, bytes, null, new(null, Invariant($"Line {line} is no entry of an export.")));
            }

            var position = entry.Head.Position;
            if (!ProofCheck.Includes(entry.Leaf, position, first.Head.Size, entry.Proof, first.Head.Root))
            {
                return Found(
                    count, bytes, null, new(position, Invariant($"Line {line} is not what the journal holds.")));
            }

            if (first.Account is { } account && !entry.IsOf(account))
            {
                return Found(count, bytes, null, new(position, Invariant($"Line {line} is of another account.")));
            }

            if (position <= last || (first.IsRange && position != (last is null ? first.From : last + 1)))
            {
                return Found(
                    count, bytes, null, new(position, Invariant($"Line {line} is not the entry that is next.")));
            }

            (last, count, bytes) = (position, count + 1, bytes + entry.Salted.Length);
        }

        return first.IsRange && last != first.To
            ? Found(count, bytes, null, new((last ?? (first.From - 1)) + 1, "The entry is missing at the end."))
            : Found(count, bytes, first.Head.ToString(), null);
    }

    private static Heading? First(string? line, string? against)
    {
        try
        {
            using var document = JsonDocument.Parse(line ?? "");
            var root = document.RootElement;
            using var key = HeadCheck.TryCreate(root.GetProperty("publicKey").GetBytesFromBase64());
            if (root.GetProperty("form").GetString() != Export.Form || key is null ||
                !SignedHead.TryParse(root.GetProperty("head").GetString() ?? "", out var head))
            {
                return null;
            }

            if (Heading.Of(head!, root.GetProperty("holds").GetString() ?? "") is not { } heading)
            {
                return null;
            }

            return !key.IsSigned(head!) ? heading with { Fault = "The head of the export is not signed by its key." }
                : against is null ? heading
                : heading with { Fault = Compare(head!, key, against) };
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Compare(SignedHead head, HeadCheck key, string against) =>
        !SignedHead.TryParse(against, out var kept) ? "What the export is to be held against is no signed head."
        : kept!.Origin != head.Origin
            ? $"The export is signed by another key than the head it is held against: {head.Origin}."
        : !key.IsSigned(kept) ? "The head that the export is held against was not signed by its key."
        : kept.Size == head.Size && kept.Root != head.Root ? "The head of the export is not the one that was kept."
        : null;

    private static Verification Found(long entries, long bytes, string? head, VerificationFault? fault) =>
        new() { Entries = entries, ContentBytes = bytes, Head = head, Fault = fault };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Heading(SignedHead Head, long From, long To, string? Account, string? Fault)
    {
        // What an export says it holds is shown to be complete by its positions only where it is a stretch.
        public bool IsRange => Account is null;

        public static Heading? Of(SignedHead head, string holds) => holds.Split(' ', 2) switch
        {
            ["account", var account] => new(head, 0, 0, account, null),
            ["entries", var range] when range.Split(' ') is [var from, "to", var to] => new(
                head, Number(from), Number(to), null, null),
            _ => null,
        };

        private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }
}
