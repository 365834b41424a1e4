using System.Runtime.InteropServices;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What kind of thing a customer or account has been seen with.</summary>
internal enum FamiliarKind : byte
{
    Device = 1,
    Neighborhood,
    Network,
    Country,
    Agent,
    Platform,
    TimeZone,
    Language,
    Anonymizer,
    Contact,
    Caller,
    Client,
    Symbol,
    Venue,
    SecondFactor,
}

/// <summary>Something a customer or account has been seen with: since when, when last, how often.</summary>
/// <remarks>Packed, for it is most of what an account takes in memory: 20 bytes instead of 24.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct Familiar
{
    public Mark Key;
    public Stamp First;
    public Stamp Last;
    public ushort Count;
    public FamiliarKind Kind;
    public FamiliarTraits Traits;

    public readonly void Write(StateWriter writer)
    {
        writer.Byte((byte)Kind);
        writer.Mark(Key);
        writer.Stamp(First);
        writer.Stamp(Last);
        writer.Number(Count);
        writer.Byte((byte)Traits);
    }

    public static Familiar Read(StateReader reader) => new()
    {
        Kind = (FamiliarKind)reader.Byte(),
        Key = reader.Mark(),
        First = reader.Stamp(),
        Last = reader.Stamp(),
        Count = (ushort)reader.Number(ushort.MaxValue),
        Traits = (FamiliarTraits)reader.Byte(),
    };
}

/// <summary>What is known of a familiar thing besides its age.</summary>
[Flags]
internal enum FamiliarTraits : byte
{
    None = 0,

    /// <summary>It was there when a second factor or a passkey was passed.</summary>
    ProvenByFactor = 1,

    /// <summary>It was there in a visit that scored high, so its age does not make it trusted.</summary>
    Doubtful = 2,

    /// <summary>The customer or the firm has named it as a thief's.</summary>
    Disowned = 4,
}
