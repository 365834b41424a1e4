using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk;

/// <summary>
/// Writes problem details (RFC 9457). The type of a problem is stable: programs go by it, people by its page in the
/// reference.
/// </summary>
public static class Problems
{
    private const string ContentType = "application/problem+json";

    // Quotes and such need no other escape than JSON's own: it is not HTML.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Answers a request with a problem.</summary>
    /// <param name="response">The response, of which nothing was sent.</param>
    /// <param name="status">The status code.</param>
    /// <param name="type">The last part of the type's URI, such as <c>invalid-event</c>.</param>
    /// <param name="title">What is the matter, the same words for every problem of the type.</param>
    /// <param name="detail">What is the matter this time, in a sentence without anybody's data; null for no more.</param>
    /// <param name="faults">What is wrong in the request's body, by JSON pointer.</param>
    public static Task WriteAsync(
        HttpResponse response,
        int status,
        string type,
        string title,
        string? detail = null,
        IReadOnlyList<EventFault>? faults = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", "/problems/" + type);
            json.WriteString("title", title);
            json.WriteNumber("status", status);
            if (detail is not null)
            {
                json.WriteString("detail", detail);
            }

            if (faults is not null)
            {
                WriteFaults(json, faults);
            }

            json.WriteEndObject();
        }

        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = body.WrittenCount;
        return response.Body.WriteAsync(body.WrittenMemory, response.HttpContext.RequestAborted).AsTask();
    }

    private static void WriteFaults(Utf8JsonWriter json, IReadOnlyList<EventFault> faults)
    {
        json.WriteStartArray("errors");
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("pointer", fault.Pointer);
            json.WriteString("detail", fault.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
