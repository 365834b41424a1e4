namespace Holdfast.Runtime.Hosting;

/// <summary>
/// Files that tell of customers or hold a key, as those of a data folder: their owner's alone, and there whole or not
/// at all.
/// </summary>
public static class OwnFile
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Writes a file beside its place, syncs it and puts it there, over one that is there already.</summary>
    /// <param name="path">The file; beside it, until it is whole, stands one that ends in <c>.new</c>.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">It cannot be written; what was there still is.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written there.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var next = path + ".new";

        // What a run that was cut off left there keeps its modes, and may be read by others.
        File.Delete(next);
        using (var file = new FileStream(next, Options(FileMode.CreateNew)))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    internal static void WriteText(string path, string text) => Write(path, file =>
    {
        using var writer = new StreamWriter(file, leaveOpen: true);
        writer.Write(text);
    });

    /// <summary>Makes a folder that is its owner's alone where there is none.</summary>
    /// <param name="path">The folder; those that lead to it are made as well.</param>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes an empty file where there is none.</summary>
    public static void Create(string path) => new FileStream(path, Options(FileMode.CreateNew)).Dispose();

    /// <summary>Opens or makes a file that no other process can open the same way until it is closed.</summary>
    internal static FileStream Lock(string path) => new(path, Options(FileMode.OpenOrCreate));

    /// <summary>Whether another process has the file, and nothing else is the matter with it.</summary>
    internal static bool IsLocked(IOException failure)
    {
        const int wouldBlockOnLinux = 11, wouldBlockOnMac = 35, sharingViolation = unchecked((int)0x80070020);
        return failure.HResult is wouldBlockOnLinux or wouldBlockOnMac or sharingViolation;
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = BufferBytes,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
