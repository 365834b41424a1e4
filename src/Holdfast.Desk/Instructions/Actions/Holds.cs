using System.Collections.Immutable;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>Holds with their dates, in business days where the instruction's days are counted.</summary>
internal static class Holds
{
    /// <summary>A hold to verify, by the agreement with the customer.</summary>
    public static Hold ForVerification(
        ImmutableArray<RouteReason> reasons, TransmittalOrder order, Acting acting) => new(
        HoldKind.Verification, reasons, Personal.Of(null), Owner: null, ReviewBy(order, acting),
        acting.Policy.EndOfBusinessDay(acting.Now, acting.Policy.VerificationHoldBusinessDays, order.Zone),
        NoticeBy: null, Parties: []);

    /// <summary>A hold of a kind that a person places.</summary>
    public static Hold Of(PlaceHold.Request request, TransmittalOrder order, string? state, Acting acting) => new(
        request.Kind, [], request.Belief, request.Owner, ReviewBy(order, acting),
        EndOf(request.Kind, order, state, acting),
        request.Kind is HoldKind.Rule2165
            ? acting.Policy.EndOfBusinessDay(acting.Now, acting.Policy.HoldNoticeBusinessDays, order.Zone)
            : null,
        request.Kind is HoldKind.Rule2165 ? request.Parties : []);

    /// <summary>
    /// When a hold under Rule 2165 ends that was placed at a time and extended so often; earlier where the law of the
    /// customer's state says so.
    /// </summary>
    public static Instant EndOf2165(
        Instant placedAt, int extensions, string zone, string? state, Policy.InstructionPolicy policy)
    {
        var days = policy.Hold2165BusinessDays
            + (extensions >= 1 ? policy.Hold2165FirstExtension : 0)
            + (extensions >= 2 ? policy.Hold2165SecondExtension : 0);
        var byRule = policy.EndOfBusinessDay(placedAt, days, zone);
        return policy.States.FirstOrDefault(other => other.State == state) is { } law
            ? Instant.Min(
                byRule,
                law.AreBusinessDays
                    ? policy.EndOfBusinessDay(placedAt, law.Days, zone)
                    : Policy.InstructionPolicy.EndOfDay(placedAt, law.Days, zone))
            : byRule;
    }

    private static Instant? EndOf(HoldKind kind, TransmittalOrder order, string? state, Acting acting) => kind switch
    {
        HoldKind.Verification => acting.Policy.EndOfBusinessDay(
            acting.Now, acting.Policy.VerificationHoldBusinessDays, order.Zone),
        HoldKind.Rule2165 => EndOf2165(acting.Now, 0, order.Zone, state, acting.Policy),
        HoldKind.Proposed2166 => acting.Policy.EndOfBusinessDay(
            acting.Now, acting.Policy.Hold2166BusinessDays, order.Zone),
        HoldKind.Legal => null,
    };

    // 2165(b)(1)(C): the review begins at once; until when somebody has looked is the firm's to say.
    private static Instant ReviewBy(TransmittalOrder order, Acting acting) =>
        acting.Policy.EndOfBusinessDay(acting.Now, acting.Policy.HoldReviewBusinessDays, order.Zone);
}
