using System.Runtime.CompilerServices;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// What is known across accounts. Kept apart from what is known of a person, so that it may one day be shared between
/// firms as fingerprints. Every table has a limit; beyond it the oldest makes way.
/// </summary>
internal sealed class Crowd
{
    /// <summary>The most entries of each table.</summary>
    public const int
        SessionLimit = 1 << 19,
        AddressLimit = 1 << 17,
        SharedLimit = 1 << 20,
        SymbolLimit = 1 << 14,
        StaffLimit = 1 << 14,
        CountLimit = 1 << 16,
        DisownedLimit = 1 << 16;

    private const byte Layout = 1;

    public BoundedTable<SessionWatch> Sessions { get; private init; } = new(SessionLimit);

    public BoundedTable<AddressWatch> Addresses { get; private init; } = new(AddressLimit);

    public BoundedTable<SharedThing> Shared { get; private init; } = new(SharedLimit);

    public BoundedTable<SymbolWatch> Symbols { get; private init; } = new(SymbolLimit);

    public BoundedTable<StaffWatch> Staff { get; private init; } = new(StaffLimit);

    public BoundedTable<CrowdCount> Counts { get; private init; } = new(CountLimit);

    public BoundedTable<DisownedThing> Disowned { get; private init; } = new(DisownedLimit);

    public FirmTide Tide { get; private set; } = new();

    /// <summary>Sign-ins by customers, ever.</summary>
    public ulong SignIns { get; set; }

    /// <summary>Sessions whose sign-in page was seen, ever.</summary>
    public ulong OriginsSeen { get; set; }

    /// <summary>
    /// Views of customer data on an ordinary day of an ordinary employee: a running mean, sixteenths.
    /// </summary>
    public int OrdinaryStaffViews { get; set; }

    /// <summary>When records were last taken out in a way that was stopped.</summary>
    public Stamp LeakAt { get; set; }

    /// <summary>
    /// The key under which a kind of thing is shared: a device and a payee of one token are two things.
    /// </summary>
    public static Mark KeyOf(SharedKind kind, Mark thing) => thing.IsNone ? default : thing.With(Mark.Of((ulong)kind));

    /// <summary>The key under which a kind of thing is counted.</summary>
    public static Mark KeyOf(FamiliarKind kind, Mark thing) =>
        thing.IsNone ? default : thing.With(Mark.Of((ulong)kind));

    /// <summary>How many other customers or accounts a thing was seen with lately.</summary>
    public int OthersWith(SharedKind kind, Mark thing, long seconds, Stamp now, int subject, in SmallSet household)
    {
        ref readonly var shared = ref Shared.Find(KeyOf(kind, thing));
        return Unsafe.IsNullRef(in shared) ? 0 : shared.OthersWithin(seconds, now, subject, household);
    }

    public void Write(StateWriter writer)
    {
        writer.Byte(Layout);
        Sessions.Write(writer);
        Addresses.Write(writer);
        Shared.Write(writer);
        Symbols.Write(writer);
        Staff.Write(writer);
        Counts.Write(writer);
        Disowned.Write(writer);
        WriteFew(writer);
    }

    public static Crowd Read(StateReader reader)
    {
        CheckLayout(reader);
        return new Crowd
        {
            Sessions = BoundedTable<SessionWatch>.Read(reader, SessionLimit),
            Addresses = BoundedTable<AddressWatch>.Read(reader, AddressLimit),
            Shared = BoundedTable<SharedThing>.Read(reader, SharedLimit),
            Symbols = BoundedTable<SymbolWatch>.Read(reader, SymbolLimit),
            Staff = BoundedTable<StaffWatch>.Read(reader, StaffLimit),
            Counts = BoundedTable<CrowdCount>.Read(reader, CountLimit),
            Disowned = BoundedTable<DisownedThing>.Read(reader, DisownedLimit),
        }.WithFew(reader);
    }

    /// <summary>Has its tables kept in blocks from now on.</summary>
    public void KeepWith(Paging paging)
    {
        Sessions.KeepWith(paging, KnownKind.Sessions);
        Addresses.KeepWith(paging, KnownKind.Addresses);
        Shared.KeepWith(paging, KnownKind.Shared);
        Symbols.KeepWith(paging, KnownKind.Symbols);
        Staff.KeepWith(paging, KnownKind.Staff);
        Counts.KeepWith(paging, KnownKind.Counts);
        Disowned.KeepWith(paging, KnownKind.Disowned);
    }

    /// <summary>Writes the sizes of the tables, and all beside them.</summary>
    public void WriteWithoutTables(StateWriter writer)
    {
        writer.Byte(Layout);
        Sessions.WriteSize(writer);
        Addresses.WriteSize(writer);
        Shared.WriteSize(writer);
        Symbols.WriteSize(writer);
        Staff.WriteSize(writer);
        Counts.WriteSize(writer);
        Disowned.WriteSize(writer);
        WriteFew(writer);
    }

    /// <summary>Reads what <see cref="WriteWithoutTables"/> wrote, and the tables from their blocks.</summary>
    public static Crowd Read(StateReader reader, Paging paging)
    {
        CheckLayout(reader);
        return new Crowd
        {
            Sessions = BoundedTable<SessionWatch>.ReadBlocks(reader, SessionLimit, KnownKind.Sessions, paging),
            Addresses = BoundedTable<AddressWatch>.ReadBlocks(reader, AddressLimit, KnownKind.Addresses, paging),
            Shared = BoundedTable<SharedThing>.ReadBlocks(reader, SharedLimit, KnownKind.Shared, paging),
            Symbols = BoundedTable<SymbolWatch>.ReadBlocks(reader, SymbolLimit, KnownKind.Symbols, paging),
            Staff = BoundedTable<StaffWatch>.ReadBlocks(reader, StaffLimit, KnownKind.Staff, paging),
            Counts = BoundedTable<CrowdCount>.ReadBlocks(reader, CountLimit, KnownKind.Counts, paging),
            Disowned = BoundedTable<DisownedThing>.ReadBlocks(reader, DisownedLimit, KnownKind.Disowned, paging),
        }.WithFew(reader);
    }

    /// <summary>What was changed until now makes up a checkpoint.</summary>
    public void Begin()
    {
        Sessions.Begin();
        Addresses.Begin();
        Shared.Begin();
        Symbols.Begin();
        Staff.Begin();
        Counts.Begin();
        Disowned.Begin();
    }

    /// <summary>Hands in so many blocks of the checkpoint; takes off what it handed in.</summary>
    public void Gather(ref int parts)
    {
        Sessions.Gather(ref parts);
        Addresses.Gather(ref parts);
        Shared.Gather(ref parts);
        Symbols.Gather(ref parts);
        Staff.Gather(ref parts);
        Counts.Gather(ref parts);
        Disowned.Gather(ref parts);
    }

    private void WriteFew(StateWriter writer)
    {
        Tide.Write(writer);
        writer.Number(SignIns);
        writer.Number(OriginsSeen);
        writer.Number(OrdinaryStaffViews);
        writer.Stamp(LeakAt);
    }

    private Crowd WithFew(StateReader reader)
    {
        Tide = FirmTide.Read(reader);
        SignIns = reader.Number();
        OriginsSeen = reader.Number();
        OrdinaryStaffViews = reader.Number(int.MaxValue);
        LeakAt = reader.Stamp();
        return this;
    }

    private static void CheckLayout(StateReader reader)
    {
        if (reader.Byte() != Layout)
        {
            throw new InvalidDataException(
                "What is known of the crowd was saved in a layout this release does not read.");
        }
    }
}
