using Holdfast.Runtime.Hosting;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>
/// The folder in which attachments are kept, sealed, each under its id: beside the journal, and below nothing that is
/// served.
/// </summary>
public sealed class AttachmentFiles
{
    private const string FolderName = "attachments", Unfinished = ".new";

    private readonly string _folder;

    /// <param name="folder">The folder, made when the first file is kept.</param>
    public AttachmentFiles(string folder) => _folder = folder;

    /// <summary>The folder of attachments of a data folder.</summary>
    public static string In(string data) => Path.Combine(data, FolderName);

    /// <summary>The folder of attachments beside a backup.</summary>
    public static string Beside(string backup) => $"{backup}.{FolderName}";

    /// <summary>Where the file of an attachment is.</summary>
    public string PathOf(AttachmentId id) => Path.Combine(_folder, id.ToString());

    /// <summary>Takes away what a run that was cut off did not finish.</summary>
    internal void Tidy()
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        foreach (var left in Directory.EnumerateFiles(_folder, "*" + Unfinished))
        {
            File.Delete(left);
        }
    }

    /// <summary>Keeps a file, on the disk before this returns; null where it is longer than may be.</summary>
    internal async Task<WrittenFile?> KeepAsync(
        AttachmentId id, Stream plain, byte[] key, long most, CancellationToken ct)
    {
        OwnFile.CreateFolder(_folder);
        var next = PathOf(id) + Unfinished;
        try
        {
            WrittenFile? written;
            OwnFile.Create(next);
            await using (var kept = new FileStream(next, FileMode.Open, FileAccess.Write, FileShare.None))
            {
                written = await SealedFile.WriteAsync(plain, kept, key, id, most, ct);
                kept.Flush(flushToDisk: true);
            }

            if (written is not null)
            {
                File.Move(next, PathOf(id));
            }

            return written;
        }
        finally
        {
            File.Delete(next);
        }
    }

    /// <summary>Opens a file as it is kept; null where it is not there.</summary>
    internal FileStream? Open(AttachmentId id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Takes a file away that nothing tells of.</summary>
    internal void Forget(AttachmentId id) => File.Delete(PathOf(id));
}
