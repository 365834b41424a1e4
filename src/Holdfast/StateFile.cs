using Holdfast.Engine.Policy;
using Holdfast.Runtime.Scoring;

namespace Holdfast;

/// <summary>Reads and writes the file that a run of scoring goes on from.</summary>
internal static class StateFile
{
    private const int BufferBytes = 1 << 20;

    public static ScoreState LoadOrNew(string? path, DecisionPolicy policy)
    {
        if (path is null)
        {
            return new ScoreState(policy);
        }

        using var file = InputFile.Open(path);
        using var buffered = new BufferedStream(file, BufferBytes);
        try
        {
            return ScoreState.Load(buffered, policy);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new WorkFailedException($"{path} cannot be loaded: {failure.Message}");
        }
    }

    /// <summary>
    /// Writes the file beside its place and puts it there when it is whole, so that no half of one is left.
    /// </summary>
    public static void Save(ScoreState state, string path)
    {
        var next = path + ".new";
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                BufferSize = BufferBytes,
            };
            if (!OperatingSystem.IsWindows())
            {
                // It tells of customers, and nobody but who made it needs to read it.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            // What a run that was cut off left there keeps its modes, and may be read by others.
            File.Delete(next);
            using (var file = new FileStream(next, options))
            {
                state.Save(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new WorkFailedException($"the state cannot be saved to {path}: {failure.Message}");
        }
    }
}
