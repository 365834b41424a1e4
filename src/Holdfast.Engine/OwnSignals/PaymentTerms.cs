using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>A payment and its payee beside what the account is used to and whom others pay.</summary>
internal static class PaymentTerms
{
    public static IEnumerable<Term> All { get; } = new KnownTerms(EventSet.Of(EventType.TransferRequested))
        .Truth("payee.isNew", "The payee never got a settled payment from the account, or its first was within the "
            + "cooling-off time; unknown where money comes in.", static scene => HasPayee(scene) && scene.Transfer.Out
            ? scene.Transfer.NewPayee
            : null)
        .Word("payee.standing", WordSets.PayeeStanding, "How well the payee is known to the account, from never named "
            + "to long paid.", static scene => (byte)scene.Transfer.Standing)
        .Duration("payee.age", "How long ago the payee was first named.",
            static scene => Exact.Ago(scene.Now.Since(scene.Transfer.Payee.FirstSeen)))
        .Number("payee.payments", Units.Count, "How many payments out to the payee were settled.",
            static scene => HasPayee(scene) ? scene.Transfer.Payee.Releases : null)
        .Dollars("payee.largestPayment", "The largest payment to the payee that was settled.", static scene =>
            scene.Transfer.Payee.LargestReleased is var largest and > 0
                ? Money.OfTenThousandths(Math.Min(largest, Money.MaximumUnits * Money.Scale))
                : null)
        .Truth("payee.isThirdParty", "Somebody other than the customer is paid.",
            static scene => scene.Event.Data is TransferRequested { Destination: not null }
                ? scene.Transfer.ThirdParty
                : null)
        .Truth("payee.isHousehold", "The payee is an account of the same customer or household.",
            static scene => HasPayee(scene) ? scene.Transfer.WithinHousehold : null)
        .Truth("payee.paidIn", "Money came from the payee, or is on its way from there.",
            static scene => HasPayee(scene) ? scene.Transfer.CameFromPayee : null)
        .Truth("payee.isDisowned", "The payee is named as a thief's.",
            static scene => HasPayee(scene) ? scene.Transfer.Payee.Disowned : null)
        .Number("payee.otherAccounts", Units.Count, "How many accounts of other households named or paid the payee "
            + "lately; at most 4 are counted.", OtherAccounts)
        .Number("payee.accountsEver", Units.Count, "About how many accounts ever named or paid the payee.",
            static scene => HasPayee(scene) ? Shared(scene).Ever : null)
        .Share("transfer.shareOfEquity", "The amount as a share of what the account is worth.",
            static scene => scene.Transfer.EquityShare)
        .Share("transfer.shareOfEquityLately", "The same, together with what was asked for in the days before.",
            static scene => scene.Transfer.EquityShareLately)
        .Share("transfer.shareOfCash", "The amount as a share of the cash at hand.",
            static scene => scene.Transfer.CashShare)
        .Share("transfer.soldShare", "Share of the account that was sold in the days before.",
            static scene => scene.Account is null ? null : scene.Transfer.SoldShare)
        .Number("transfer.unusualness", "standard deviations", "How far the amount is above what is usual on this "
            + "rail, on the scale of logarithms; unknown with too few payments before.",
            static scene => scene.Transfer.Unusualness is { } hundredths ? Exact.Scaled(hundredths, 2) : null)
        .Truth("transfer.byEmailOrFax", "The instruction came by e-mail or fax.",
            static scene => scene.Transfer.Out ? scene.Transfer.Emailed : null)
        .Truth("transfer.emptiesAccount", "A new payee gets as much of the account, with what left lately, as the "
            + "policy calls emptying it.",
            static scene => scene.Transfer is { Out: true, EquityShare: not null }
                ? scene.Transfer.EmptiesAccount
                : null)
        .Number("transfer.uses", Units.Count, "How often the account used this rail before.",
            static scene => scene.Account is null ? null : scene.Transfer.Rail.Count)
        .Dollars("transfer.largestOnRail", "The largest amount that left the account on this rail before.",
            static scene => scene.Transfer.Rail.Largest is var largest and > 0
                ? Money.OfTenThousandths(Math.Min(largest, Money.MaximumUnits * Money.Scale))
                : null);

    private static bool HasPayee(Scene scene) => scene.Transfer.Standing is not PayeeStanding.NotTold;

    private static SharedThing Shared(Scene scene) =>
        scene.Event.Data is TransferRequested { Destination.Token: { IsAbsent: false } token }
            ? scene.Crowd.Shared.Get(Crowd.KeyOf(SharedKind.Payee, token.Mark))
            : default;

    private static decimal? OtherAccounts(Scene scene) => HasPayee(scene) && scene.Account is { } account
        ? Shared(scene).OthersWithin(
            scene.Limit(PolicyLimits.SharedPayeeMemory), scene.Now, account.Number, account.Household)
        : null;
}
