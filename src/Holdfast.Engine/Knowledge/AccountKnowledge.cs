using System.Runtime.CompilerServices;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What is known of one brokerage account.</summary>
internal sealed class AccountKnowledge(int number) : Subject(number), ISubject<AccountKnowledge>
{
    /// <summary>The most that is remembered of each.</summary>
    public const int
        CustomerLimit = 4,
        HouseholdLimit = 64,
        PayeeLimit = 16,
        RailLimit = 8,
        PendingLimit = 8,
        OrderLimit = 40;

    /// <summary>The layout that is written, and the only one that is read.</summary>
    public const int Layout = 2;

    // The object itself, without what hangs on it.
    private const int OwnBytes = 264;

    public Stamp FirstSeen;

    /// <summary>When the account was opened; never where not told.</summary>
    public Stamp OpenedAt;

    /// <summary>The newest event of the account: what is older is late.</summary>
    public long NewestTicks;

    /// <summary>
    /// When the customer was last heard of: a sign-in, an order, money moved, a talk with proof of identity.
    /// </summary>
    public Stamp LastCustomerAction;

    /// <summary>When the account last woke after a long sleep, and how many days that sleep had been.</summary>
    public Stamp WokeAt;
    public ushort SleptDays;

    public short BirthYear;
    public AccountFlags Flags;

    public Money Equity;
    public Stamp EquityAt;

    public SmallSet Customers;
    public SmallSet Household;
    public Familiarity Familiar;
    public Moments Moments;
    public EvidenceLedger Evidence;
    public Recent<Payee> Payees;
    public Recent<RailUse> Rails;
    public Recent<PendingTransfer> Pending;
    public Recent<RecentOrder> Orders;

    /// <summary>Requests for US dollars out in the last five business days, ten-thousandths; since when.</summary>
    public long OutLately;
    public Stamp OutLatelySince;

    public Tally AcatsAttempts;
    public Tally NearLimitRequests;

    public override int Bytes => OwnBytes + Customers.Bytes + Household.Bytes + Familiar.Bytes + Moments.Bytes
        + Evidence.Bytes + Payees.Bytes + Rails.Bytes + Pending.Bytes + Orders.Bytes;

    /// <summary>The payee of a token, or a null reference.</summary>
    public ref Payee FindPayee(Mark key)
    {
        foreach (ref var payee in Payees.Entries)
        {
            if (payee.Key == key)
            {
                return ref payee;
            }
        }

        return ref Unsafe.NullRef<Payee>();
    }

    /// <summary>A copy of the payee; its key is none where it was never seen.</summary>
    public Payee GetPayee(Mark key)
    {
        ref var payee = ref FindPayee(key);
        return Unsafe.IsNullRef(ref payee) ? default : payee;
    }

    /// <summary>The payee of a token, taken in if it was never seen. The one not paid for longest makes way.</summary>
    public ref Payee SeePayee(Mark key, Stamp now)
    {
        ref var payee = ref FindPayee(key);
        if (!Unsafe.IsNullRef(ref payee))
        {
            return ref payee;
        }

        if (Payees.Count >= PayeeLimit)
        {
            var oldest = 0;
            for (var i = 1; i < Payees.Count; i++)
            {
                if (LastUse(Payees.Entries[i]) < LastUse(Payees.Entries[oldest]))
                {
                    oldest = i;
                }
            }

            Payees.RemoveAt(oldest);
        }

        return ref Payees.Add(new Payee { Key = key, FirstSeen = now }, PayeeLimit);

        static Stamp LastUse(in Payee payee) => Stamp.Later(payee.LastReleased, payee.FirstSeen);
    }

    /// <summary>How a rail has been used; its count is 0 where it never was.</summary>
    public RailUse RailUse(Rail rail)
    {
        foreach (ref readonly var use in Rails.Entries)
        {
            if (use.Rail == rail)
            {
                return use;
            }
        }

        return default;
    }

    /// <summary>How a rail is used, taken in if it never was.</summary>
    public ref RailUse SeeRail(Rail rail, Stamp now)
    {
        foreach (ref var use in Rails.Entries)
        {
            if (use.Rail == rail)
            {
                return ref use;
            }
        }

        return ref Rails.Add(new RailUse { Rail = rail, First = now }, RailLimit);
    }

    /// <summary>Whether money from a payee was asked for and has not ended yet.</summary>
    public bool IsExpectedFrom(Mark payee)
    {
        foreach (ref readonly var pending in Pending.Entries)
        {
            if (!pending.Out && pending.Payee == payee)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// For how long the customer has not been heard of; where never, since the account was first seen.
    /// </summary>
    public long SleptFor(Stamp now)
    {
        var last = LastCustomerAction.IsNever ? FirstSeen : LastCustomerAction;
        return last.IsNever ? 0 : now.Since(last);
    }

    /// <summary>Whether it has any of some flags.</summary>
    public bool Is(AccountFlags flag) => (Flags & flag) != 0;

    public override void Write(StateWriter writer)
    {
        writer.Byte(Layout);
        writer.Stamp(FirstSeen);
        writer.Stamp(OpenedAt);
        writer.Signed(NewestTicks);
        writer.Stamp(LastCustomerAction);
        writer.Stamp(WokeAt);
        writer.Number(SleptDays);
        writer.Signed(BirthYear);
        writer.Byte((byte)Flags);
        writer.Signed(Equity.TenThousandths);
        writer.Stamp(EquityAt);
        Customers.Write(writer);
        Household.Write(writer);
        Familiar.Write(writer);
        Moments.Write(writer);
        Evidence.Write(writer);
        Payees.Write(writer, static (to, payee) => payee.Write(to));
        Rails.Write(writer, static (to, use) => use.Write(to));
        Pending.Write(writer, static (to, transfer) => transfer.Write(to));
        Orders.Write(writer, static (to, order) => order.Write(to));
        writer.Signed(OutLately);
        writer.Stamp(OutLatelySince);
        AcatsAttempts.Write(writer);
        NearLimitRequests.Write(writer);
    }

    public static AccountKnowledge New(int number) => new(number);

    public static AccountKnowledge Read(int number, StateReader reader)
    {
        if (reader.Byte() != Layout)
        {
            throw new InvalidDataException(
                "What is known of an account was saved in a layout this release does not read.");
        }

        return new AccountKnowledge(number)
        {
            FirstSeen = reader.Stamp(),
            OpenedAt = reader.Stamp(),
            NewestTicks = reader.Signed(),
            LastCustomerAction = reader.Stamp(),
            WokeAt = reader.Stamp(),
            SleptDays = (ushort)reader.Number(ushort.MaxValue),
            BirthYear = (short)reader.Signed(),
            Flags = (AccountFlags)reader.Byte(),
            Equity = Money.OfTenThousandths(reader.Signed()),
            EquityAt = reader.Stamp(),
            Customers = SmallSet.Read(reader),
            Household = SmallSet.Read(reader),
            Familiar = Familiarity.Read(reader),
            Moments = Moments.Read(reader),
            Evidence = EvidenceLedger.Read(reader),
            Payees = Recent<Payee>.Read(reader, Payee.Read),
            Rails = Recent<RailUse>.Read(reader, Knowledge.RailUse.Read),
            Pending = Recent<PendingTransfer>.Read(reader, PendingTransfer.Read),
            Orders = Recent<RecentOrder>.Read(reader, RecentOrder.Read),
            OutLately = reader.Signed(),
            OutLatelySince = reader.Stamp(),
            AcatsAttempts = Tally.Read(reader),
            NearLimitRequests = Tally.Read(reader),
        };
    }
}

/// <summary>Yes-or-no facts of an account.</summary>
[Flags]
internal enum AccountFlags : byte
{
    None = 0,
    Restricted = 1,
    TrustedContact = 2,
    OpenedOnline = 4,
    FundedByAcats = 8,
    Closed = 16,
}
