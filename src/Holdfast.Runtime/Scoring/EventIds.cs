using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>Knows which events were decided, and gives each a number.</summary>
internal interface IEventIds
{
    /// <summary>What an id and its content tell of an event.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="content">Fingerprint of its content.</param>
    /// <param name="takeIn">Whether one never seen is taken in.</param>
    /// <param name="number">The number of the event that had the id first.</param>
    Recognition Recognize(IdFingerprint id, ContentMark content, bool takeIn, out long number);
}

/// <summary>
/// Which events were decided, by id and content. As many as one generation holds are sure to be known, at most twice as
/// many are: when a generation is full, the one before it is forgotten.
/// </summary>
internal sealed class EventIds : IEventIds
{
    private readonly int _generationLimit;
    private IdGeneration _previous;
    private IdGeneration _current;

    public EventIds(int generationLimit)
        : this(generationLimit, new IdGeneration(0, generationLimit), new IdGeneration(0, generationLimit))
    {
    }

    private EventIds(int generationLimit, IdGeneration previous, IdGeneration current)
    {
        _generationLimit = generationLimit;
        _previous = previous;
        _current = current;
    }

    /// <summary>The number of the next new event.</summary>
    public long Next => _current.First + _current.Count;

    public Recognition Recognize(IdFingerprint id, ContentMark content, bool takeIn, out long number)
    {
        // Half of the mark: an id is compared with what came under the same id only, not with all there is.
        var mark = content.Low;
        if (_current.TryFind(id, out number, out var known) || _previous.TryFind(id, out number, out known))
        {
            return known == mark ? Recognition.Repeat : Recognition.Reuse;
        }

        number = Next;
        if (takeIn)
        {
            if (_current.IsFull)
            {
                (_previous, _current) = (_current, new IdGeneration(Next, _generationLimit));
            }

            _current.Add(id, mark);
        }

        return Recognition.New;
    }

    public void Write(StateSectionWriter writer)
    {
        _previous.Write(writer);
        _current.Write(writer);
    }

    public static EventIds Read(StateSectionReader reader, int generationLimit) => new(
        generationLimit, IdGeneration.Read(reader, generationLimit), IdGeneration.Read(reader, generationLimit));
}

/// <summary>What an id and a content tell of an event.</summary>
internal enum Recognition : byte
{
    /// <summary>The id was never seen, or too long ago to remember.</summary>
    New,

    /// <summary>The same event again.</summary>
    Repeat,

    /// <summary>Another event had the id.</summary>
    Reuse,
}
