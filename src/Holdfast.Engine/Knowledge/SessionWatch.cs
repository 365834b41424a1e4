using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What was seen in a session so far.</summary>
[Flags]
internal enum SessionTraits : byte
{
    None = 0,
    SignedIn = 1,
    NewDevice = 2,
    NewNetwork = 4,
    StrongSignIn = 8,
    RemoteAccess = 16,
    PhoneCall = 32,
    Passkey = 64,
    Hosting = 128,
}

/// <summary>An online session: whose it is, where it began, and what it showed.</summary>
internal struct SessionWatch : ICrowdEntry<SessionWatch>
{
    public Mark Key { get; set; }

    public Stamp Last { get; set; }

    public Stamp Start;

    /// <summary>Numbers of the customer and the account, shifted by one so that 0 is nobody.</summary>
    public int Customer;
    public int Account;

    public Mark Device;
    public uint Asn;
    public CountryCode Country;
    public Platform Platform;
    public SessionTraits Traits;
    public Stamp CallSince;
    public ushort SensitivePages;
    public ushort TourPages;

    /// <summary>The heaviest evidence of the session so far, thousandths.</summary>
    public short Suspicion;

    public readonly bool Has(SessionTraits trait) => (Traits & trait) != 0;

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Key);
        writer.Stamp(Last);
        writer.Stamp(Start);
        writer.Number(Customer);
        writer.Number(Account);
        writer.Mark(Device);
        writer.Number(Asn);
        writer.Number(Country.Stored);
        writer.Byte((byte)Platform);
        writer.Byte((byte)Traits);
        writer.Stamp(CallSince);
        writer.Number(SensitivePages);
        writer.Number(TourPages);
        writer.Signed(Suspicion);
    }

    public static SessionWatch Read(StateReader reader) => new()
    {
        Key = reader.Mark(),
        Last = reader.Stamp(),
        Start = reader.Stamp(),
        Customer = reader.Number(int.MaxValue),
        Account = reader.Number(int.MaxValue),
        Device = reader.Mark(),
        Asn = (uint)reader.Number(),
        Country = CountryCode.FromStored((ushort)reader.Number(ushort.MaxValue)),
        Platform = (Platform)reader.Byte(),
        Traits = (SessionTraits)reader.Byte(),
        CallSince = reader.Stamp(),
        SensitivePages = (ushort)reader.Number(ushort.MaxValue),
        TourPages = (ushort)reader.Number(ushort.MaxValue),
        Suspicion = (short)reader.Signed(),
    };
}
