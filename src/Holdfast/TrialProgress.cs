namespace Holdfast;

/// <summary>The bar of a run that reads a file of past events.</summary>
internal static class TrialProgress
{
    public static ProgressBar? Of(string file)
    {
        using var input = InputFile.Open(file);
        return ProgressBar.OnTerminal(input, TimeProvider.System);
    }
}
