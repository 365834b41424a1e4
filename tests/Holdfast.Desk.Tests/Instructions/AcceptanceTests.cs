using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;
using static Holdfast.Desk.Tests.Instructions.Story;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>The acceptance cases of the sheet on transmittal instructions that concern one instruction.</summary>
public sealed class AcceptanceTests
{
    [Fact]
    [Trait("Case", "T1")]
    public void A_small_entry_to_a_verified_bank_of_ones_own_passes_with_a_notice()
    {
        var story = Of(Ach(2_000));

        Assert.Equal(InstructionState.Released, story.State);
        Assert.Equal([TransmittalCategory.OutsideEntity], story.Now.Screening!.Categories);
        Assert.Equal(RouteChoice.OwnBank, story.Now.Release!.Release.Rule);
        Assert.Equal(Money.Of(25_000), story.Now.Screening.Route.LimitUsed);
        Assert.Equal($"n-{story.Id}", story.Now.Release.Release.Notice);
    }

    [Fact]
    [Trait("Case", "T2")]
    public void A_first_wire_to_a_stranger_waits_for_the_customer_and_cannot_pass_by_itself()
    {
        var story = Of(Wire(2_000));

        Assert.Equal(InstructionState.AwaitingConfirmation, story.State);
        Assert.Equal(ConfirmationNeed.CallBack, story.Now.Needs);
        Assert.Contains(RouteReason.UnseasonedPayee, story.Now.Screening!.Route.Reasons);
        Assert.Contains(ObjectionKind.ConfirmationMissing, Why(story.Releases(Bob)));
        Assert.Equal("c-phone", story.Now.Sought!.Contact!.Id);
        Assert.Equal(Phone.OnFileSince, story.Now.Sought.Contact.OnFileSince);
    }

    [Fact]
    [Trait("Case", "T3")]
    public void A_number_changed_two_hours_ago_is_not_called()
    {
        var story = Of(Wire(2_000));
        var changed = Phone with { Id = "c-new", OnFileSince = Monday - Duration.FromHours(2) };

        Assert.Equal([ObjectionKind.ContactNotEligible], Why(story.Calls(Bob, number: changed)));
        Assert.Equal(
            [ContactFault.NotOnFileLongEnough],
            ((Eligibility.NotEligible)ContactEligibility.Judge(changed, Monday, Monday, PolicyOn(Monday))).Faults);
    }

    [Fact]
    [Trait("Case", "T4")]
    public void A_customer_who_calls_in_has_not_been_called_back()
    {
        var story = Of(Wire(2_000));

        Assert.Contains(
            ObjectionKind.InboundCall,
            Why(story.Calls(Bob, right => right with { Direction = CallBack.Direction.Inbound })));
        Assert.Equal(InstructionState.AwaitingConfirmation, story.State);
    }

    [Fact]
    [Trait("Case", "T5")]
    public void An_emailed_instruction_never_passes_by_itself()
    {
        var story = Of(Ach(100) with { Medium = InstructionMedium.Email }, Ann);

        Assert.Equal(InstructionState.AwaitingConfirmation, story.State);
        Assert.Equal([RouteReason.NotSelfDirected], story.Now.Screening!.Route.Reasons);
        Assert.Equal(ConfirmationMethod.CallBack, story.Now.Sought!.Method);
    }

    [Fact]
    [Trait("Case", "T6")]
    public void A_letter_to_a_post_office_box_by_the_representative_is_confirmed_by_somebody_else()
    {
        var story = Of(Cheque(DeliverTo.OtherAddress, DestinationKind.OtherAddress), Rep);

        Assert.Equal(
            [TransmittalCategory.AlternateLocation, TransmittalCategory.RepHandled], story.Now.Screening!.Categories);
        Assert.Equal(
            [ObjectionKind.SameAsEntrant, ObjectionKind.AccountRepresentative], Why(story.Calls(Rep)));
        story.CalledBack(Ann);
        Assert.Equal(InstructionState.Confirmed, story.State);
    }

    [Fact]
    [Trait("Case", "T7")]
    public void A_cheque_carried_by_the_representative_needs_a_receipt_and_an_independent_question()
    {
        var story = HandedOver();
        var due = At("2026-12-02T05:00:00Z");
        Assert.Equal([new DueTime(TimerKind.Cheque, due)], Timers.Of(story.Now, PolicyOn(Monday)));
        Assert.Equal(
            [ObjectionKind.AccountRepresentative, ObjectionKind.SameAsEntrant],
            Why(ChequeByHand.FollowUp(story.Now, Phone, true, story.As(Rep))));

        story.Clock = due;
        Assert.Equal(1, story.RunTimers());
        Assert.Equal([(InstructionAlarm.ChequeFollowUpOverdue, due)], story.Now.Alarms);

        var other = HandedOver();
        other.Done(ChequeByHand.Receipt(other.Now, "doc-9"), Rep);
        other.Done(ChequeByHand.FollowUp(other.Now, Phone, true, other.As(Bob)), Bob);
        other.Clock = due;
        Assert.Equal(0, other.RunTimers());
    }

    [Fact]
    [Trait("Case", "T8")]
    public void Nobody_releases_what_they_entered_nor_does_a_delegate_of_theirs()
    {
        var story = Of(Wire(2_000) with { Medium = InstructionMedium.Phone }, Ann).CalledBack(Bob);

        Assert.Equal([ObjectionKind.SameAsEntrant], Why(story.Releases(Ann)));
        Assert.Equal([ObjectionKind.SameAsEntrant], Why(story.Releases(AnnsDelegate)));
        Assert.Equal([ObjectionKind.SameAsCaller], Why(story.Releases(Bob)));
        Assert.IsType<Verdict.Done>(story.Releases(Cleo));
    }

    [Fact]
    [Trait("Case", "T9")]
    public void A_call_by_the_account_s_representative_is_not_taken()
    {
        var story = Of(Wire(2_000));

        Assert.Equal([ObjectionKind.AccountRepresentative], Why(story.Calls(Rep)));
    }

    [Fact]
    [Trait("Case", "T10")]
    public void A_customer_who_tells_another_amount_has_refused()
    {
        var story = Of(Wire(2_000)).CalledBack(
            Bob, right => right with { Told = right.Told with { Amount = Money.Of(200) } });

        Assert.Equal(InstructionState.Rejected, story.State);
        Assert.Equal([RefusalKind.DetailsDiffer], story.Now.Refusal!.Kinds);
        Assert.Equal([Difference.Amount], story.Now.Refusal.Differences);
        Assert.Equal("case-1", story.Now.Rejection!.Rejection.Case);
        Assert.Contains(story.Facts, fact => fact.Fact is InstructionFact.Refused);
    }

    [Fact]
    [Trait("Case", "T11")]
    public void After_three_attempts_on_two_days_it_expires_and_the_customer_is_told()
    {
        var story = Of(Wire(2_000));
        foreach (var hours in new[] { 0, 3, 21 })
        {
            story.After(Duration.FromHours(hours)).Done(
                RecordAttempt.Decide(
                    story.Now, ConfirmationMethod.CallBack, Phone, AttemptOutcome.NoAnswer, story.As(Bob)),
                Bob);
        }

        // Wednesday is the second business day; its end is the last moment that is not too late.
        story.Clock = At("2026-11-26T05:00:00Z") - Duration.Epsilon;
        Assert.Equal(0, story.RunTimers());
        story.After(Duration.Epsilon);
        Assert.Equal(1, story.RunTimers());

        Assert.Equal(InstructionState.Rejected, story.State);
        Assert.Equal(new InstructionFact.Expired(3, IsShort: false), story.Now.Expiry);
        Assert.Equal(RejectionReason.NotConfirmed, story.Now.Rejection!.Rejection.Reason);
        Assert.NotNull(story.Now.Rejection.Rejection.Notice);
    }

    [Fact]
    public void Where_too_little_was_tried_it_waits_a_day_more_and_no_longer_than_five()
    {
        var story = Of(Wire(2_000));
        List<Instant> waits = [];
        while (story.State is InstructionState.AwaitingConfirmation)
        {
            story.Clock = story.Now.Sought!.Expires;
            waits.Add(story.Clock);
            story.RunTimers();
        }

        // Thanksgiving does not count, the Friday after it does.
        Assert.Equal(
            [
                At("2026-11-26T05:00:00Z"), At("2026-11-28T05:00:00Z"), At("2026-12-01T05:00:00Z"),
                At("2026-12-02T05:00:00Z"),
            ],
            waits);
        Assert.True(story.Now.Expiry!.IsShort);
        Assert.Equal(InstructionState.Rejected, story.State);
    }

    [Fact]
    [Trait("Case", "T12")]
    public void A_payee_edited_after_the_confirmation_is_another_instruction()
    {
        var story = Of(Wire(2_000)).CalledBack(Bob);
        var replacement = InstructionId.Of(8);
        var amended = Assert.IsType<Amend.Outcome.Amended>(Amend.Decide(
            story.Now, story.Now.Order with { Payee = Stranger with { Name = Personal.Of("Other LLC") } },
            replacement));
        story.Keep(amended.Old, Ann);

        Assert.Equal(InstructionState.Rejected, story.State);
        Assert.Equal(replacement, story.Now.Rejection!.Rejection.SupersededBy);
        Assert.Contains(ObjectionKind.NotInThisState, Why(story.Releases(Cleo)));
        var next = Instruction.Of(replacement, [.. amended.New.Select(fact => new Recorded(fact, Ann, story.Clock))])!;
        Assert.Equal((InstructionState.Received, story.Id), (next.State, next.Supersedes!.Value));
        Assert.Null(next.Confirmation);
    }

    [Fact]
    [Trait("Case", "T13")]
    public void Whoever_placed_a_hold_does_not_release_it()
    {
        var story = Of(Wire(2_000)).CalledBack(Ann);
        story.Done(
            PlaceHold.Decide(
                story.Now, new(HoldKind.Verification, Personal.Of("the voice"), "bob", []), new(null, false, "NY"),
                story.As(Bob)),
            Bob);
        story.Done(WorkHold.Review(story.Now, new(false, Personal.Of("it was a cold")), story.As(Dan)), Dan);

        Assert.Equal([ObjectionKind.SameAsPlacer], Why(story.Releases(Bob, reason: "fine")));
        Assert.Equal([ObjectionKind.ReasonMissing], Why(story.Releases(Dan)));
        story.Done(story.Releases(Dan, reason: "a cold"), Dan);
        Assert.Equal(InstructionState.Released, story.State);
    }

    [Fact]
    [Trait("Case", "T18")]
    public void A_cheque_to_an_address_changed_and_not_confirmed_is_held()
    {
        var story = Of(
            Cheque(DeliverTo.AddressOfRecord, DestinationKind.AddressOfRecord, Instructor.Customer), screening: input =>
                input with
                {
                    Changes = [new RelatedChange(DataKind.Address, Monday - Duration.FromDays(12), false, null)],
                });

        Assert.Equal(InstructionState.Held, story.State);
        Assert.Equal(HoldKind.Verification, story.Now.Hold!.Hold.Kind);
        Assert.Equal([RouteReason.AddressCoolingOff], story.Now.Hold.Hold.Reasons);
    }

    [Theory]
    [Trait("Case", "T19")]
    [InlineData(AuthorityScope.Trading, DestinationKind.ThirdPartyBank, true)]
    [InlineData(AuthorityScope.Trading, DestinationKind.OwnBank, true)]
    [InlineData(AuthorityScope.TransfersToOwner, DestinationKind.ThirdPartyBank, true)]
    [InlineData(AuthorityScope.TransfersToOwner, DestinationKind.OwnBank, false)]
    [InlineData(AuthorityScope.AnyTransfer, DestinationKind.ThirdPartyBank, false)]
    [InlineData(AuthorityScope.Owner, DestinationKind.OwnBank, true)]
    public void An_adviser_s_authority_has_to_reach_as_far_as_the_instruction(
        AuthorityScope scope, DestinationKind kind, bool isRejected)
    {
        var order = Wire(2_000) with
        {
            InstructedBy = Instructor.ThirdParty,
            Authority = "adviser-1",
            Payee = kind is DestinationKind.OwnBank ? OwnBank : Stranger,
        };
        var story = Of(order, screening: input => input with
        {
            Authorities = [.. input.Authorities, new Authority("adviser-1", "1", scope)],
        });

        Assert.Equal(isRejected ? InstructionState.Rejected : InstructionState.AwaitingConfirmation, story.State);
        Assert.Equal(isRejected ? RejectionReason.NoAuthority : null, story.Now.Rejection?.Rejection.Reason);
    }

    [Fact]
    [Trait("Case", "T20")]
    public void A_payee_of_three_customers_of_one_representative_is_held()
    {
        var story = Of(Wire(2_000), screening: input =>
            input with { Payee = new PayeeHistory(null, null, 2, IsOfOneRepresentative: true, IsDisowned: false) });

        Assert.Equal(InstructionState.Held, story.State);
        Assert.Contains(RouteReason.SharedPayee, story.Now.Hold!.Hold.Reasons);
    }

    [Fact]
    [Trait("Case", "T21")]
    public void A_transfer_to_another_firm_that_the_customer_disowns_is_objected_to_within_a_business_day()
    {
        var story = Of(Ach(40_000) with
        {
            Rail = Rail.Acats,
            InstructedBy = Instructor.ThirdParty,
            Payee = OwnBank with { Kind = DestinationKind.OutsideFirm },
        });
        Assert.Equal(InstructionState.Released, story.State);
        Assert.Equal(RouteChoice.Acats, story.Now.Release!.Release.Rule);

        story.Done(Disowns(story), Officer.OfCustomer("c-7"));
        Assert.NotNull(story.Now.DisownedAt);
        var due = At("2026-11-25T05:00:00Z");
        Assert.Equal([new DueTime(TimerKind.Acats, due)], Timers.Of(story.Now, PolicyOn(Monday)));
        story.Clock = due;
        story.RunTimers();
        Assert.Equal([(InstructionAlarm.AcatsExceptionDue, due)], story.Now.Alarms);
        story.Done(AfterRelease.TakeException(story.Now, "unauthorised", story.As(Bob)), Bob);
        Assert.Equal("unauthorised", story.Now.ExceptionCode);
    }

    [Fact]
    [Trait("Case", "T27")]
    public void A_self_directed_transfer_that_the_route_lets_pass_needs_no_call()
    {
        var story = Of(Ach(2_000));

        Assert.Equal(ConfirmationNeed.None, story.Now.Needs);
        Assert.Empty(story.Now.Attempts);
        story.Done(AfterRelease.Settle(story.Now, "091000019-1"), Officer.System);
        Assert.Equal((InstructionState.Settled, "091000019-1"), (story.State, story.Now.EndCode));
    }

    [Fact]
    [Trait("Case", "T28")]
    public void A_decision_made_again_from_its_record_is_the_same()
    {
        foreach (var order in new[] { Ach(2_000), Ach(80_000), Wire(9_000), Wire(900_000) })
        {
            var story = Of(order, screening: input => input with { Score = Probability.Of(0.4m) });
            Assert.True(Screen.IsReplayable(story.Now, PolicyOn(Monday)));
            Assert.False(Screen.IsReplayable(
                story.Now with { Order = order with { DeliverTo = DeliverTo.HandDelivery } }, PolicyOn(Monday)));
        }
    }

    private static Verdict Disowns(Story story) => CustomerAnswers.Decide(
        story.Now,
        new CustomerAnswers.Answer(Mail, false, ToldRightly(story.Now.Order), IsCodeRight: false, IsCoached: false),
        "case-2", story.As(Officer.OfCustomer("c-7")));

    private static Story HandedOver()
    {
        var story = Of(Cheque(DeliverTo.HandDelivery, DestinationKind.AddressOfRecord), Rep).CalledBack(Ann);
        story.Done(story.Releases(Bob), Bob);
        story.Done(ChequeByHand.HandOver(story.Now, "1004", "rep-7", story.Clock, story.As(Rep)), Rep);
        return story;
    }
}
