namespace Holdfast;

/// <summary>The bar of a run that reads past events.</summary>
internal static class TrialProgress
{
    public static ProgressBar? Of(PastEvents events)
    {
        using var input = events.Open();
        return ProgressBar.OnTerminal(input, TimeProvider.System);
    }
}
