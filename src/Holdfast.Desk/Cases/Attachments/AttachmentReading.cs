using System.Security.Cryptography;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>A file that is open for whoever is kept to have looked.</summary>
/// <param name="Attachment">Which.</param>
/// <param name="SendAsync">Passes it on.</param>
internal sealed record OpenedAttachment(Attachment Attachment, Func<Stream, CancellationToken, Task> SendAsync);

/// <summary>What came of opening a file.</summary>
internal abstract record AttachmentOpening
{
    private AttachmentOpening()
    {
    }

    /// <summary>It is open.</summary>
    public sealed record Opened(OpenedAttachment File) : AttachmentOpening;

    /// <summary>There is none by this id, or its record was disposed of.</summary>
    public sealed record Absent : AttachmentOpening;

    /// <summary>The file is lost, or not what was attached.</summary>
    public sealed record Damaged : AttachmentOpening;
}

/// <summary>Shows attachments. Every look is kept before anything is shown.</summary>
internal sealed class AttachmentReading(
    CaseReader cases, DeskReader reader, Partition partition, AttachmentFiles files, AttachmentKeys keys)
{
    public const string NameUse = "attachment name";

    /// <summary>The case of an id, or the one that it was merged into; null where there is none.</summary>
    public async Task<CaseId?> CaseAsync(CaseId id, CancellationToken ct) => (await cases.FindAsync(id, ct))?.Id;

    /// <summary>The attachments of a case and of those that were merged into it, the oldest first.</summary>
    public async Task<IReadOnlyList<Attachment>?> ListAsync(CaseId id, Actor by, CancellationToken ct)
    {
        if (await CaseAsync(id, ct) is not { } known)
        {
            return null;
        }

        await using var db = reader.Open();
        var rows = await RowsAsync(db, known, ct);
        await keys.LookAsync("attachments", known, rows.Count, by, ct);
        return [.. rows.Select(Of)];
    }

    /// <summary>
    /// Opens a file of a case. It is read to its end before any of it is passed on, so that nothing is given out that
    /// was altered.
    /// </summary>
    public async Task<AttachmentOpening> OpenAsync(CaseId id, AttachmentId attachment, Actor by, CancellationToken ct)
    {
        if (await CaseAsync(id, ct) is not { } known)
        {
            return new AttachmentOpening.Absent();
        }

        await using var db = reader.Open();
        var row = (await RowsAsync(db, known, ct)).Find(one => one.Id == attachment.ToString());
        if (row is null || EntryOf(row) is not { } entry)
        {
            return new AttachmentOpening.Absent();
        }

        await keys.LookAsync("attachment", known, 1, by, ct);
        try
        {
            await SendAsync(entry, attachment, Stream.Null, ct);
        }
        catch (CryptographicException)
        {
            return new AttachmentOpening.Damaged();
        }

        return new AttachmentOpening.Opened(
            new OpenedAttachment(Of(row), (to, end) => SendAsync(entry, attachment, to, end)));
    }

    /// <summary>An attachment that was added just now, with when that was.</summary>
    public async Task<Attachment> AgainAsync(Attachment added, CancellationToken ct)
    {
        await using var db = reader.Open();
        return added with { At = (await db.Set<AttachmentRow>().FindAsync([added.Id.ToString()], ct))!.At };
    }

    /// <summary>An attachment as it is shown.</summary>
    public Attachment Of(AttachmentRow row) => EntryOf(row) is { } entry
        ? Of(entry, row.At)
        : new Attachment(AttachmentId.Parse(row.Id), null, row.Bytes, row.Type, row.Sha256, row.By, row.At);

    /// <summary>The same by its entry.</summary>
    public Attachment Of(AttachmentEntry entry, Instant at)
    {
        var id = AttachmentId.Parse(entry.Attachment);
        var key = keys.Unwrap(id, entry.Key);
        using var opening = new PersonKey(entry.Attachment, key);
        CryptographicOperations.ZeroMemory(key);
        return new Attachment(
            id, Encoding.UTF8.GetString(opening.Open(entry.Name, NameUse)), entry.Bytes, entry.Type,
            Convert.ToHexStringLower(entry.Sha256), entry.By.Name, at);
    }

    /// <summary>The rows of a case and of those that were merged into it, the oldest first.</summary>
    public static async Task<List<AttachmentRow>> RowsAsync(DeskDb db, CaseId id, CancellationToken ct)
    {
        var named = id.ToString();
        var all = db.Set<CaseRow>().Where(row => row.MergedInto == named).Select(row => row.Id);
        return await db.Set<AttachmentRow>().Where(row => row.Case == named || all.Contains(row.Case))
            .OrderBy(row => row.Position).ToListAsync(ct);
    }

    /// <summary>What the key of a file is wrapped as.</summary>
    public static string ContextOf(AttachmentId id) => $"attachment\0{id}";

    private AttachmentEntry? EntryOf(AttachmentRow row) => partition.Journal.At(row.Position) is { } entry
        && AttachmentEntry.Is(entry) ? AttachmentEntry.Read(entry) : null;

    private async Task SendAsync(AttachmentEntry entry, AttachmentId id, Stream to, CancellationToken ct)
    {
        var key = keys.Unwrap(id, entry.Key);
        try
        {
            await using var kept = files.Open(id);
            if (kept is null || kept.Length != SealedFile.LengthOf(entry.Bytes))
            {
                throw new CryptographicException("The file is lost or cut off.");
            }

            await SealedFile.ReadAsync(kept, to, key, id, ct);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}

/// <summary>The keys of attachments, and the looks at what they open.</summary>
internal sealed class AttachmentKeys(MasterKey master, VaultLooks looks)
{
    /// <summary>The key of a file; to be forgotten after use.</summary>
    public byte[] Unwrap(AttachmentId id, byte[] wrapped) => master.Unwrap(wrapped, AttachmentReading.ContextOf(id));

    /// <summary>Keeps a look before what is looked at is shown.</summary>
    public Task LookAsync(string what, CaseId of, int rows, Actor by, CancellationToken ct) => looks.RecordAsync(
        new VaultLook(what, null, new Purpose(PurposeKind.Investigation, of.ToString()), [what], rows), by, ct);
}
