using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>What the routes of attachments do: take a file in, list, give one out.</summary>
internal sealed class AttachmentRoutes(AttachmentDesk desk, AttachmentReading reading)
{
    public async Task AddAsync(HttpContext context)
    {
        if (FormUpload.Of(context) is not { } form)
        {
            await Problem.Of(ProblemTypes.UnsupportedMediaType).ExecuteAsync(context);
            return;
        }

        var (result, _) = await TakeAsync(context, form, isAllowed: null);
        await AnswerAsync(context, result);
    }

    /// <summary>Takes the file of a form in; no result where the form has none in its place.</summary>
    /// <param name="context">The request.</param>
    /// <param name="form">Its form.</param>
    /// <param name="isAllowed">Whether by the fields before the file it may be taken; null where it may.</param>
    public async Task<(AttachmentResult? Result, bool IsAllowed)> TakeAsync(
        HttpContext context, FormUpload form, Func<UploadedFile, Task<bool>>? isAllowed)
    {
        // Who says beforehand that it is too much need not send it.
        if (context.Request.ContentLength > AttachmentLimits.Bytes + AttachmentLimits.Envelope)
        {
            return (new AttachmentResult.TooLarge(), true);
        }

        try
        {
            if (await form.ReadAsync(context.RequestAborted) is not { } file)
            {
                return (null, true);
            }

            if (isAllowed is not null && !await isAllowed(file))
            {
                return (null, false);
            }

            return CaseOf(context) is { } id
                ? (await desk.AddAsync(
                    id, file.Name, file.Content, ActorOf.Request(context), context.RequestAborted), true)
                : (new AttachmentResult.Unknown(), true);
        }
        catch (InvalidDataException)
        {
            // What says that it is a form, and is none: its end is missing, or a part is no part.
            return (null, true);
        }
    }

    public async Task ListAsync(HttpContext context)
    {
        if (CaseOf(context) is not { } id
            || await reading.ListAsync(id, ActorOf.Request(context), context.RequestAborted) is not { } all)
        {
            await AbsentAsync(context);
            return;
        }

        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray("attachments");
            foreach (var one in all)
            {
                json.WriteStartObject();
                Write(json, one);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public async Task ReadAsync(HttpContext context)
    {
        if (CaseOf(context) is not { } id || !AttachmentId.TryParse(
            (string?)context.Request.RouteValues["attachment"], null, out var attachment))
        {
            await AbsentAsync(context);
            return;
        }

        switch (await reading.OpenAsync(id, attachment, ActorOf.Request(context), context.RequestAborted))
        {
            case AttachmentOpening.Opened(var file):
                await SendAsync(context, file);
                break;
            case AttachmentOpening.Damaged:
                await Problem.Of(ProblemTypes.AttachmentDamaged).ExecuteAsync(context);
                break;
            default:
                await AbsentAsync(context);
                break;
        }
    }

    /// <summary>The case of the path; null where that is none.</summary>
    public static CaseId? CaseOf(HttpContext context) =>
        CaseId.TryParse((string?)context.Request.RouteValues["id"], null, out var id) ? id : null;

    private static Task SendAsync(HttpContext context, OpenedAttachment file)
    {
        var headers = context.Response.Headers;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Attachment.Name ?? "file");
        headers[HeaderNames.ContentDisposition] = disposition.ToString();
        headers[HeaderNames.CacheControl] = "no-store";
        headers[HeaderNames.ContentType] = file.Attachment.Type;
        headers[HeaderNames.ContentLength] =
            file.Attachment.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return file.SendAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task AnswerAsync(HttpContext context, AttachmentResult? result) => result switch
    {
        null => Problem.Of(
            ProblemTypes.InvalidRequest, $"Expected a form whose last part is the file, named {FormUpload.FileField}.")
            .ExecuteAsync(context),
        AttachmentResult.Added(var one) => WriteAsync(context, one, StatusCodes.Status201Created),
        AttachmentResult.Repeated(var one) => WriteAsync(context, one, StatusCodes.Status200OK),
        AttachmentResult.TooLarge => Problem.Of(
            ProblemTypes.TooLarge, $"A file has at most {AttachmentLimits.Bytes} bytes.").ExecuteAsync(context),
        AttachmentResult.Empty => Problem.Of(ProblemTypes.InvalidRequest, "The file is empty.").ExecuteAsync(context),
        AttachmentResult.TooMany => Problem.Of(
            ProblemTypes.Refused, $"A case has at most {AttachmentLimits.OfCase} attachments.").ExecuteAsync(context),
        AttachmentResult.Unknown => AbsentAsync(context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Task WriteAsync(HttpContext context, Attachment one, int status) =>
        JsonAnswer.WriteAsync(context, status, json => Write(json, one));

    private static void Write(Utf8JsonWriter json, Attachment one)
    {
        json.WriteString("id", one.Id.ToString());
        if (one.Name is { } name)
        {
            json.WriteString("name", name);
        }

        json.WriteNumber("bytes", one.Bytes);
        json.WriteString("type", one.Type);
        json.WriteString("sha256", one.Sha256);
        json.WriteString("by", one.By);
        json.WriteString("at", InstantText.Of(one.At));
    }

    private static Task AbsentAsync(HttpContext context) =>
        JsonAnswer.NotFoundAsync(context, "There is no such case or attachment.");
}
