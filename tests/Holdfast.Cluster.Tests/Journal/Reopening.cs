using Holdfast.Runtime.Journal;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>Opens a journal again as whoever serves does: until it opens, as long as that may help.</summary>
internal static class Reopening
{
    public static IJournal Open(Func<IJournal> open)
    {
        IJournal? opened = null;
        JournalException? last = null;
        var isOpen = SpinWait.SpinUntil(() => (opened = TryOpen()) is not null, TimeSpan.FromSeconds(60));
        Assert.True(isOpen, last?.Message);
        return opened!;

        IJournal? TryOpen()
        {
            try
            {
                return open();
            }
            catch (JournalException failure) when (failure.CanBeReopened)
            {
                last = failure;
                return null;
            }
        }
    }
}
