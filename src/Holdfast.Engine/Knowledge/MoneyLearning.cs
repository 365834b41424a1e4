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
        scene.Customer?.BankLinkTries.Add(7 * Stamp.Day, scene.Now);
        ref var payee = ref account.SeePayee(linked.Destination.Mark, scene.Now);
        payee.LinkedAt = payee.LinkedAt.IsNever ? scene.Now : payee.LinkedAt;
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
            account.Moments.Note(
                transfer.Rail is Rail.Acats ? Happening.AcatsReceived : Happening.InstantDeposit, scene.Now);
            return;
        }

        if (transfer.Rail is Rail.Acats)
        {
            account.AcatsAttempts.Add(30 * Stamp.Day, scene.Now);
        }

        if (!scene.Now.IsWithin(OutWindow, account.OutLatelySince))
        {
            account.OutLatelySince = scene.Now;
            account.OutLately = 0;
        }

        // What was refused does not leave.
        if (outcome is not Outcome.Deny)
        {
            account.OutLately = Math.Min(account.OutLately + transfer.Amount.TenThousandths, Money.MaximumUnits * Money.Scale);
        }

        var limit = scene.Limit(PolicyLimits.ReviewLimit);
        if (transfer.Amount.TenThousandths <= limit && transfer.Amount.TenThousandths * 10 >= limit * 8)
        {
            account.NearLimitRequests.Add(2 * Stamp.Day, scene.Now);
        }
    }

    public static void Take(Scene scene, AccountKnowledge account, TransferCompleted completed)
    {
        var index = account.Pending.Entries.IndexOfTransfer(completed.Transfer.Mark);
        if (index < 0)
        {
            return;
        }

        var pending = account.Pending.Entries[index];
        account.Pending.RemoveAt(index);
        if (completed.Outcome is TransferOutcome.Settled)
        {
            Settle(scene, account, pending);
        }
        else if (completed.Outcome is TransferOutcome.Returned or TransferOutcome.Recalled)
        {
            account.Moments.Note(pending.Out ? Happening.TransferReturned : Happening.DepositReturned, scene.Now);
        }
    }

    public static void NoteEquity(Scene scene, AccountKnowledge account, Money? equity)
    {
        if (equity is { } worth && scene.Now >= account.EquityAt && worth.Currency == Currency.UsDollar)
        {
            (account.Equity, account.EquityAt) = (worth, scene.Now);
        }
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
                payee.LargestReleased = Math.Max(payee.LargestReleased, pending.Amount);
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
        var ln = TransferView.LnAmount(Money.OfTenThousandths(pending.Amount));
        foreach (ref var use in account.Rails.Entries)
        {
            if (use.Rail == pending.Rail)
            {
                use.Last = Stamp.Later(use.Last, now);
                use.Count += use.Count < ushort.MaxValue ? (ushort)1 : (ushort)0;
                use.Largest = Math.Max(use.Largest, pending.Amount);
                // A running mean over the last two dozen or so, and the mean square distance from it.
                var weight = Math.Min((int)use.Count, 24);
                var distance = ln - use.LnMean;
                use.LnMean += distance / weight;
                use.LnVariance += (int)(((long)distance * distance) - use.LnVariance) / weight;
                return;
            }
        }

        account.Rails.Add(
            new RailUse { Rail = pending.Rail, First = now, Last = now, Count = 1, LnMean = ln, Largest = pending.Amount },
            AccountKnowledge.RailLimit);
    }

    private static void SeeTogether(Scene scene, AccountKnowledge account, Mark payee) =>
        scene.Crowd.Shared.Touch(Crowd.KeyOf(SharedKind.Payee, payee), scene.Now).SeenWith(account.Number, scene.Now);

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
