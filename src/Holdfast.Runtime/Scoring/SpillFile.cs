namespace Holdfast.Runtime.Scoring;

/// <summary>A temporary file that only this process can reach, gone when it is closed or the process ends.</summary>
internal sealed class SpillFile : IDisposable
{
    private readonly FileStream _file;

    public SpillFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"holdfast-{Guid.NewGuid():N}.decisions");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            _file = new FileStream(path, options);
        }
        else
        {
            // Decisions tell of customers: nobody else may read them, and no killed process may leave them behind. A
            // file without a name is there as long as it is open.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            _file = new FileStream(path, options);
            File.Delete(path);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes, long position) =>
        RandomAccess.Write(_file.SafeFileHandle, bytes, position);

    public void Read(long position, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(_file.SafeFileHandle, bytes, position);
            if (read == 0)
            {
                throw new EndOfStreamException(
                    "The temporary file of decisions is shorter than what was written to it.");
            }

            bytes = bytes[read..];
            position += read;
        }
    }

    public void Dispose() => _file.Dispose();
}
