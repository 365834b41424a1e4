using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals;

/// <summary>How well a payee is known to an account, from never named to long paid.</summary>
internal enum PayeeStanding : byte { NotTold, Unseen, Named, Paid, Seasoned }

/// <summary>A payment beside what the account is used to.</summary>
internal struct TransferView
{
    public TransferRequested Request;
    public bool Out;
    public PayeeStanding Standing;
    public Payee Payee;
    public RailUse Rail;

    /// <summary>The payee never got a settled payment, or its first was within the cooling-off time.</summary>
    public readonly bool NewPayee => Out && Standing is PayeeStanding.Unseen or PayeeStanding.Named;

    /// <summary>Somebody other than the customer is paid.</summary>
    public bool ThirdParty;

    /// <summary>It is not said to stay with the customer, at a bank of theirs or at their address.</summary>
    public readonly bool ToSomebodyElse =>
        Request.Destination?.Kind is not (DestinationKind.OwnBank or DestinationKind.AddressOfRecord);

    /// <summary>The payee is an account of the same customer or household.</summary>
    public bool WithinHousehold;

    /// <summary>The instruction came by e-mail or fax, ways in which anybody can pose as the customer.</summary>
    public bool Emailed;

    /// <summary>Money came from the payee, or is on its way from there.</summary>
    public bool CameFromPayee;

    /// <summary>Share of the account's worth, thousandths; null where the worth is not known.</summary>
    public int? EquityShare;

    /// <summary>Share together with what was asked for in the days before.</summary>
    public int? EquityShareLately;

    /// <summary>Share of the cash at hand.</summary>
    public int? CashShare;

    /// <summary>
    /// A payee that is new gets four fifths of the account, together with what left it in the days before.
    /// </summary>
    public bool EmptiesAccount;

    /// <summary>A payee that is new gets nearly all of the cash, and that is no small part of the account.</summary>
    public bool EmptiesCash;

    /// <summary>
    /// A payee that is new gets half of the account, together with what left it in the days before; where the worth is
    /// not known, an amount that the firm reviews.
    /// </summary>
    public bool Large;

    /// <summary>
    /// How far above what is usual on this rail, in hundredths of a standard deviation; null with too few.
    /// </summary>
    public int? Unusualness;

    /// <summary>Share of the account sold in the days before, thousandths.</summary>
    public int SoldShare;

    /// <summary>The bank was linked through a check of ownership that passed.</summary>
    public bool VerifiedOwnBank;

    public static TransferView Of(Scene scene, TransferRequested request)
    {
        var view = new TransferView { Request = request, Out = request.Direction is TransferDirection.Out };
        var destination = request.Destination;
        view.ThirdParty = destination?.Kind is DestinationKind.ThirdPartyBank or DestinationKind.ThirdPartyAccount
            or DestinationKind.OtherAddress;
        view.Emailed = view.Out
            && (request.Medium is InstructionMedium.Email or InstructionMedium.Fax
                || scene.Event.Channel is Channel.Email or Channel.Fax);
        if (scene.Account is not { } account)
        {
            return view;
        }

        view.SeePayee(scene, account, destination);
        view.Rail = account.RailUse(request.Rail);
        var recentWorth = scene.Now.IsWithin(30 * Stamp.Day, account.EquityAt) ? account.Equity : (Money?)null;
        var worth = request.Equity ?? recentWorth;
        if (worth is { } equity)
        {
            view.EquityShare = request.Amount.ThousandthsOf(equity);
            view.EquityShareLately = view.EquityShare;
            if (view.EquityShare is { } share && equity.Currency == Currency.UsDollar
                && scene.Now.IsWithin(7 * Stamp.Day, account.OutLatelySince))
            {
                var outLately = account.OutLately + request.Amount.TenThousandths;
                var lately = Money.OfTenThousandths(
                    Math.Min(outLately, Money.MaximumUnits * Money.Scale), equity.Currency);
                view.EquityShareLately = Math.Max(share, lately.ThousandthsOf(equity) ?? share);
            }

            view.SoldShare = SoldShareOf(scene, account, equity);
        }

        view.CashShare = request.AvailableCash is { } cash ? request.Amount.ThousandthsOf(cash) : null;
        view.EmptiesAccount = view.NewPayee && view.EquityShareLately >= scene.Limit(PolicyLimits.EmptyingShare);
        view.Large = view.NewPayee && (view.EquityShareLately is { } taken
            ? taken >= scene.Limit(PolicyLimits.LargeShare)
            : request.Amount.TenThousandths >= scene.Limit(PolicyLimits.ReviewLimit));
        view.EmptiesCash = view.NewPayee && view.CashShare >= 900 && view.EquityShare is null or >= 300;
        if (request.Amount.Currency == Currency.UsDollar
            && view.Rail.Measured >= scene.Limit(PolicyLimits.UsualPayments))
        {
            // A spread below 0.35 would make every other round sum unusual.
            var spread = Math.Max(350, SquareRoot(view.Rail.LnVariance));
            view.Unusualness = (LnAmount(request.Amount) - view.Rail.LnMean) * 100 / spread;
        }

        return view;
    }

    /// <summary>ln(units + 1), thousandths.</summary>
    public static int LnAmount(Money amount) =>
        ExactMath.Ln((ulong)Math.Max(1, (amount.TenThousandths / Money.Scale) + 1));

    private static int SquareRoot(int value) => (int)Math.Sqrt(value);

    private static int SoldShareOf(Scene scene, AccountKnowledge account, Money equity)
    {
        // Orders are told in US dollars.
        if (equity.Currency != Currency.UsDollar)
        {
            return 0;
        }

        var window = scene.Limit(PolicyLimits.LiquidationWindow);
        long sold = 0;
        foreach (ref readonly var order in account.Orders.Entries)
        {
            if (order.Side is OrderSide.Sell && scene.Now.IsWithin(window, order.At))
            {
                sold = Math.Min(sold + order.Notional, Money.MaximumUnits * Money.Scale);
            }
        }

        return Money.OfTenThousandths(sold).ThousandthsOf(equity) ?? 0;
    }

    private void SeePayee(Scene scene, AccountKnowledge account, TransferDestination? destination)
    {
        if (destination is null || destination.Token.IsAbsent)
        {
            return;
        }

        Payee = account.GetPayee(destination.Token.Mark);
        WithinHousehold = scene.IsWithinHousehold(destination.Token);
        CameFromPayee = !Payee.FirstReceived.IsNever || account.IsExpectedFrom(destination.Token.Mark);
        var sinceFirst = scene.Now.Since(Payee.FirstReleased);
        Standing = Payee.Key.IsNone ? PayeeStanding.Unseen
            : Payee.Releases == 0 || sinceFirst < scene.Limit(PolicyLimits.NewPayee) ? PayeeStanding.Named
            : sinceFirst >= scene.Limit(PolicyLimits.SeasonedPayee)
                && Payee.Releases >= scene.Limit(PolicyLimits.SeasonedPayeePayments) ? PayeeStanding.Seasoned
            : PayeeStanding.Paid;
        // What is told now holds over what was told before.
        var owner = destination.OwnerNameMatch is OwnerNameMatch.NotGiven or OwnerNameMatch.Unknown
            ? Payee.OwnerNameMatch
            : destination.OwnerNameMatch;
        VerifiedOwnBank = destination.Kind is DestinationKind.OwnBank && owner is OwnerNameMatch.Match
            && (Payee.LinkedAt.IsNever || Payee.Verification is not BankVerification.None);
    }
}
