namespace Holdfast.Desk.Cases.Attachments;

/// <summary>How much may be attached.</summary>
public static class AttachmentLimits
{
    /// <summary>The most bytes of a file: 25 MiB.</summary>
    public const long Bytes = 25 * 1024 * 1024;

    /// <summary>The most attachments of a case.</summary>
    public const int OfCase = 100;

    /// <summary>The most characters of a name.</summary>
    public const int Name = 200;

    /// <summary>What a request has beside the file: the other fields and the heads of all parts.</summary>
    public const long Envelope = 64 * 1024;

    /// <summary>The most parts of a form.</summary>
    public const int Parts = 8;

    /// <summary>The most bytes of a field that is no file.</summary>
    public const int FieldBytes = 8 * 1024;
}
