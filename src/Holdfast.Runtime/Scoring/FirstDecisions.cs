using System.Buffers;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// The decisions of the events that <see cref="EventIds"/> knows, by the numbers it gives: what a repeat is answered
/// with, byte for byte.
/// </summary>
internal sealed class FirstDecisions : IDisposable
{
    private readonly int _generationLimit;
    private readonly PageBudget _budget;
    private DecisionLog _previous;
    private DecisionLog _current;

    public FirstDecisions(int generationLimit, int pagesInMemory)
        : this(generationLimit, new PageBudget(pagesInMemory), new DecisionLog(0), new DecisionLog(0))
    {
    }

    private FirstDecisions(int generationLimit, PageBudget budget, DecisionLog previous, DecisionLog current)
    {
        _generationLimit = generationLimit;
        _budget = budget;
        _previous = previous;
        _current = current;
    }

    /// <summary>The number of the next decision.</summary>
    public long Next => _current.First + _current.Count;

    /// <summary>Takes in the decision of the next new event.</summary>
    public void Append(ReadOnlySpan<byte> decision)
    {
        if (_current.Count == _generationLimit)
        {
            _previous.Clear(_budget);
            (_previous, _current) = (_current, new DecisionLog(Next));
        }

        _current.Append(decision, _budget);
    }

    /// <summary>Copies the decision of a number.</summary>
    public void CopyTo(long number, IBufferWriter<byte> output) =>
        (number >= _current.First ? _current : _previous).CopyTo(number, output);

    public void Write(StateSectionWriter writer)
    {
        _previous.Write(writer);
        _current.Write(writer);
    }

    public static FirstDecisions Read(StateSectionReader reader, int generationLimit, int pagesInMemory)
    {
        var budget = new PageBudget(pagesInMemory);
        var previous = DecisionLog.Read(reader, generationLimit, budget);
        return new FirstDecisions(generationLimit, budget, previous, DecisionLog.Read(reader, generationLimit, budget));
    }

    public void Dispose()
    {
        _previous.Dispose();
        _current.Dispose();
    }
}
