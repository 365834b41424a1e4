using System.Text;

namespace Holdfast.Desk.Tests.Intake;

/// <summary>Events to send, and bodies of them.</summary>
internal static class Events
{
    public static string SignIn(string id, int minute = 0) =>
        $$"""{"id":"{{id}}","type":"login.succeeded","time":"2026-01-05T14:{{minute:00}}:00Z","customer":"c-1","""
        + """
        "session":"s-1","network":{"ip":"203.0.113.7"},"device":{"id":"d-1"},"data":{"method":"password"}}
        """;

    public static ByteArrayContent One(string text, string type = "application/json") =>
        new(Encoding.UTF8.GetBytes(text)) { Headers = { { "Content-Type", type } } };

    public static ByteArrayContent Lines(params IEnumerable<string> lines) =>
        One(string.Concat(lines.Select(line => line + "\n")), "application/x-ndjson");
}
