namespace Holdfast.Runtime.Scoring;

/// <summary>How many pages of decisions may be in memory, and those that are to be used again.</summary>
internal sealed class PageBudget(int limit)
{
    private readonly Stack<byte[]> _spare = [];
    private int _taken;

    public byte[] Take()
    {
        _taken++;
        return _spare.TryPop(out var page) ? page : new byte[DecisionLog.PageBytes];
    }

    public void GiveBack(byte[] page)
    {
        _taken--;
        _spare.Push(page);
    }

    /// <summary>Spills pages of these logs, in this order, until the budget is kept or nothing is left to spill.</summary>
    public void Keep(params ReadOnlySpan<DecisionLog> logs)
    {
        foreach (var log in logs)
        {
            while (_taken > limit && log.TrySpill(this))
            {
            }
        }
    }
}
