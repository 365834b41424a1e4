namespace Holdfast;

/// <summary>Opens files that a call names. What is in the way becomes one plain sentence.</summary>
internal static class InputFile
{
    /// <summary>What stands for standard input.</summary>
    public const string Standard = "-";

    public static Stream OpenOrStandard(string? path) =>
        path is null or Standard ? Console.OpenStandardInput() : Open(path);

    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new WorkFailedException($"{path} is a folder, not a file.");
        }

        try
        {
            // Read in large pieces by whoever asks; a buffer in between would only copy.
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WorkFailedException($"{path} does not exist.");
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new WorkFailedException($"{path} cannot be read: {failure.Message}");
        }
    }

    /// <summary>A text file in UTF-8, up to some characters: more are not read.</summary>
    public static string ReadText(string path, int mostCharacters)
    {
        using var file = Open(path);
        using var reader = new StreamReader(file);
        var text = new char[mostCharacters];
        try
        {
            return new string(text, 0, reader.ReadBlock(text));
        }
        catch (IOException failure)
        {
            throw new WorkFailedException($"{path} cannot be read: {failure.Message}");
        }
    }
}
