using System.Collections.Immutable;
using Holdfast.Desk.Access;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;
using NodaTime.Text;
using ActorKind = Holdfast.Desk.Access.ActorKind;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>People, contacts and orders of a small firm in New York.</summary>
internal static class Given
{
    public const string Zone = "America/New_York";

    public static PolicyTable Table { get; } =
        ((PolicyTableReading.Accepted)PolicyTable.Parse(PolicyTable.ShippedText())).Table;

    /// <summary>Monday, 23 November 2026, 10:00 in New York: three days before Thanksgiving.</summary>
    public static Instant Monday { get; } = At("2026-11-23T15:00:00Z");

    public static Officer Ann { get; } = Staff("ann", "Analyst");

    public static Officer Bob { get; } = Staff("bob", "Supervisor", Capacity.Supervisory);

    public static Officer Cleo { get; } = Staff("cleo", "General Securities Principal", Capacity.Principal);

    public static Officer Dan { get; } = Staff("dan", "Chief Compliance Officer", Capacity.Compliance);

    public static Officer Rep { get; } = Staff("rep-7", "Registered Representative");

    public static Officer AnnsDelegate { get; } =
        new(new Actor(ActorKind.Staff, "ann-2", "Ann's desk"), "Analyst", [Capacity.Supervisory], "ann");

    public static Instant At(string text) => OffsetDateTimePattern.Rfc3339.Parse(text).Value.ToInstant();

    public static InstructionPolicy PolicyOn(Instant at) => Table.On(InstructionPolicy.DayOf(at, Zone));

    public static InstructionPolicy With(string setting, string value) =>
        ((PolicyTableReading.Accepted)PolicyTable.Parse(System.Text.RegularExpressions.Regex.Replace(
            PolicyTable.ShippedText(), $"(name: {setting}, value: )[^,]+", "${1}" + value))).Table
        .On(InstructionPolicy.DayOf(Monday, Zone));

    public static Officer Staff(string id, string title, params ImmutableArray<Capacity> capacities) =>
        new(new Actor(ActorKind.Staff, id, id), title, capacities);

    public static Contact Phone { get; } = new(
        "c-phone", ContactMedium.Phone, Personal.Of("+12125550100"), At("2020-01-01T00:00:00Z"));

    public static Contact Mail { get; } = new(
        "c-mail", ContactMedium.Email, Personal.Of("old@example.com"), At("2020-01-01T00:00:00Z"));

    public static Payee OwnBank { get; } = new(
        DestinationKind.OwnBank, Personal.Of("Pat Doe"), Personal.Of("021000021/1234"), Personal.Of("A Bank"), "US",
        OwnerNameMatch.Match, "mark-own");

    public static Payee Stranger { get; } = new(
        DestinationKind.ThirdPartyBank, Personal.Of("Acme Tiles LLC"), Personal.Of("021000021/9876"),
        Personal.Of("B Bank"), "US", OwnerNameMatch.Mismatch, "mark-acme");

    public static TransmittalOrder Ach(decimal dollars) => new(
        "c-7", Personal.Of("a-7"), Rail.Ach, Money.Of(dollars), null, OwnBank, DeliverTo.None, Personal.Of("rent"),
        InstructionMedium.Online, Instructor.Customer, Personal.Of("Pat Doe"), Zone)
    {
        Representative = "rep-7",
    };

    public static TransmittalOrder Wire(decimal dollars) => Ach(dollars) with
    {
        Rail = Rail.Wire,
        Payee = Stranger,
        Purpose = Personal.Of("a new kitchen"),
    };

    public static TransmittalOrder Cheque(
        DeliverTo to, DestinationKind kind, Instructor by = Instructor.Representative) =>
        Ach(5_000) with
        {
            Rail = Rail.Check,
            DeliverTo = to,
            Payee = OwnBank with { Kind = kind, Account = Personal.Of("P.O. Box 9") },
            InstructedBy = by,
            Medium = by is Instructor.Customer ? InstructionMedium.Online : InstructionMedium.Letter,
        };

    public static ScreeningInput Calm(Instant at) => new(
        [new Authority("agreement-7", "2", AuthorityScope.Owner)], AccountStanding.Open, SanctionsResult.Clear,
        Outcome.Allow, Probability.Of(0.1m), [], "policy-1", at)
    {
        Payee = PayeeHistory.None with { VerifiedSince = at - Duration.FromDays(90) },
    };

    public static Restated ToldRightly(TransmittalOrder order) =>
        new(order.Amount, order.Payee.Name, order.Purpose, DoesPurposeAgree: true);

    public static CallBack.Answers Confirms(TransmittalOrder order) => new(
        CallBack.Direction.Outbound, CallerProof.Possession, DidCustomerAskForIt: true, ToldRightly(order),
        IsCoached: false, IsDistressed: false, Personal.Of("a builder next door"), "rec-1", 240, Personal.Of("agreed"));

    public static ReleaseFunds.Recheck AllClear { get; } =
        new(Probability.Of(0.1m), SanctionsResult.Clear, AccountStanding.Open);
}
