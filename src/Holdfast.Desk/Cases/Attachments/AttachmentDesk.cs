using System.Security.Cryptography;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Sealing;
using NodaTime;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>What came of attaching a file.</summary>
public abstract record AttachmentResult
{
    private AttachmentResult()
    {
    }

    /// <summary>It is attached, and durable.</summary>
    public sealed record Added(Attachment Attachment) : AttachmentResult;

    /// <summary>The same file is attached to the case already.</summary>
    public sealed record Repeated(Attachment Attachment) : AttachmentResult;

    /// <summary>It is longer than may be.</summary>
    public sealed record TooLarge : AttachmentResult;

    /// <summary>There is nothing in it.</summary>
    public sealed record Empty : AttachmentResult;

    /// <summary>The case has as many as it may have.</summary>
    public sealed record TooMany : AttachmentResult;

    /// <summary>There is no such case.</summary>
    public sealed record Unknown : AttachmentResult;
}

/// <summary>An attachment as whoever looks at its case sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it was called; null where that was disposed of.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Type">What it is, by how it begins.</param>
/// <param name="Sha256">SHA-256 of it, in hexadecimal.</param>
/// <param name="By">Who attached it.</param>
/// <param name="At">When.</param>
public sealed record Attachment(
    AttachmentId Id, string? Name, long Bytes, string Type, string Sha256, string By, Instant At);

/// <summary>Attaches files to cases, and opens them.</summary>
internal sealed class AttachmentDesk(
    DeskWriter writer, AttachmentReading reading, AttachmentFiles files, MasterKey master)
{
    /// <summary>
    /// Attaches what comes to its end. The file is on the disk before the entry that tells of it, so that none is told
    /// of that is not there; what no entry tells of has no key, and is nothing.
    /// </summary>
    public async Task<AttachmentResult> AddAsync(
        CaseId id, string name, Stream content, Actor by, CancellationToken ct)
    {
        if (await reading.CaseAsync(id, ct) is not { } known)
        {
            return new AttachmentResult.Unknown();
        }

        var attachment = AttachmentId.Draw();
        var key = RandomNumberGenerator.GetBytes(SealedFile.KeyBytes);
        try
        {
            if (await files.KeepAsync(attachment, content, key, AttachmentLimits.Bytes, ct) is not { } written)
            {
                return new AttachmentResult.TooLarge();
            }

            var result = written.Bytes == 0
                ? new AttachmentResult.Empty()
                : await KeepAsync(known, EntryOf(attachment, known.ToString(), name, by, key, written), ct);
            if (result is not AttachmentResult.Added added)
            {
                files.Forget(attachment);
                return result;
            }

            return new AttachmentResult.Added(await reading.AgainAsync(added.Attachment, ct));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private AttachmentEntry EntryOf(
        AttachmentId id, string of, string name, Actor by, byte[] key, WrittenFile written)
    {
        using var sealing = new PersonKey(id.ToString(), key);
        return new AttachmentEntry(
            id.ToString(), of, by, master.Wrap(key, AttachmentReading.ContextOf(id)),
            sealing.Seal(Encoding.UTF8.GetBytes(name), AttachmentReading.NameUse), written.Bytes, written.Type,
            written.Sha256, written.SealedSha256);
    }

    // Of two who attach at once, the second is counted after the first.
    private Task<AttachmentResult> KeepAsync(CaseId id, AttachmentEntry entry, CancellationToken ct) =>
        writer.DecideAsync<AttachmentResult>(async (db, inner) =>
        {
            var there = await AttachmentReading.RowsAsync(db, id, inner);
            var hash = Convert.ToHexStringLower(entry.Sha256);
            if (there.Find(row => row.Sha256 == hash) is { } same)
            {
                return new(new AttachmentResult.Repeated(reading.Of(same)));
            }

            return there.Count >= AttachmentLimits.OfCase
                ? new(new AttachmentResult.TooMany())
                : new(new AttachmentResult.Added(reading.Of(entry, default)), entry.ToEntry());
        }, ct);
}
