using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// How often the crowd is seen with something (a network, a country, a kind of browser), and how often it was new
/// to the person.
/// </summary>
internal struct CrowdCount : ICrowdEntry<CrowdCount>
{
    private Stamp _windowStart;

    public Mark Key { get; set; }

    public Stamp Last { get; set; }

    public uint Seen { get; private set; }

    /// <summary>How often it was new to a person with a history.</summary>
    public uint Novel { get; private set; }

    /// <summary>
    /// Sign-ins in the last day, and how many of them were on a device new to the person though from a network
    /// they knew.
    /// </summary>
    public ushort SeenToday { get; private set; }

    public ushort NewIdsToday { get; private set; }

    public void Add(Stamp now, bool newIdFromKnownNetwork = false, bool novel = false)
    {
        if (!now.IsWithin(Stamp.Day, _windowStart))
        {
            _windowStart = now;
            SeenToday = NewIdsToday = 0;
        }

        Seen += Seen < uint.MaxValue ? 1u : 0u;
        Novel += novel && Novel < uint.MaxValue ? 1u : 0u;
        SeenToday += SeenToday < ushort.MaxValue ? (ushort)1 : (ushort)0;
        NewIdsToday += newIdFromKnownNetwork && NewIdsToday < ushort.MaxValue ? (ushort)1 : (ushort)0;
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Key);
        writer.Stamp(Last);
        writer.Number(Seen);
        writer.Number(Novel);
        writer.Stamp(_windowStart);
        writer.Number(SeenToday);
        writer.Number(NewIdsToday);
    }

    public static CrowdCount Read(StateReader reader) => new()
    {
        Key = reader.Mark(),
        Last = reader.Stamp(),
        Seen = (uint)reader.Number(),
        Novel = (uint)reader.Number(),
        _windowStart = reader.Stamp(),
        SeenToday = (ushort)reader.Number(ushort.MaxValue),
        NewIdsToday = (ushort)reader.Number(ushort.MaxValue),
    };
}

/// <summary>Something that the firm, a peer or a customer has named as a thief's, and since when.</summary>
internal struct DisownedThing : ICrowdEntry<DisownedThing>
{
    public Mark Key { get; set; }

    public Stamp Last { get; set; }

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Key);
        writer.Stamp(Last);
    }

    public static DisownedThing Read(StateReader reader) => new() { Key = reader.Mark(), Last = reader.Stamp() };
}
