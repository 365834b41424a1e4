using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

/// <summary>What is found out about an event while it is read; serves one event after another.</summary>
internal sealed class EventReading
{
    private readonly List<(int Position, EventFault Fault)> _wrong = [];
    private readonly List<EventFault> _missing = [];

    /// <summary>Members of the envelope that were given, one bit each by their place in its form.</summary>
    public ulong Envelope { get; set; }

    /// <summary>The same of the actor; null where none was given.</summary>
    public ulong? Actor { get; set; }

    /// <summary>The same of the data.</summary>
    public ulong Data { get; set; }

    /// <summary>The type is text, but no type.</summary>
    public bool IsTypeUnknown { get; set; }

    /// <summary>The id stands there twice, so that nobody can tell which one is meant.</summary>
    public bool IsIdDoubtful { get; private set; }

    /// <summary>Where data stands that came before its type; 0 bytes long where it did not.</summary>
    public (int Start, int Length) EarlyData { get; set; }

    /// <summary>The currency of a transfer's amounts.</summary>
    public Currency Currency { get; set; }

    /// <summary>Degrees, which make a place only together.</summary>
    public decimal? Latitude { get; set; }

    /// <inheritdoc cref="Latitude"/>
    public decimal? Longitude { get; set; }

    public bool HasFaults => _wrong.Count + _missing.Count > 0;

    public void Reset()
    {
        _wrong.Clear();
        _missing.Clear();
        Envelope = Data = 0;
        Actor = null;
        Latitude = Longitude = null;
        IsTypeUnknown = IsIdDoubtful = false;
        EarlyData = default;
        Currency = default;
    }

    /// <summary>A member of this pointer stood in its object before.</summary>
    public void Twice(string pointer) => IsIdDoubtful |= pointer == "/id";

    /// <summary>Whether there is a value of the wrong form.</summary>
    public bool IsWrong(string pointer) => _wrong.Exists(wrong => wrong.Fault.Pointer == pointer);

    /// <summary>A value of the wrong form at a place in the buffer.</summary>
    public void Wrong(string pointer, string expected, int position) =>
        _wrong.Add((position, new EventFault(pointer, $"expected {expected}")));

    /// <summary>What is needed and not there; unless what is there was wrong already.</summary>
    public void Missing(string pointer, string expected) =>
        AddOnce(new EventFault(pointer, $"is missing, expected {expected}"));

    /// <summary>What is there and well formed, but does not do; unless it was wrong already.</summary>
    public void Unmet(string pointer, string expected) => AddOnce(new EventFault(pointer, $"expected {expected}"));

    /// <summary>What is wrong in the order of the text, then what is missing in the order of the contract.</summary>
    public EventFault[] Faults()
    {
        _wrong.Sort(static (left, right) => left.Position.CompareTo(right.Position));
        return [.. _wrong.Select(static wrong => wrong.Fault), .. _missing];
    }

    private void AddOnce(EventFault fault)
    {
        if (!IsWrong(fault.Pointer) && !_missing.Exists(missing => missing.Pointer == fault.Pointer))
        {
            _missing.Add(fault);
        }
    }
}
