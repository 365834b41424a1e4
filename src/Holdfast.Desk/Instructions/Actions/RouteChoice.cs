using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Chooses the way of an instruction by risk-based criteria (FINRA Rule 3110(c)(2)(B)). Every reason that keeps it from
/// passing by itself is named; the strongest of them decides.
/// </summary>
public static class RouteChoice
{
    /// <summary>Names of the rules, as they stand beside what was decided by them.</summary>
    public const string
        OwnBank = "automatedOwnBank", Seasoned = "automatedSeasonedPayee", Letter = "automatedStandingLetter",
        Acats = "acatsNotice", Confirm = "customerConfirms", Hold = "holdFirst";

    /// <summary>The way of an instruction.</summary>
    public static Route Choose(TransmittalOrder order, ScreeningInput input, InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(policy);
        var holds = Holding(order, input, policy);
        var calls = Calling(order, input, policy);
        var asks = Asking(order, input, policy);
        ImmutableArray<RouteReason> reasons = [.. holds, .. calls, .. asks];
        if (reasons.IsEmpty)
        {
            return new Route(
                RouteKind.Automated, RuleFor(order, input),
                order.Rail is Rail.Acats ? null : policy.AutomatedOwnBankDaily,
                ConfirmationNeed.None, ReleaseNeed.Nobody, reasons);
        }

        var need = holds.IsEmpty && calls.IsEmpty ? ConfirmationNeed.Link : ConfirmationNeed.CallBack;
        return new Route(
            holds.IsEmpty ? RouteKind.Confirm : RouteKind.Hold, holds.IsEmpty ? Confirm : Hold,
            LimitFor(order, policy), need, ReleaseFor(order, need, policy), reasons);
    }

    /// <summary>Who releases what is not released by itself.</summary>
    public static ReleaseNeed ReleaseFor(TransmittalOrder order, ConfirmationNeed need, InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(policy);
        return IsOver(order.Amount, policy.PrincipalAbove) ? ReleaseNeed.Principal
            : !policy.ReleaseByCustomer || need is not ConfirmationNeed.Link
                || IsOver(order.Amount, policy.SecondPersonAbove) ? ReleaseNeed.SecondPerson
            : ReleaseNeed.Customer;
    }

    // No limit is set in other currencies, so an amount in one is over each.
    private static bool IsOver(Money amount, Money limit) =>
        amount.Currency != limit.Currency || amount.TenThousandths > limit.TenThousandths;

    private static Money? LimitFor(TransmittalOrder order, InstructionPolicy policy) =>
        IsOver(order.Amount, policy.PrincipalAbove) ? policy.PrincipalAbove
        : IsOver(order.Amount, policy.SecondPersonAbove) ? policy.SecondPersonAbove
        : policy.AutomatedOwnBankDaily;

    private static string RuleFor(TransmittalOrder order, ScreeningInput input) =>
        order.Rail is Rail.Acats ? Acats
        : input.Letter is not null ? Letter
        : Categories.IsThirdParty(order) ? Seasoned
        : OwnBank;

    // What nobody should be asked about before somebody looked into it.
    private static ImmutableArray<RouteReason> Holding(
        TransmittalOrder order, ScreeningInput input, InstructionPolicy policy) =>
    [
        .. When(input.Score >= policy.HoldFromScore, RouteReason.HighScore),
        .. When(input.Engine is Outcome.Deny, RouteReason.EngineDenied),
        .. When(input.Standing is AccountStanding.Frozen, RouteReason.AccountFrozen),
        .. When(input.Sanctions is SanctionsResult.NotChecked, RouteReason.SanctionsNotChecked),
        .. When(
            input.Payee.IsOfOneRepresentative && input.Payee.OtherCustomers + 1 >= policy.SharedPayeeCustomers,
            RouteReason.SharedPayee),
        .. When(input.Payee.IsDisowned, RouteReason.DisownedPayee),
        .. When(GoesToCoolingAddress(order, input), RouteReason.AddressCoolingOff),
        .. When(IsCoolingWithNewPayee(input, policy), RouteReason.ContactCoolingOff),

        // As a contact has to be older than the request, so has whatever lets somebody else make it.
        .. When(
            Screen.AuthorityFor(order, input.Authorities)?.OnFileSince is { } since
                && input.At - since < Duration.FromDays(policy.ContactOnFileDays),
            RouteReason.AuthorityCoolingOff),
    ];

    // What a link alone is too little for: whoever has the mailbox has the link.
    private static ImmutableArray<RouteReason> Calling(
        TransmittalOrder order, ScreeningInput input, InstructionPolicy policy)
    {
        var isByLetter = input.Letter is { IsInForce: true, Fits: true };
        return
        [
            .. When(
                Categories.IsThirdParty(order) && !isByLetter && order.Rail is not Rail.Acats
                    && !IsSeasoned(input, policy),
                RouteReason.UnseasonedPayee),
            .. When(!order.IsSelfDirected && !isByLetter && order.Rail is not Rail.Acats, RouteReason.NotSelfDirected),
            .. When(
                order.InstructedBy is Instructor.Representative || order.DeliverTo is DeliverTo.HandDelivery,
                RouteReason.RepresentativeHandled),
            .. When(
                order.Payee.Kind is DestinationKind.OtherAddress || order.DeliverTo is DeliverTo.OtherAddress,
                RouteReason.AlternateLocation),
            .. When(AreBothCooling(input), RouteReason.BothContactsChanged),
            .. When(!input.Duplicates.IsEmpty, RouteReason.Duplicate),
            .. When(input.Letter is not null && !isByLetter, RouteReason.LetterNotInForce),
            .. When(input.IsCallBackAdvised, RouteReason.CallBackAdvised),
        ];
    }

    private static ImmutableArray<RouteReason> Asking(
        TransmittalOrder order, ScreeningInput input, InstructionPolicy policy) =>
    [
        .. When(order.Rail is not Rail.Acats && IsOverToday(order, input, policy), RouteReason.OverLimit),
        .. When(order.Amount.Currency != policy.AutomatedOwnBankDaily.Currency, RouteReason.OtherCurrency),
        .. When(input.Score >= policy.AutomatedBelowScore, RouteReason.ScoreNotLow),
        .. When(input.Engine is Outcome.StepUp or Outcome.Hold, RouteReason.EngineAsksForProof),
        .. When(
            order.Payee.Kind is DestinationKind.OwnBank && !IsVerified(input, policy), RouteReason.UnverifiedBank),
    ];

    private static bool IsOverToday(TransmittalOrder order, ScreeningInput input, InstructionPolicy policy)
    {
        var before = input.AutomatedToday.Currency == order.Amount.Currency ? input.AutomatedToday.TenThousandths : 0;
        return order.Amount.Currency == policy.AutomatedOwnBankDaily.Currency
            && (Int128)before + order.Amount.TenThousandths > policy.AutomatedOwnBankDaily.TenThousandths;
    }

    private static bool IsSeasoned(ScreeningInput input, InstructionPolicy policy) =>
        IsAsOldAs(policy.PayeeSeasonedDays, input.Payee.FirstPaidAt, input);

    private static bool IsVerified(ScreeningInput input, InstructionPolicy policy) =>
        IsAsOldAs(policy.OwnBankVerifiedDays, input.Payee.VerifiedSince, input);

    private static bool IsAsOldAs(int days, Instant? since, ScreeningInput input) =>
        since is { } begin && input.At - begin >= Duration.FromDays(days);

    private static bool GoesToCoolingAddress(TransmittalOrder order, ScreeningInput input) =>
        order.Rail is Rail.Check or Rail.Card && input.Changes.Any(change =>
            change.What is DataKind.Address && IsCooling(change, input));

    private static bool IsCoolingWithNewPayee(ScreeningInput input, InstructionPolicy policy) =>
        !IsSeasoned(input, policy) && !IsVerified(input, policy)
        && input.Changes.Any(change => change.What is DataKind.Email or DataKind.Phone && IsCooling(change, input));

    private static bool AreBothCooling(ScreeningInput input) =>
        input.Changes.Any(change => change.What is DataKind.Email && IsCooling(change, input))
        && input.Changes.Any(change => change.What is DataKind.Phone && IsCooling(change, input));

    // Each change has its own window: confirming one from the old contact ends that one only.
    private static bool IsCooling(RelatedChange change, ScreeningInput input) =>
        !change.IsEffective || change.CoolingUntil > input.At;

    private static ImmutableArray<RouteReason> When(bool holds, RouteReason reason) => holds ? [reason] : [];
}
