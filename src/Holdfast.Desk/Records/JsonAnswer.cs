using System.Text.Json;
using Holdfast.Desk.Api;
using Holdfast.Engine.Contract;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Records;

/// <summary>Bodies of requests read, and answers written, as JSON objects.</summary>
internal static class JsonAnswer
{
    private const int BodyAtMost = 16 * 1024;

    // Of two members of one name, who sent them may have meant the other.
    private static readonly JsonDocumentOptions EachOnce = new() { AllowDuplicateProperties = false };

    /// <summary>Writes the members of an object as the answer.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> members)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    }

    /// <summary>Writes a page of a list, and the place from which the next goes on where there is one.</summary>
    public static Task WritePageAsync<TRow>(
        HttpContext context, string name, IEnumerable<TRow> rows, Action<Utf8JsonWriter, TRow> write, string? next) =>
        WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray(name);
            foreach (var row in rows)
            {
                write(json, row);
            }

            json.WriteEndArray();
            if (next is not null)
            {
                json.WriteString("next", next);
            }
        });

    /// <summary>The body, an object; null where it is none, which was answered then.</summary>
    public static async Task<JsonElement?> ReadAsync(HttpContext context)
    {
        var body = new byte[BodyAtMost + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(
            body, body.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (length > BodyAtMost)
        {
            await Problem.Of(ProblemTypes.TooLarge, $"It has at most {BodyAtMost} bytes.").ExecuteAsync(context);
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body.AsMemory(0, length), EachOnce);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
            {
                ReadTexts(document.RootElement);
                return document.RootElement.Clone();
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Said below, as for JSON that is no object. Half of a character written as \ud800 is what the library
            // calls an invalid operation.
        }

        await InvalidAsync(context, [new EventFault("", "Expected a JSON object that has each member once.")]);
        return null;
    }

    /// <summary>
    /// The members of an object that it cannot have, as faults: who misspells one means something else than is done
    /// without it.
    /// </summary>
    public static IEnumerable<EventFault> Unknown(JsonElement body, params string[] known) => body.EnumerateObject()
        .Where(member => !known.Contains(member.Name))
        .Select(member => new EventFault(
            "/" + member.Name.Replace("~", "~0", StringComparison.Ordinal)
                .Replace("/", "~1", StringComparison.Ordinal),
            "There is no such member."));

    /// <summary>A text of an object that is something; told as a fault where it is not.</summary>
    public static string Text(JsonElement body, string name, int longest, List<EventFault> faults)
    {
        if (body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String &&
            value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) && text.Length <= longest &&
            !text.Any(char.IsControl))
        {
            return text;
        }

        faults.Add(new EventFault("/" + name, $"Expected a text of 1 to {longest} characters on one line."));
        return "";
    }

    /// <summary>Answers a body or a query that is not valid.</summary>
    public static Task InvalidAsync(HttpContext context, IReadOnlyList<EventFault> faults) => Problem.Of(
        ProblemTypes.InvalidRequest, null, [.. faults.Select(fault => new ProblemFault(fault.Pointer, fault.Detail))])
        .ExecuteAsync(context);

    /// <summary>Answers that there is no such thing.</summary>
    public static Task NotFoundAsync(HttpContext context, string detail) =>
        Problem.Of(ProblemTypes.NotFound, detail).ExecuteAsync(context);

    // All that is read of a body later, so that what cannot be read is found out here.
    private static void ReadTexts(JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
        {
            _ = member.Name;
            _ = member.Value.ValueKind is JsonValueKind.String ? member.Value.GetString() : null;
        }
    }
}
