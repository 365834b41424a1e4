using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>In what kind of visit a bank account was first linked.</summary>
internal enum LinkVisit : byte
{
    /// <summary>It was not linked, or on a device the customer was known by.</summary>
    Ordinary,

    /// <summary>On a device that was new then.</summary>
    NewDevice,

    /// <summary>In a visit that began on a new device and a strange network.</summary>
    Strange,
}

/// <summary>A bank account, wallet, person or address that money of an account goes to or comes from.</summary>
internal struct Payee
{
    public Mark Key;

    /// <summary>When it was first named in any way, linked, asked to be paid, and paid.</summary>
    public Stamp FirstSeen;
    public Stamp LinkedAt;
    public Stamp FirstReleased;
    public Stamp LastReleased;

    /// <summary>When money first came in from it and stayed.</summary>
    public Stamp FirstReceived;

    /// <summary>Payments out that were settled.</summary>
    public ushort Releases;
    public DestinationKind Kind;
    public OwnerNameMatch OwnerNameMatch;
    public BankVerification Verification;
    public bool Disowned;
    public LinkVisit LinkVisit;

    /// <summary>The largest payment out that was settled, in ten-thousandths of a dollar.</summary>
    public long LargestReleased;

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Key);
        writer.Stamp(FirstSeen);
        writer.Stamp(LinkedAt);
        writer.Stamp(FirstReleased);
        writer.Stamp(LastReleased);
        writer.Stamp(FirstReceived);
        writer.Number(Releases);
        writer.Byte((byte)Kind);
        writer.Byte((byte)OwnerNameMatch);
        writer.Byte((byte)Verification);
        writer.Flag(Disowned);
        writer.Byte((byte)LinkVisit);
        writer.Signed(LargestReleased);
    }

    public static Payee Read(StateReader reader) => new()
    {
        Key = reader.Mark(),
        FirstSeen = reader.Stamp(),
        LinkedAt = reader.Stamp(),
        FirstReleased = reader.Stamp(),
        LastReleased = reader.Stamp(),
        FirstReceived = reader.Stamp(),
        Releases = (ushort)reader.Number(ushort.MaxValue),
        Kind = (DestinationKind)reader.Byte(),
        OwnerNameMatch = (OwnerNameMatch)reader.Byte(),
        Verification = (BankVerification)reader.Byte(),
        Disowned = reader.Flag(),
        LinkVisit = (LinkVisit)reader.Byte(),
        LargestReleased = reader.Signed(),
    };
}

/// <summary>How an account uses one rail for money out: since when, how often, and how much as a rule.</summary>
internal struct RailUse
{
    public Rail Rail;
    public Stamp First;
    public Stamp Last;
    public ushort Count;

    /// <summary>How many of them were in US dollars: only these can be compared.</summary>
    public ushort Measured;

    /// <summary>Mean of ln(dollars + 1), thousandths, and mean of its squared distance, millionths.</summary>
    public int LnMean;
    public int LnVariance;

    /// <summary>The largest, in ten-thousandths of a dollar.</summary>
    public long Largest;

    public readonly void Write(StateWriter writer)
    {
        writer.Byte((byte)Rail);
        writer.Stamp(First);
        writer.Stamp(Last);
        writer.Number(Count);
        writer.Number(Measured);
        writer.Signed(LnMean);
        writer.Signed(LnVariance);
        writer.Signed(Largest);
    }

    public static RailUse Read(StateReader reader) => new()
    {
        Rail = (Rail)reader.Byte(),
        First = reader.Stamp(),
        Last = reader.Stamp(),
        Count = (ushort)reader.Number(ushort.MaxValue),
        Measured = (ushort)reader.Number(ushort.MaxValue),
        LnMean = (int)reader.Signed(),
        LnVariance = (int)reader.Signed(),
        Largest = reader.Signed(),
    };
}

/// <summary>A transfer that was asked for and has not ended.</summary>
internal struct PendingTransfer
{
    public Mark Transfer;
    public Mark Payee;
    public long Amount;
    public Stamp At;
    public Rail Rail;
    public bool Out;

    /// <summary>The amount is in US dollars.</summary>
    public bool Dollars;

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Transfer);
        writer.Mark(Payee);
        writer.Signed(Amount);
        writer.Stamp(At);
        writer.Byte((byte)Rail);
        writer.Flag(Out);
        writer.Flag(Dollars);
    }

    public static PendingTransfer Read(StateReader reader) => new()
    {
        Transfer = reader.Mark(),
        Payee = reader.Mark(),
        Amount = reader.Signed(),
        At = reader.Stamp(),
        Rail = (Rail)reader.Byte(),
        Out = reader.Flag(),
        Dollars = reader.Flag(),
    };
}

/// <summary>An order of the last days, for what is read from several together.</summary>
internal struct RecentOrder
{
    public Mark Symbol;
    public Mark Order;
    public Stamp At;
    public OrderSide Side;
    public Venue Venue;
    public bool Thin;
    public bool ClosedPosition;

    /// <summary>Worth, ten-thousandths.</summary>
    public long Notional;

    /// <summary>Price, millionths, as far as it goes; 0 where not told.</summary>
    public long Price;

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Symbol);
        writer.Mark(Order);
        writer.Stamp(At);
        writer.Byte((byte)Side);
        writer.Byte((byte)Venue);
        writer.Flag(Thin);
        writer.Flag(ClosedPosition);
        writer.Signed(Notional);
        writer.Signed(Price);
    }

    public static RecentOrder Read(StateReader reader) => new()
    {
        Symbol = reader.Mark(),
        Order = reader.Mark(),
        At = reader.Stamp(),
        Side = (OrderSide)reader.Byte(),
        Venue = (Venue)reader.Byte(),
        Thin = reader.Flag(),
        ClosedPosition = reader.Flag(),
        Notional = reader.Signed(),
        Price = reader.Signed(),
    };
}
