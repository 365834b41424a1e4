using System.Runtime.CompilerServices;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What is learnt from bank links and payments.</summary>
internal static class MoneyLearning
{
    private const long OutWindow = 7 * Stamp.Day;

    public static void Take(Scene scene, AccountKnowledge account, BankLinked linked)
    {
        account.Moments.Note(Happening.BankLinked, scene.Now);
        ref var payee = ref account.SeePayee(linked.Destination.Mark, scene.Now);
        if (payee.LinkedAt.IsNever)
        {
            payee.LinkedAt = scene.Now;
            payee.LinkVisit = scene.BeganStrange ? LinkVisit.Strange
                : scene.OnNewDevice ? LinkVisit.NewDevice
                : LinkVisit.Ordinary;
            scene.Customer?.BankLinkTries.Add(7 * Stamp.Day, scene.Now);
        }

        payee.Kind = DestinationKind.OwnBank;
        payee.OwnerNameMatch = linked.OwnerNameMatch;
        payee.Verification = linked.Verification;
        SeeTogether(scene, account, linked.Destination.Mark);
    }

    public static void Take(Scene scene, AccountKnowledge account, TransferRequested transfer, Outcome outcome)
    {
        NoteEquity(scene, account, transfer.Equity);
        var payeeMark = transfer.Destination?.Token.Mark ?? default;
        if (!transfer.Transfer.IsAbsent)
        {
            account.Pending.Add(
                new PendingTransfer
                {
                    Transfer = transfer.Transfer.Mark,
                    Payee = payeeMark,
                    Amount = transfer.Amount.TenThousandths,
                    At = scene.Now,
                    Rail = transfer.Rail,
                    Out = transfer.Direction is TransferDirection.Out,
                    Dollars = transfer.Amount.Currency == Currency.UsDollar,
                },
                AccountKnowledge.PendingLimit);
        }

        if (!payeeMark.IsNone)
        {
            ref var payee = ref account.SeePayee(payeeMark, scene.Now);
            payee.Kind = transfer.Destination!.Kind;
            payee.OwnerNameMatch = transfer.Destination.OwnerNameMatch is OwnerNameMatch.NotGiven
                ? payee.OwnerNameMatch
                : transfer.Destination.OwnerNameMatch;
            SeeTogether(scene, account, payeeMark);
        }

        if (transfer.Direction is TransferDirection.In)
        {
            NoteDeposit(scene, account, transfer.Rail);
            return;
        }

        if (outcome is Outcome.StepUp or Outcome.Hold)
        {
            account.Moments.Note(Happening.InstructionUnverified, scene.Now);
        }

        if (transfer.Rail is Rail.Acats)
        {
            account.AcatsAttempts.Add(30 * Stamp.Day, scene.Now);
        }

        // What was refused does not leave.
        if (outcome is not Outcome.Deny && transfer.Amount.Currency == Currency.UsDollar)
        {
            NoteOut(scene, account, transfer.Amount.TenThousandths);
        }

        if (IsJustUnderReview(scene, transfer.Amount))
        {
            account.NearLimitRequests.Add(2 * Stamp.Day, scene.Now);
        }
    }

    /// <summary>Whether an amount is between four fifths and all of what the firm pays without a review.</summary>
    public static bool IsJustUnderReview(Scene scene, Money amount)
    {
        var limit = scene.Limit(PolicyLimits.ReviewLimit);
        return amount.Currency == Currency.UsDollar
            && amount.TenThousandths <= limit && amount.TenThousandths * 10 >= limit * 8;
    }

    public static void Take(Scene scene, AccountKnowledge account, TransferCompleted completed)
    {
        var index = account.Pending.Entries.IndexOfTransfer(completed.Transfer.Mark);
        if (index < 0)
        {
            return;
        }

        var pending = account.Pending.Entries[index];
        // A deposit may come back long after it settled, so it stays until others push it out.
        if (pending.Out || completed.Outcome is not TransferOutcome.Settled)
        {
            account.Pending.RemoveAt(index);
        }

        // What was carried out or dropped is no longer to be verified.
        if (!HasPaymentUnderWay(account))
        {
            account.Moments.Forget(Happening.InstructionUnverified);
        }

        if (completed.Outcome is TransferOutcome.Settled)
        {
            Settle(scene, account, pending);
        }
        else if (pending.Out && completed.Outcome is TransferOutcome.Recalled)
        {
            account.Moments.Note(Happening.TransferRecalled, scene.Now);
        }
        else if (!pending.Out && completed.Outcome is TransferOutcome.Returned or TransferOutcome.Recalled)
        {
            account.Moments.Note(Happening.DepositReturned, scene.Now);
            ref var payer = ref account.FindPayee(pending.Payee);
            if (!Unsafe.IsNullRef(ref payer))
            {
                // What came from there did not stay.
                payer.FirstReceived = default;
            }
        }
    }

    public static void NoteEquity(Scene scene, AccountKnowledge account, Money? equity)
    {
        if (equity is { } worth && scene.Now >= account.EquityAt && worth.Currency == Currency.UsDollar)
        {
            (account.Equity, account.EquityAt) = (worth, scene.Now);
        }
    }

    // Instant and ACH deposits can be spent before it is certain that they stay.
    private static void NoteDeposit(Scene scene, AccountKnowledge account, Rail rail)
    {
        if (rail is Rail.Acats)
        {
            account.Moments.Note(Happening.AcatsReceived, scene.Now);
        }
        else if (rail is Rail.Ach or Rail.Instant)
        {
            account.Moments.Note(Happening.InstantDeposit, scene.Now);
        }
    }

    private static void NoteOut(Scene scene, AccountKnowledge account, long amount)
    {
        if (!scene.Now.IsWithin(OutWindow, account.OutLatelySince))
        {
            account.OutLatelySince = scene.Now;
            account.OutLately = 0;
        }

        account.OutLately = Math.Min(account.OutLately + amount, Money.MaximumUnits * Money.Scale);
    }

    private static void Settle(Scene scene, AccountKnowledge account, in PendingTransfer pending)
    {
        var now = scene.Now;
        if (!pending.Payee.IsNone)
        {
            ref var payee = ref account.SeePayee(pending.Payee, now);
            if (pending.Out)
            {
                payee.FirstReleased = payee.FirstReleased.IsNever ? now : payee.FirstReleased;
                payee.LastReleased = Stamp.Later(payee.LastReleased, now);
                payee.Releases += payee.Releases < ushort.MaxValue ? (ushort)1 : (ushort)0;
                payee.LargestReleased = Math.Max(payee.LargestReleased, pending.Dollars ? pending.Amount : 0);
            }
            else if (payee.FirstReceived.IsNever)
            {
                payee.FirstReceived = now;
            }
        }

        if (pending.Out)
        {
            LearnRail(account, pending, now);
        }
    }

    private static void LearnRail(AccountKnowledge account, in PendingTransfer pending, Stamp now)
    {
        ref var use = ref account.SeeRail(pending.Rail, now);
        use.Last = Stamp.Later(use.Last, now);
        use.Count += use.Count < ushort.MaxValue ? (ushort)1 : (ushort)0;
        if (!pending.Dollars)
        {
            return;
        }

        use.Measured += use.Measured < ushort.MaxValue ? (ushort)1 : (ushort)0;
        use.Largest = Math.Max(use.Largest, pending.Amount);
        var ln = TransferView.LnAmount(Money.OfTenThousandths(pending.Amount));
        if (use.Measured == 1)
        {
            use.LnMean = ln;
            return;
        }

        // A running mean over the last two dozen or so, and the mean square distance from it.
        var weight = Math.Min((int)use.Measured, 24);
        var distance = ln - use.LnMean;
        use.LnMean += distance / weight;
        use.LnVariance += (int)(((long)distance * distance) - use.LnVariance) / weight;
    }

    private static void SeeTogether(Scene scene, AccountKnowledge account, Mark payee) =>
        scene.Crowd.Shared.Touch(Crowd.KeyOf(SharedKind.Payee, payee), scene.Now).SeenWith(account.Number, scene.Now);

    private static bool HasPaymentUnderWay(AccountKnowledge account)
    {
        foreach (ref readonly var pending in account.Pending.Entries)
        {
            if (pending.Out)
            {
                return true;
            }
        }

        return false;
    }

    private static int IndexOfTransfer(this Span<PendingTransfer> pending, Mark transfer)
    {
        for (var i = 0; i < pending.Length; i++)
        {
            if (pending[i].Transfer == transfer)
            {
                return i;
            }
        }

        return -1;
    }
}
