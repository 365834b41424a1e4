using System.Buffers;
using System.Text;

namespace Holdfast.Desk.Messages.Returned;

/// <summary>What a mail that came back says (RFC 3464).</summary>
/// <param name="MessageId">The <c>Message-ID</c> of the mail that did not arrive; null where it is not told.</param>
/// <param name="IsFinal">Whether it is for good: a delay is none.</param>
/// <param name="Status">The code, such as 5.1.1; null where there is none.</param>
internal sealed record DeliveryReport(string? MessageId, bool IsFinal, string? Status)
{
    /// <summary>The largest mail that is read.</summary>
    public const int BytesAtMost = 256 * 1024;

    private static readonly SearchValues<char> OfCodes = SearchValues.Create("0123456789.");

    private const int PartsAtMost = 32, DepthAtMost = 4, HeadersAtMost = 200;

    /// <summary>Reads a mail; null where it is no report of a delivery. Whatever it holds, it never throws.</summary>
    public static DeliveryReport? Read(ReadOnlySpan<byte> mail)
    {
        if (mail.Length > BytesAtMost)
        {
            return null;
        }

        // Header names, codes and ids are ASCII; of anything else nothing is read.
        var lines = Encoding.Latin1.GetString(mail).ReplaceLineEndings("\n").Split('\n');
        var found = new Found();
        ReadPart(lines, found, 0);
        return found.Action is null
            ? null
            : new DeliveryReport(found.MessageId, found.Action is "failed", found.Status);
    }

    private static void ReadPart(ReadOnlySpan<string> lines, Found found, int depth)
    {
        if (depth > DepthAtMost || found.Parts++ > PartsAtMost)
        {
            return;
        }

        var (headers, body) = Headers(lines);
        var type = headers.GetValueOrDefault("content-type", "text/plain");
        if (type.StartsWith("message/delivery-status", StringComparison.OrdinalIgnoreCase))
        {
            ReadStatus(lines[body..], found);
        }
        else if (type.StartsWith("message/rfc822", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("text/rfc822-headers", StringComparison.OrdinalIgnoreCase))
        {
            found.MessageId ??= Headers(lines[body..]).Headers.GetValueOrDefault("message-id");
        }
        else if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && BoundaryOf(type) is { } boundary)
        {
            ReadParts(lines[body..], "--" + boundary, found, depth);
        }
    }

    private static void ReadParts(ReadOnlySpan<string> lines, string boundary, Found found, int depth)
    {
        var from = -1;
        for (var i = 0; i <= lines.Length; i++)
        {
            var isEnd = i == lines.Length || lines[i].TrimEnd() == boundary + "--";
            if (!isEnd && lines[i].TrimEnd() != boundary)
            {
                continue;
            }

            if (from >= 0)
            {
                ReadPart(lines[from..i], found, depth + 1);
            }

            from = i + 1;
            if (isEnd)
            {
                break;
            }
        }
    }

    // Of several recipients there is one in every mail of ours, so the worst of all counts.
    private static void ReadStatus(ReadOnlySpan<string> lines, Found found)
    {
        for (var rest = lines; !rest.IsEmpty;)
        {
            var (fields, next) = Headers(rest);
            if (fields.TryGetValue("action", out var action))
            {
                var word = action.Trim();
                var isFailed = word.Equals("failed", StringComparison.OrdinalIgnoreCase);
                if (found.Action is null || isFailed)
                {
                    found.Action = isFailed ? "failed" : "other";
                    found.Status = CodeOf(fields.GetValueOrDefault("status", ""));
                }
            }

            rest = rest[Math.Max(next, 1)..];
        }
    }

    private static string? CodeOf(string status)
    {
        var end = status.AsSpan().IndexOfAnyExcept(OfCodes);
        var code = end < 0 ? status : status[..end];
        return code.Length is >= 5 and <= 12 && code[0] is '2' or '4' or '5' ? code : null;
    }

    private static (Dictionary<string, string> Headers, int Body) Headers(ReadOnlySpan<string> lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? last = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Length == 0)
            {
                return (headers, i + 1);
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line[0] is ' ' or '\t' && last is not null && headers[last].Length < 2_000)
            {
                headers[last] += ' ' + line.Trim();
            }
            else if (colon > 0 && headers.Count < HeadersAtMost)
            {
                last = line[..colon];
                headers[last] = line[(colon + 1)..].Trim();
            }
        }

        return (headers, lines.Length);
    }

    private static string? BoundaryOf(string type)
    {
        var at = type.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = type[(at + "boundary=".Length)..].Trim();
        var boundary = value.StartsWith('"')
            ? value.IndexOf('"', 1) is > 1 and var close ? value[1..close] : ""
            : value.Split(';')[0].Trim();
        return boundary.Length is > 0 and <= 70 ? boundary : null;
    }

    private sealed class Found
    {
        public int Parts { get; set; }

        public string? Action { get; set; }

        public string? Status { get; set; }

        public string? MessageId { get; set; }
    }
}
