using System.Globalization;
using System.Security.Cryptography;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>
/// Holds the files of a folder against what the entries of a journal say of them: each is there, and is what was kept.
/// Files of entries that were disposed of are not asked for, and what no entry tells of is left alone.
/// </summary>
public sealed class AttachmentCheck
{
    private readonly List<(long Position, AttachmentId Id, long Bytes, byte[] Hash)> _told = [];

    /// <summary>How many files the entries tell of.</summary>
    public int Files => _told.Count;

    /// <summary>How many bytes these have as they are kept.</summary>
    public long Bytes => _told.Sum(one => SealedFile.LengthOf(one.Bytes));

    /// <summary>Takes an entry of the journal in; to be called with all of them.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public void Take(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (AttachmentEntry.Is(entry) && AttachmentEntry.Read(entry) is var told
            && AttachmentId.TryParse(told.Attachment, null, out var id))
        {
            _told.Add((entry.Position, id, told.Bytes, told.SealedSha256));
        }
    }

    /// <summary>The first file that is lost or altered, in a sentence; null where all are as they were kept.</summary>
    /// <param name="folder">The folder of the files.</param>
    /// <param name="ct">Stops it.</param>
    public string? FaultIn(string folder, CancellationToken ct) => FaultOf(new AttachmentFiles(folder), ct);

    /// <summary>
    /// Copies all files to another folder, sealed as they are, each verified by its hash. One that is lost keeps none
    /// of the others from being copied.
    /// </summary>
    /// <returns>The first that is lost or altered, in a sentence; null where all were copied.</returns>
    public string? Copy(string from, string to, CancellationToken ct)
    {
        var (source, target) = (new AttachmentFiles(from), new AttachmentFiles(to));
        foreach (var one in _told.Where(one => File.Exists(source.PathOf(one.Id))))
        {
            ct.ThrowIfCancellationRequested();
            OwnFile.CreateFolder(Path.GetDirectoryName(target.PathOf(one.Id))!);
            OwnFile.Write(target.PathOf(one.Id), copy =>
            {
                using var kept = File.OpenRead(source.PathOf(one.Id));
                kept.CopyTo(copy);
            });
        }

        return FaultOf(target, ct);
    }

    private string? FaultOf(AttachmentFiles files, CancellationToken ct)
    {
        foreach (var one in _told)
        {
            ct.ThrowIfCancellationRequested();
            if (!File.Exists(files.PathOf(one.Id)))
            {
                return Lost(one.Position, one.Id);
            }

            using var kept = File.OpenRead(files.PathOf(one.Id));
            if (!SHA256.HashData(kept).AsSpan().SequenceEqual(one.Hash))
            {
                return string.Create(CultureInfo.InvariantCulture,
                    $"The attachment {one.Id}, of which entry {one.Position} tells, is not what was kept.");
            }
        }

        return null;
    }

    private static string Lost(long position, AttachmentId id) => string.Create(CultureInfo.InvariantCulture,
        $"The attachment {id}, of which entry {position} tells, is not there.");
}
