using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace Holdfast.Demo;

/// <summary>
/// What the demo took in instead of a customer's mailbox or telephone, as far as it is shown.
/// </summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="At">When it came.</param>
/// <param name="To">To whom.</param>
/// <param name="Subject">About what.</param>
/// <param name="Text">Its plain text.</param>
internal sealed partial record CaughtMail(int Number, Instant At, string To, string Subject, string Text)
{
    /// <summary>
    /// Reads a mail as Holdfast writes them: headers, and a body of one part or of alternatives. It is no reader for
    /// anybody else's mail.
    /// </summary>
    public static CaughtMail Read(int number, Instant at, string to, string raw)
    {
        var (headers, body) = Split(raw);
        return new CaughtMail(number, at, to, Decode(headers.GetValueOrDefault("subject", "")), Plain(headers, body));
    }

    private static string Plain(Dictionary<string, string> headers, string body)
    {
        var type = headers.GetValueOrDefault("content-type", "text/plain");
        if (Boundary().Match(type) is { Success: true } boundary)
        {
            return body.Split("--" + boundary.Groups[1].Value).Skip(1)
                .Select(part => Split(part.TrimStart('\r', '\n')))
                .Where(part => part.Headers.ContainsKey("content-type"))
                .Select(part => Plain(part.Headers, part.Body))
                .FirstOrDefault(text => text.Length > 0, "");
        }

        return type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
            ? Unpack(headers.GetValueOrDefault("content-transfer-encoding", ""), body)
            : "";
    }

    private static string Unpack(string encoding, string body)
    {
        if (encoding.Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(body.Trim()));
        }

        return encoding.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase)
            ? Unquote(SoftBreak().Replace(body, ""))
            : body;
    }

    private static string Unquote(string text) => Quoted().Replace(text, run =>
        Encoding.UTF8.GetString(Convert.FromHexString(run.Value.Replace("=", "", StringComparison.Ordinal))));

    private static string Decode(string header) => Word().Replace(header, word =>
        Unpack(word.Groups[1].Value is "B" or "b" ? "base64" : "quoted-printable",
            word.Groups[2].Value.Replace('_', ' ')));

    private static (Dictionary<string, string> Headers, string Body) Split(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = end < 0 ? "" : Folded().Replace(text[..end], " ");
        return (
            head.Split("\r\n").Select(line => line.Split(':', 2)).Where(line => line.Length == 2)
                .GroupBy(line => line[0].Trim(), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(same => same.Key, same => same.First()[1].Trim(), StringComparer.OrdinalIgnoreCase),
            end < 0 ? text : text[(end + 4)..]);
    }

    [GeneratedRegex("boundary=\"?([^\";]+)\"?", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex("=\r\n")]
    private static partial Regex SoftBreak();

    [GeneratedRegex("(=[0-9A-Fa-f]{2})+")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
