using System.Collections.Immutable;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Policy;
using NodaTime;
using NodaTime.Text;
using static Holdfast.Desk.Tests.Instructions.Given;
using static Holdfast.Desk.Tests.Instructions.Story;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>Holds under FINRA Rule 2165, under the proposed Rule 2166 and for verification.</summary>
public sealed class HoldTests
{
    private static readonly HoldParty
        Customer = new("c-7", PartyRole.Customer), Joint = new("c-8", PartyRole.JointOwner),
        Trusted = new("t-1", PartyRole.TrustedContact);

    private static readonly PlaceHold.Person AgedSeventy = new(new LocalDate(1956, 3, 1), false, "NY");

    [Fact]
    [Trait("Case", "T14")]
    public void A_coached_customer_of_seventy_may_be_held_for_and_the_parties_hear_of_it_in_two_business_days()
    {
        var story = Held();

        Assert.Equal(HoldKind.Rule2165, story.Now.Hold!.Hold.Kind);
        Assert.Equal(EndOf("2026-11-25"), story.Now.Hold.Hold.NoticeBy);
        Assert.Equal([Customer, Joint, Trusted], story.Now.Hold.StillToTell);
        story.Clock = EndOf("2026-11-25");
        story.RunTimers();
        Assert.Contains((InstructionAlarm.HoldNoticeOverdue, EndOf("2026-11-25")), story.Now.Alarms);
        story.Clock = EndOf("2026-12-15");
        story.RunTimers();
        Assert.Contains((InstructionAlarm.HoldPeriodOver, EndOf("2026-12-15")), story.Now.Alarms);
        Assert.Equal(InstructionState.Held, story.State);
    }

    [Theory]
    [Trait("Case", "T14")]
    [InlineData("", false)]
    [InlineData("supervisory", true)]
    [InlineData("compliance", true)]
    [InlineData("legal", true)]
    public void Only_a_supervisory_compliance_or_legal_capacity_holds_under_the_rule(string capacity, bool isHeld)
    {
        var by = Staff(
            "eve", "Some Title", Words.TryParse<Capacity>(capacity, out var one) ? [one] : []);
        var verdict = Place(Of(Wire(20_000)), HoldKind.Rule2165, AgedSeventy, by);

        Assert.Equal(isHeld, verdict is Verdict.Done);
        Assert.Equal(isHeld ? [] : [ObjectionKind.CapacityNeeded], isHeld ? [] : Why(verdict));
    }

    [Theory]
    [InlineData("1961-11-23", false, true)]
    [InlineData("1961-11-24", false, false)]
    [InlineData("1990-01-01", true, true)]
    [InlineData("2009-01-01", true, false)]
    [InlineData("1990-01-01", false, false)]
    [InlineData(null, false, false)]
    [InlineData(null, true, true)]
    public void Specified_adults_are_sixty_five_or_believed_to_be_impaired(string? birth, bool isImpaired, bool isOne)
    {
        var person = new PlaceHold.Person(
            birth is null ? null : LocalDatePattern.Iso.Parse(birth).Value, isImpaired, null);

        Assert.Equal(isOne, Place(Of(Wire(20_000)), HoldKind.Rule2165, person, Dan) is Verdict.Done);
    }

    [Fact]
    [Trait("Case", "T15")]
    public void A_trusted_contact_who_is_believed_to_take_part_is_skipped_and_it_is_kept_why()
    {
        var story = Held();
        var skipped = new HoldNotice(Trusted, null, SkipReason.BelievedInvolved, Personal.Of(null));
        Assert.Equal([ObjectionKind.ReasonMissing], Why(WorkHold.Notice(story.Now, skipped, story.As(Bob))));

        story.Done(
            WorkHold.Notice(story.Now, skipped with { Detail = Personal.Of("drove her to the bank") }, story.As(Bob)),
            Bob);
        Tell(story, Customer, Joint);

        Assert.Empty(story.Now.Hold!.StillToTell);
        Assert.Equal(SkipReason.BelievedInvolved, story.Now.Hold.Notices[0].Notice.Skipped);
        story.Clock = EndOf("2026-11-25");
        story.RunTimers();
        Assert.DoesNotContain(story.Now.Alarms, alarm => alarm.Alarm is InstructionAlarm.HoldNoticeOverdue);
    }

    [Fact]
    [Trait("Case", "T16")]
    public void An_extension_takes_a_review_and_the_second_one_a_report_as_well()
    {
        var story = Held();
        Assert.Equal([ObjectionKind.ReviewMissing], Why(Extend(story, null)));
        story.Done(WorkHold.Review(story.Now, new(true, Personal.Of("calls from a stranger")), story.As(Bob)), Bob);
        story.Done(Extend(story, null), Dan);
        Assert.Equal([ObjectionKind.ReportMissing], Why(Extend(story, null)));
        Assert.Equal([ObjectionKind.ReportMissing], Why(Extend(story, " ")));
        story.Done(Extend(story, "NY AG 2026-118"), Dan);
        Assert.Equal([ObjectionKind.PeriodOver], Why(Extend(story, "again")));
    }

    [Fact]
    [Trait("Case", "T25")]
    public void Dates_of_a_hold_are_those_of_the_table()
    {
        var story = Held();
        Assert.Equal(EndOf("2026-11-25"), story.Now.Hold!.Hold.NoticeBy);
        Assert.Equal(EndOf("2026-12-15"), story.Now.Hold.Ends);
        story.Done(WorkHold.Review(story.Now, new(true, Personal.Of("yes")), story.As(Bob)), Bob);
        story.Done(Extend(story, null), Dan);
        Assert.Equal(EndOf("2026-12-30"), story.Now.Hold.Ends);
        story.Done(Extend(story, "NY AG 2026-118"), Dan);
        Assert.Equal(EndOf("2027-02-12"), story.Now.Hold.Ends);

        var other = Of(Wire(20_000));
        other.Policy = With("rule2166", "on");
        other.Done(Place(other, HoldKind.Proposed2166, new(new LocalDate(1990, 1, 1), false, null), Dan), Dan);
        Assert.Equal(EndOf("2026-12-01"), other.Now.Hold!.Ends);
    }

    [Fact]
    [Trait("Case", "T26")]
    public void Without_the_switch_nobody_is_held_under_the_proposed_rule()
    {
        var story = Of(Wire(20_000));
        var young = new PlaceHold.Person(new LocalDate(1990, 1, 1), false, null);

        Assert.Equal([ObjectionKind.RuleNotInForce], Why(Place(story, HoldKind.Proposed2166, young, Dan)));
        Assert.Equal([ObjectionKind.NotSpecifiedAdult], Why(Place(story, HoldKind.Rule2165, young, Dan)));
        story.Done(Place(story, HoldKind.Verification, young, Dan), Dan);
        Assert.Equal(HoldKind.Verification, story.Now.Hold!.Hold.Kind);
    }

    [Fact]
    public void The_law_of_a_state_ends_a_hold_earlier_where_it_says_so()
    {
        var text = PolicyTable.ShippedText().Replace(
            "states: []",
            "states:\n  - {state: NY, days: 10, count: calendar, effective: 2020-01-01, citation: a statute}",
            StringComparison.Ordinal);
        var story = Of(Wire(20_000));
        story.Policy = ((PolicyTableReading.Accepted)PolicyTable.Parse(text)).Table.On(new LocalDate(2026, 11, 23));
        story.Done(Place(story, HoldKind.Rule2165, AgedSeventy, Dan), Dan);

        Assert.Equal(EndOf("2026-12-03"), story.Now.Hold!.Ends);
    }

    [Fact]
    public void A_hold_under_the_rule_is_not_lifted_before_all_parties_were_told()
    {
        var story = Of(Wire(20_000)).CalledBack(Ann);
        story.Done(Place(story, HoldKind.Rule2165, AgedSeventy, Dan), Dan);
        story.Done(WorkHold.Review(story.Now, new(false, Personal.Of("all is well")), story.As(Bob)), Bob);
        Assert.Equal([ObjectionKind.NoticesMissing], Why(story.Releases(Bob, reason: "all is well")));
        Tell(story, Customer, Joint, Trusted);
        story.Done(story.Releases(Bob, reason: "all is well"), Bob);

        Assert.Equal(InstructionState.Released, story.State);
        Assert.Equal(Monday, Assert.Single(story.Now.PastHolds).LiftedAt);
    }

    [Fact]
    public void Whoever_placed_a_hold_does_not_review_it() => Assert.Equal(
        [ObjectionKind.SameAsPlacer],
        Why(WorkHold.Review(Held().Now, new(true, Personal.Of("yes")), new Acting(Dan, Monday, PolicyOn(Monday)))));

    private static Story Held()
    {
        var story = Of(Wire(20_000));
        return story.Done(Place(story, HoldKind.Rule2165, AgedSeventy, Dan), Dan);
    }

    private static Verdict Place(Story story, HoldKind kind, PlaceHold.Person person, Officer by) => PlaceHold.Decide(
        story.Now, new(kind, Personal.Of("somebody spoke for her on the call"), "dan", [Customer, Joint, Trusted]),
        person, story.As(by));

    private static Verdict Extend(Story story, string? reference) =>
        WorkHold.Extend(story.Now, Personal.Of("the review"), reference, "NY", story.As(Dan));

    private static void Tell(Story story, params ImmutableArray<HoldParty> parties)
    {
        foreach (var party in parties)
        {
            story.Done(
                WorkHold.Notice(story.Now, new(party, "telephone", null, Personal.Of(null)), story.As(Bob)), Bob);
        }
    }

    // The last moment of a day is the one before the first of the next.
    private static Instant EndOf(string date) => DateTimeZoneProviders.Tzdb[Zone]
        .AtStartOfDay(LocalDatePattern.Iso.Parse(date).Value.PlusDays(1)).ToInstant();
}
