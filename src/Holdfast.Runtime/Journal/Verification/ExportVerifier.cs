using System.Text;
using System.Text.Json;

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

        var check = new ExportCheck(first);
        while (lines.ReadLine() is { } text)
        {
            ct.ThrowIfCancellationRequested();
            if (check.Take(text) is { } fault)
            {
                return Found(check.Entries, check.Bytes, null, fault);
            }
        }

        return check.Rest() is { } missing
            ? Found(check.Entries, check.Bytes, null, missing)
            : Found(check.Entries, check.Bytes, first.Head.ToString(), null);
    }

    private static ExportHeading? First(string? line, string? against)
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

            if (ExportHeading.Read(head!, root.GetProperty("holds").GetString() ?? "") is not { } heading)
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
}
