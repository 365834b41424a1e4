using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>An attachment as lists find it. Its name and key stand in the entry only.</summary>
internal sealed class AttachmentRow
{
    public required string Id { get; init; }

    /// <summary>The case it was attached to, which may have been merged since.</summary>
    public required string Case { get; init; }

    /// <summary>The entry that tells of it.</summary>
    public long Position { get; init; }

    public long Bytes { get; init; }

    /// <summary>SHA-256 of it, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required string Type { get; init; }

    /// <summary>Who attached it.</summary>
    public required string By { get; init; }

    public Instant At { get; init; }
}

/// <summary>The table of attachments.</summary>
internal static class AttachmentTables
{
    public static void Configure(ModelBuilder model) => model.Entity<AttachmentRow>(row =>
    {
        row.ToTable("case_attachment").HasKey(one => one.Id);
        row.HasIndex(one => new { one.Case, one.Position });
    });
}
