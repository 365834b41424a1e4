namespace Holdfast;

/// <summary>Writes files that a call names, once all of what they hold is there.</summary>
internal static class OutputFile
{
    public static void WriteText(string path, string text) =>
        Write(path, file => file.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    public static void Write(string path, Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        try
        {
            File.WriteAllBytes(path, content.ToArray());
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new WorkFailedException($"{path} cannot be written: {failure.Message}");
        }
    }
}
