using System.Text;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>
/// Tells what a file is by how it begins. What its sender says, or its name, is not asked; and nothing is made of it
/// but a word in a list, for it is only ever given out as a download.
/// </summary>
internal static class FileKind
{
    /// <summary>So many bytes are looked at.</summary>
    public const int HeadBytes = 1024;

    /// <summary>What is not known by its beginning.</summary>
    public const string Unknown = "application/octet-stream";

    private static readonly (byte[] Start, string Type)[] Starts =
    [
        ([.. "%PDF-"u8], "application/pdf"),
        ([0x89, .. "PNG\r\n"u8, 0x1a, 0x0a], "image/png"),
        ([0xff, 0xd8, 0xff], "image/jpeg"),
        ([.. "GIF87a"u8], "image/gif"),
        ([.. "GIF89a"u8], "image/gif"),
        ([.. "II*\0"u8], "image/tiff"),
        ([.. "MM\0*"u8], "image/tiff"),
        ([.. "PK\x03\x04"u8], "application/zip"),
        ([0x1f, 0x8b], "application/gzip"),
        ([.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c], "application/x-7z-compressed"),
        ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "application/x-ole-storage"),
        ([.. "ID3"u8], "audio/mpeg"),
        ([.. "OggS"u8], "audio/ogg"),
        ([.. "MZ"u8], "application/x-msdownload"),
        ([0x7f, .. "ELF"u8], "application/x-executable"),
    ];

    /// <summary>The type of a file that begins so.</summary>
    public static string Of(ReadOnlySpan<byte> head)
    {
        foreach (var (start, type) in Starts)
        {
            if (head.StartsWith(start))
            {
                return type;
            }
        }

        return head.Length >= 12 && head.StartsWith("RIFF"u8)
            ? head[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : head[8..12].SequenceEqual("WAVE"u8) ? "audio/wav"
                : Unknown
            : IsText(head) ? "text/plain" : Unknown;
    }

    /// <summary>What people call a type.</summary>
    public static string NameOf(string type) => type switch
    {
        "application/pdf" => "PDF",
        "image/png" or "image/jpeg" or "image/gif" or "image/tiff" or "image/webp" => "Picture",
        "application/zip" or "application/gzip" or "application/x-7z-compressed" => "Archive or document",
        "application/x-ole-storage" => "Document or message",
        "audio/mpeg" or "audio/ogg" or "audio/wav" => "Recording",
        "application/x-msdownload" or "application/x-executable" => "Program",
        "text/plain" => "Text",
        _ => "Other",
    };

    // A page of HTML is text like any other, and is called nothing else.
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        foreach (var one in head)
        {
            if (one < 0x20 && one is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0c or 0x1b))
            {
                return false;
            }
        }

        // A character may be cut in two where the head ends.
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        try
        {
            decoder.GetCharCount(head, flush: false);
            return head.Length > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
