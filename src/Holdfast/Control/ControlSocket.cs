namespace Holdfast.Control;

/// <summary>The socket of a data folder at which commands find the server that holds the folder.</summary>
internal static class ControlSocket
{
    // What Linux takes for the path of a socket, less the zero at its end.
    private const int PathBytes = 107;

    /// <summary>Its path in a folder: where the whole path is too long for a socket, the one from the working folder.</summary>
    /// <exception cref="WorkFailedException">Both are too long.</exception>
    public static string PathIn(string folder)
    {
        var whole = Path.Combine(Path.GetFullPath(folder), "control.sock");
        return Fits(whole) ? whole
            : Path.GetRelativePath(Environment.CurrentDirectory, whole) is var near && Fits(near) ? near
            : throw new WorkFailedException(
                $"{whole} is too long a path for a socket, which has at most {PathBytes} bytes: call from a folder "
                + "nearer to it, or move the data folder.");
    }

    private static bool Fits(string path) => System.Text.Encoding.UTF8.GetByteCount(path) <= PathBytes;
}
