using Holdfast.Engine.Policy;
using Holdfast.Runtime.Hosting;
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

    /// <summary>Puts the file in its place when it is whole, for nobody but who made it to read.</summary>
    public static void Save(ScoreState state, string path)
    {
        try
        {
            OwnFile.Write(path, state.Save);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new WorkFailedException($"the state cannot be saved to {path}: {failure.Message}");
        }
    }
}
