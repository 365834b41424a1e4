namespace Holdfast;

/// <summary>Writes small files that a call names. What is in the way becomes one plain sentence.</summary>
internal static class OutputFile
{
    public static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new WorkFailedException($"{path} cannot be written: {failure.Message}");
        }
    }
}
