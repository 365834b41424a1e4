using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals;

/// <summary>What the signals found in one event. One is used again for every event.</summary>
internal sealed class Findings
{
    /// <summary>
    /// The most findings of one event. Each signal has one at most, spoken or carried, and there are fewer signals, the
    /// firm's own included, than this.
    /// </summary>
    public const int Limit = 256;

    private readonly Finding[] _found = new Finding[Limit];
    private readonly ulong[] _speaking = new ulong[Limit / 64];
    private LogOdds[] _weights = [];
    private int _count;

    public Span<Finding> All => _found.AsSpan(0, _count);

    public void Begin(LogOdds[] weights)
    {
        _weights = weights;
        _found.AsSpan(0, _count).Clear();
        _speaking.AsSpan().Clear();
        _count = 0;
    }

    /// <summary>The signal holds.</summary>
    public void Add(Signal signal, params ReadOnlySpan<Fact> facts) => AddPart(signal, 1000, facts);

    /// <summary>The signal holds by some thousandths of its weight: more than 1,000 for more than usual.</summary>
    public void AddPart(Signal signal, int thousandths, params ReadOnlySpan<Fact> facts)
    {
        var weight = _weights[signal.Index].Part(thousandths);
        if (weight != LogOdds.Zero && _count < Limit)
        {
            Speak(signal, weight) = Facts.From(facts);
        }
    }

    /// <summary>An own signal holds; one that answers is heard even where it weighs nothing.</summary>
    public void AddOwn(Signal signal, in Facts facts)
    {
        var weight = _weights[signal.Index];
        if ((weight != LogOdds.Zero || signal.Answers) && _count < Limit)
        {
            Speak(signal, weight) = facts;
        }
    }

    /// <summary>Whether a signal speaks at this event.</summary>
    public bool Speaks(Signal signal) => (_speaking[signal.Index >> 6] & (1UL << (signal.Index & 63))) != 0;

    /// <summary>Evidence that still stands from before.</summary>
    public void AddCarried(Signal signal, LogOdds weight, Stamp since)
    {
        if (weight == LogOdds.Zero || _count == Limit)
        {
            return;
        }

        foreach (ref var found in All)
        {
            if (found.Signal == signal)
            {
                // Said now and carried is the same fact: the heavier of the two counts.
                if (weight > found.Weight)
                {
                    found.Weight = found.Counted = weight;
                    found.CarriedSince = since;
                }

                return;
            }
        }

        _found[_count++] = new Finding { Signal = signal, Weight = weight, Counted = weight, CarriedSince = since };
    }

    private ref Facts Speak(Signal signal, LogOdds weight)
    {
        _speaking[signal.Index >> 6] |= 1UL << (signal.Index & 63);
        ref var found = ref _found[_count++];
        (found.Signal, found.Weight, found.Counted) = (signal, weight, weight);
        return ref found.Facts;
    }
}

/// <summary>One signal's word on one event.</summary>
internal struct Finding
{
    public Signal Signal;

    /// <summary>What it weighs by itself.</summary>
    public LogOdds Weight;

    /// <summary>What of that is counted beside others of its family.</summary>
    public LogOdds Counted;

    /// <summary>When it spoke, where that was at an earlier event; else never.</summary>
    public Stamp CarriedSince;

    public Facts Facts;
}
