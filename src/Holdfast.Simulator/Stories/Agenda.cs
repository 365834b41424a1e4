using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>What is going to happen, the soonest first.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (Instant Due, ulong Whose, long Order)> _entries = new();
    private long _order;

    public Instant Now { get; private set; }

    /// <param name="due">When; at once where that is over.</param>
    /// <param name="whose">Tells apart what is due at the same time, so that the order does not hang on who else is
    /// there.</param>
    /// <param name="act">What.</param>
    public void At(Instant due, ulong whose, Action act) => _entries.Enqueue(act, (due, whose, _order++));

    /// <summary>Does the next thing where it is due before <paramref name="end"/>; false where nothing is.</summary>
    public bool TryStep(Instant end)
    {
        if (!_entries.TryPeek(out _, out var next) || next.Due >= end)
        {
            return false;
        }

        var act = _entries.Dequeue();
        Now = Instant.Max(Now, next.Due);
        act();
        return true;
    }
}
