namespace Holdfast.Runtime.Hosting;

/// <summary>Files of a data folder: their owner's alone, and there whole or not at all.</summary>
internal static class OwnFile
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Writes a file beside its place, syncs it and puts it there.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var next = path + ".new";
        File.Delete(next);
        using (var file = new FileStream(next, Options(FileMode.CreateNew)))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    public static void WriteText(string path, string text) => Write(path, file =>
    {
        using var writer = new StreamWriter(file, leaveOpen: true);
        writer.Write(text);
    });

    /// <summary>Opens or makes a file that no other process can open the same way until it is closed.</summary>
    public static FileStream Lock(string path) => new(path, Options(FileMode.OpenOrCreate));

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
