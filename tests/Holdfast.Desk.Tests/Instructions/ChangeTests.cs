using System.Collections.Immutable;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Letters;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>Changes of account data, and standing letters.</summary>
public sealed class ChangeTests
{
    private static readonly ChangeOrder AddressChange = new(
        "c-7", DataKind.Address, Personal.Of("1 Old St"), Personal.Of("2 New St"), InstructionMedium.Online,
        Instructor.Customer, Zone)
    {
        OldContact = "c-old", NewContact = "c-new", JointOwners = ["c-8"], Representative = "rep-7",
    };

    [Fact]
    public void A_change_tells_the_contact_from_before_and_the_one_now_at_once()
    {
        var change = Requested(AddressChange);

        Assert.Equal(ChangeState.PendingConfirmation, change.State);
        Assert.Equal(
            [new NoticeTo(NoticeParty.OldContact, "c-old"), new NoticeTo(NoticeParty.NewContact, "c-new")],
            change.Told);
    }

    [Fact]
    [Trait("Case", "T17")]
    public void Of_an_address_change_that_was_not_furnished_it_is_said_on_day_25_and_it_is_a_breach_on_day_31()
    {
        var change = Requested(AddressChange);
        Assert.Equal(
            [
                (ChangeAlarm.NoticeDueSoon, At("2026-12-18T05:00:00Z")),
                (ChangeAlarm.NoticeBreach, At("2026-12-24T05:00:00Z")),
            ],
            ChangeActions.Timers(change, PolicyOn(Monday)));

        foreach (var to in new[]
        {
            new NoticeTo(NoticeParty.OldContact, "c-old"), new NoticeTo(NoticeParty.JointOwner, "c-8"),
        })
        {
            change = Then(change, ChangeActions.Furnish(change, to, "letter-1"), Officer.System);
            Assert.NotEmpty(ChangeActions.Timers(change, PolicyOn(Monday)));
        }

        change = Then(
            change, ChangeActions.Furnish(change, new NoticeTo(NoticeParty.Representative, "rep-7"), "letter-1"),
            Officer.System);
        Assert.Empty(ChangeActions.Timers(change, PolicyOn(Monday)));
    }

    [Fact]
    [Trait("Case", "T17")]
    public void Each_alarm_of_a_change_is_raised_once()
    {
        var change = Requested(AddressChange);
        var late = At("2027-01-15T12:00:00Z");
        foreach (var alarm in Enum.GetValues<ChangeAlarm>())
        {
            var acting = new Acting(Officer.System, late, PolicyOn(late));
            change = Then(change, ChangeActions.Due(change, alarm, acting), Officer.System);
            Assert.Equal(
                ImmutableArray<ChangeFact>.Empty,
                ((ChangeVerdict.Done)ChangeActions.Due(change, alarm, acting)).Facts);
        }

        Assert.Equal(Enum.GetValues<ChangeAlarm>(), change.Alarms);
    }

    [Fact]
    [Trait("Case", "T24")]
    public void An_objective_that_allows_more_risk_is_looked_at_by_a_supervisor_and_its_record_furnished()
    {
        var change = Requested(AddressChange with
        {
            What = DataKind.Objective, DoesWidenRisk = true, OldContact = null, NewContact = null,
        });
        Assert.NotNull(change.ReviewAskedAt);
        Assert.Equal([new NoticeTo(NoticeParty.Customer, "c-7")], change.StillToFurnish);
        Assert.IsType<ChangeVerdict.Refused>(ChangeActions.Review(change, Personal.Of("fits"), As(Ann)));
        change = Then(change, ChangeActions.Review(change, Personal.Of("fits"), As(Bob)), Bob);
        Assert.Equal(Bob, change.ReviewedBy);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void The_contact_from_before_undoes_a_change_by_one_link_within_thirty_days(int days, bool isUndone)
    {
        var change = Requested(AddressChange);
        var acting = new Acting(
            Officer.OfCustomer("c-7"), Monday + Duration.FromDays(days), PolicyOn(Monday + Duration.FromDays(days)));

        var verdict = ChangeActions.Revert(change, Mail, Personal.Of(null), "case-1", acting);

        Assert.Equal(isUndone, verdict is ChangeVerdict.Done);
    }

    [Fact]
    public void The_contact_that_is_new_undoes_nothing() => Assert.IsType<ChangeVerdict.Refused>(ChangeActions.Revert(
        Requested(AddressChange), Mail with { OnFileSince = Monday }, Personal.Of(null), "case-1",
        As(Officer.OfCustomer("c-7"))));

    [Theory]
    [InlineData(DataKind.Email, 10)]
    [InlineData(DataKind.Phone, 10)]
    [InlineData(DataKind.Address, 30)]
    public void What_was_changed_cools_off_after_it_was_confirmed_unless_the_old_contact_confirmed_it(
        DataKind what, int days)
    {
        var change = Requested(AddressChange with { What = what });
        Assert.Null(change.CoolingUntil(PolicyOn(Monday)));
        Assert.False(change.AsRelated(PolicyOn(Monday)).IsEffective);

        var called = Then(change, ChangeActions.Confirm(
            change, ChangeConfirmationWay.CallBack, Phone, "rec-1", As(Bob)), Bob);
        Assert.Equal(Monday + Duration.FromDays(days), called.CoolingUntil(PolicyOn(Monday)));
        var byOld = Then(change, ChangeActions.Confirm(
            change, ChangeConfirmationWay.OldContact, Mail, null, As(Officer.OfCustomer("c-7"))), Bob);
        Assert.Equal(Monday, byOld.CoolingUntil(PolicyOn(Monday)));
    }

    [Fact]
    public void A_change_is_not_confirmed_by_who_entered_it_nor_at_what_it_brought()
    {
        var change = Requested(AddressChange, Bob);

        Assert.IsType<ChangeVerdict.Refused>(
            ChangeActions.Confirm(change, ChangeConfirmationWay.CallBack, Phone, "rec-1", As(Bob)));
        Assert.IsType<ChangeVerdict.Refused>(ChangeActions.Confirm(
            change, ChangeConfirmationWay.CallBack, Phone with { OnFileSince = Monday, IsUnconfirmedChange = true },
            "rec-1", As(Ann)));
    }

    [Fact]
    public void A_standing_letter_holds_when_it_was_verified_and_until_it_is_changed_or_three_years_old()
    {
        var terms = new LetterTerms(
            "c-7", Personal.Of("a-7"), Rail.Wire, Stranger, Money.Of(5_000), "loa-1", "rep-7");
        var letter = StandingLetter.Of("l-1", [new RecordedLetter(new LetterFact.Made(terms), Ann, Monday)])!;
        var order = Wire(5_000);
        Assert.False(letter.StandingFor(order, Monday, PolicyOn(Monday)).IsInForce);
        Assert.IsType<LetterVerdict.Refused>(StandingLetter.Verify(
            letter, Phone, CallBack.Direction.Outbound, CallerProof.Possession, "rec-1", As(Ann)));

        var verified = Assert.IsType<LetterVerdict.Done>(StandingLetter.Verify(
            letter, Phone, CallBack.Direction.Outbound, CallerProof.Possession, "rec-1", As(Bob)));
        letter = verified.Facts.Aggregate(
            letter, (known, fact) => StandingLetter.Evolve("l-1", known, new RecordedLetter(fact, Bob, Monday)));
        Assert.Equal(new LetterStanding("l-1", true, true), letter.StandingFor(order, Monday, PolicyOn(Monday)));
        Assert.False(letter.StandingFor(Wire(5_001), Monday, PolicyOn(Monday)).Fits);
        Assert.True(letter.StandingFor(order, At("2029-11-23T12:00:00Z"), PolicyOn(Monday)).IsInForce);
        Assert.False(letter.StandingFor(order, At("2029-11-24T12:00:00Z"), PolicyOn(Monday)).IsInForce);

        letter = StandingLetter.Evolve("l-1", letter, new RecordedLetter(new LetterFact.Changed(terms), Ann, Monday));
        Assert.False(letter.StandingFor(order, Monday, PolicyOn(Monday)).IsInForce);
    }

    private static DataChange Requested(ChangeOrder order, Officer? by = null)
    {
        var done = Assert.IsType<ChangeVerdict.Done>(ChangeActions.Request(order));
        return DataChange.Of(
            InstructionId.Of(9), done.Facts.Select(fact => new RecordedChange(fact, by ?? Officer.System, Monday)))!;
    }

    private static DataChange Then(DataChange change, ChangeVerdict verdict, Officer by) =>
        Assert.IsType<ChangeVerdict.Done>(verdict).Facts.Aggregate(
            change, (known, fact) => DataChange.Evolve(known.Id, known, new RecordedChange(fact, by, Monday)));

    private static Acting As(Officer by) => new(by, Monday, PolicyOn(Monday));
}
