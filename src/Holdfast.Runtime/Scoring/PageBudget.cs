using System.Diagnostics.CodeAnalysis;

namespace Holdfast.Runtime.Scoring;

/// <summary>How many pages of decisions may be in memory.</summary>
internal sealed class PageBudget(int limit)
{
    private readonly Stack<byte[]> _spare = [];
    private int _taken;

    /// <summary>A page to keep; none where the budget is used up.</summary>
    public bool TryTake([NotNullWhen(true)] out byte[]? page)
    {
        page = null;
        if (_taken < limit)
        {
            _taken++;
            page = _spare.TryPop(out var spare) ? spare : new byte[DecisionLog.PageBytes];
        }

        return page is not null;
    }

    public void GiveBack(byte[] page)
    {
        _taken--;
        _spare.Push(page);
    }
}
