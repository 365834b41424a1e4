using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What is known of one customer: the person whose login it is.</summary>
internal sealed class CustomerKnowledge(int number) : Subject(number), ISubject<CustomerKnowledge>
{
    /// <summary>The most accounts and other customers that are remembered of one customer.</summary>
    public const int AccountLimit = 8;

    /// <summary>The layout that is written, and the only one that is read.</summary>
    public const int Layout = 1;

    // The object itself, without what hangs on it.
    private const int OwnBytes = 232;

    public Stamp FirstSeen;
    public Stamp LastSeen;
    public Stamp LastSignIn;

    /// <summary>Sign-ins by the customer, not by programs.</summary>
    public ushort SignIns;

    public Familiarity Familiar;
    public Moments Moments;
    public EvidenceLedger Evidence;
    public SmallSet Accounts;

    /// <summary>Sign-ins by hour of the day, UTC, each counted to 255 and then all halved.</summary>
    public HourProfile Hours;

    public Tally Failures;
    public Tally PushPrompts;
    public Tally PushRefusals;
    public Tally BankLinkTries;
    public Tally MicroEntryMisses;

    /// <summary>Where the last successful sign-in came from.</summary>
    public GeoPoint LastPlace;
    public Stamp LastPlaceAt;

    /// <summary>The carrier's last word on the phone that codes go to.</summary>
    public Stamp SimChangedAt;
    public Stamp PortedAt;

    /// <summary>
    /// How this person types and points, as a running mean in thousandths; and over how many sessions.
    /// </summary>
    public short TypingMean;
    public short PointerMean;
    public byte BehaviorSessions;

    public override int Bytes =>
        OwnBytes + Familiar.Bytes + Moments.Bytes + Evidence.Bytes + Accounts.Bytes;

    /// <summary>Whether there is enough history for novelty to mean anything.</summary>
    public bool HasHistory(Stamp now, int signIns) =>
        SignIns >= signIns && now.Since(FirstSeen) >= Stamp.Day;

    /// <summary>Whether a number was heard of with this customer: it called before, or is on file.</summary>
    public bool KnowsNumber(Text number) =>
        Familiar.Get(FamiliarKind.Caller, number.Mark).Count > 0
        || Familiar.Get(FamiliarKind.Contact, number.Mark).Count > 0;

    /// <summary>Whether a number was heard of here at least some seconds ago, and is not named as a thief's.</summary>
    public bool TrustsNumber(Text number, Stamp now, long seconds)
    {
        return IsSettled(Familiar.Get(FamiliarKind.Caller, number.Mark))
            || IsSettled(Familiar.Get(FamiliarKind.Contact, number.Mark));

        bool IsSettled(in Familiar seen) => seen.Count > 0 && now.Since(seen.First) >= seconds
            && (seen.Traits & FamiliarTraits.Disowned) == 0;
    }

    public override void Write(StateWriter writer)
    {
        writer.Byte(Layout);
        writer.Stamp(FirstSeen);
        writer.Stamp(LastSeen);
        writer.Stamp(LastSignIn);
        writer.Number(SignIns);
        Familiar.Write(writer);
        Moments.Write(writer);
        Evidence.Write(writer);
        Accounts.Write(writer);
        Hours.Write(writer);
        Failures.Write(writer);
        PushPrompts.Write(writer);
        PushRefusals.Write(writer);
        BankLinkTries.Write(writer);
        MicroEntryMisses.Write(writer);
        writer.Bits(unchecked((ulong)LastPlace.Stored));
        writer.Stamp(LastPlaceAt);
        writer.Stamp(SimChangedAt);
        writer.Stamp(PortedAt);
        writer.Signed(TypingMean);
        writer.Signed(PointerMean);
        writer.Byte(BehaviorSessions);
    }

    public static CustomerKnowledge New(int number) => new(number);

    public static CustomerKnowledge Read(int number, StateReader reader)
    {
        if (reader.Byte() != Layout)
        {
            throw new InvalidDataException(
                "What is known of a customer was saved in a layout this release does not read.");
        }

        return new CustomerKnowledge(number)
        {
            FirstSeen = reader.Stamp(),
            LastSeen = reader.Stamp(),
            LastSignIn = reader.Stamp(),
            SignIns = (ushort)reader.Number(ushort.MaxValue),
            Familiar = Familiarity.Read(reader),
            Moments = Moments.Read(reader),
            Evidence = EvidenceLedger.Read(reader),
            Accounts = SmallSet.Read(reader),
            Hours = HourProfile.Read(reader),
            Failures = Tally.Read(reader),
            PushPrompts = Tally.Read(reader),
            PushRefusals = Tally.Read(reader),
            BankLinkTries = Tally.Read(reader),
            MicroEntryMisses = Tally.Read(reader),
            LastPlace = GeoPoint.FromStored(unchecked((long)reader.Bits())),
            LastPlaceAt = reader.Stamp(),
            SimChangedAt = reader.Stamp(),
            PortedAt = reader.Stamp(),
            TypingMean = (short)reader.Signed(),
            PointerMean = (short)reader.Signed(),
            BehaviorSessions = reader.Byte(),
        };
    }
}
