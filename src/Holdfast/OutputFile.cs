namespace Holdfast;

/// <summary>
/// A file that is written beside its place and put there when it is whole, so that no half of one is ever found; or
/// standard output or a device, for which there is no such thing.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly string? _path;
    private bool _isKept;

    private OutputFile(string? path, Stream stream) => (_path, Stream) = (path, stream);

    public Stream Stream { get; }

    private string Beside => _path + ".new";

    /// <summary>Begins a file; <c>-</c> is standard output.</summary>
    public static OutputFile Create(string path)
    {
        if (path == "-")
        {
            return new OutputFile(null, new StandardOutput());
        }

        OutputPlaces.Require(path);
        var isDevice = Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);
        try
        {
            // A device takes what it is given; a file put in its place would be there for everybody who asks for it.
            return isDevice
                ? new OutputFile(null, new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                : new OutputFile(path, new FileStream(
                    path + ".new", FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkFailedException($"{path} cannot be written: {failure.Message}");
        }
    }

    /// <summary>Writes a whole file of text.</summary>
    public static void WriteText(string path, string text) =>
        Write(path, file => file.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes a whole file.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = Create(path);
        write(file.Stream);
        file.Keep();
    }

    /// <summary>Puts the file in its place: it is whole.</summary>
    public void Keep()
    {
        try
        {
            Stream.Flush();
            if (_path is not null)
            {
                Stream.Dispose();
                File.Move(Beside, _path, overwrite: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkFailedException($"{_path ?? "Standard output"} cannot be written: {failure.Message}");
        }

        _isKept = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (_path is not null && !_isKept)
        {
            File.Delete(Beside);
        }
    }
}
