using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>A file that comes in a form.</summary>
/// <param name="Name">What its sender calls it, made harmless.</param>
/// <param name="Content">The file, as it comes.</param>
/// <param name="Fields">The fields that stood before it.</param>
internal sealed record UploadedFile(string Name, Stream Content, IReadOnlyDictionary<string, string> Fields);

/// <summary>
/// Reads a form as it comes, part by part: nothing of a file is put on a disk but sealed. The fields have to stand
/// before the file.
/// </summary>
internal sealed class FormUpload
{
    public const string FileField = "file";

    private const int LongestBoundary = 100, HeadersOfPart = 8;

    private readonly MultipartReader _parts;

    private FormUpload(MultipartReader parts) => _parts = parts;

    /// <summary>Begins to read; null where no such form is sent.</summary>
    public static FormUpload? Of(HttpContext context)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = AttachmentLimits.Bytes + AttachmentLimits.Envelope;
        }

        return new FormUpload(new MultipartReader(boundary, context.Request.Body)
        {
            HeadersCountLimit = HeadersOfPart,
            HeadersLengthLimit = AttachmentLimits.FieldBytes,
        });
    }

    /// <summary>Reads up to the file; null where there is none in its place.</summary>
    /// <exception cref="InvalidDataException">What is sent is no form, or a part has more than it may.</exception>
    public async Task<UploadedFile?> ReadAsync(CancellationToken ct)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        for (var read = 0; read < AttachmentLimits.Parts; read++)
        {
            if (await NextAsync(ct) is not { } part
                || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var said)
                || HeaderUtilities.RemoveQuotes(said.Name).Value is not { } field)
            {
                return null;
            }

            if (field == FileField)
            {
                return new UploadedFile(
                    FileNames.Of((said.FileNameStar.HasValue ? said.FileNameStar : said.FileName).Value),
                    new PartStream(part.Body), fields);
            }

            fields[field] = await TextAsync(part.Body, ct);
        }

        return null;
    }

    private async Task<MultipartSection?> NextAsync(CancellationToken ct)
    {
        try
        {
            return await _parts.ReadNextSectionAsync(ct);
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            throw new InvalidDataException("What is sent is no form.", fault);
        }
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken ct)
    {
        var text = new byte[AttachmentLimits.FieldBytes + 1];
        var length = await new PartStream(body).ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, ct);
        return length > AttachmentLimits.FieldBytes
            ? throw new InvalidDataException("A field is longer than may be.")
            : Encoding.UTF8.GetString(text, 0, length);
    }
}

/// <summary>
/// A part as it comes. That its end is missing is the sender's fault, and told apart from a disk of ours that fails.
/// </summary>
internal sealed class PartStream(Stream part) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await part.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            throw new InvalidDataException("A part has no end.", fault);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>The names of files, made harmless: no path, nothing that cannot be seen.</summary>
internal static class FileNames
{
    public static string Of(string? said)
    {
        var name = (said ?? "").Trim('"').Replace('\\', '/');
        name = name[(name.LastIndexOf('/') + 1)..].Trim();
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Take(AttachmentLimits.Name))
        {
            shown.Append(Customers.Fields.IsUnseen(rune) ? "_" : rune.ToString());
        }

        var harmless = shown.ToString().Trim('.', ' ');
        return harmless.Length == 0 ? "file" : harmless;
    }
}
