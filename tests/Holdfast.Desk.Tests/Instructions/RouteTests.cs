using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;
using static Holdfast.Desk.Tests.Instructions.Story;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>Limits, categories, contacts and the policy file, each at its boundary.</summary>
public sealed class RouteTests
{
    [Theory]
    [InlineData(25_000, RouteKind.Automated)]
    [InlineData(25_000.01, RouteKind.Confirm)]
    public void An_own_bank_passes_up_to_the_limit_of_the_day(decimal dollars, RouteKind kind) =>
        Assert.Equal(kind, Of(Ach(dollars)).Now.Screening!.Route.Kind);

    [Fact]
    public void What_left_by_itself_today_counts_for_the_limit() => Assert.Equal(
        [RouteReason.OverLimit],
        Of(Ach(5_001), screening: input => input with { AutomatedToday = Money.Of(20_000) })
            .Now.Screening!.Route.Reasons);

    [Theory]
    [InlineData(0.2999, RouteKind.Automated)]
    [InlineData(0.30, RouteKind.Confirm)]
    [InlineData(0.5999, RouteKind.Confirm)]
    [InlineData(0.60, RouteKind.Hold)]
    public void The_score_asks_at_three_tenths_and_holds_at_six(decimal score, RouteKind kind) => Assert.Equal(
        kind,
        Of(Ach(100), screening: input => input with { Score = Probability.Of(score) }).Now.Screening!.Route.Kind);

    [Theory]
    [InlineData(10, RouteKind.Automated)]
    [InlineData(9, RouteKind.Confirm)]
    public void An_own_bank_has_to_have_been_verified_for_ten_days(int days, RouteKind kind) => Assert.Equal(
        kind,
        Of(Ach(100), screening: input => input with
        {
            Payee = PayeeHistory.None with { VerifiedSince = Monday - Duration.FromDays(days) },
        }).Now.Screening!.Route.Kind);

    [Theory]
    [InlineData(50_000, ReleaseNeed.Customer)]
    [InlineData(50_000.01, ReleaseNeed.SecondPerson)]
    [InlineData(250_000, ReleaseNeed.SecondPerson)]
    [InlineData(250_000.01, ReleaseNeed.Principal)]
    public void Above_each_limit_more_is_asked_of_who_releases(decimal dollars, ReleaseNeed need)
    {
        Assert.Equal(
            need, RouteChoice.ReleaseFor(Ach(dollars), ConfirmationNeed.Link, With("releaseByCustomer", "on")));
        Assert.Equal(
            need is ReleaseNeed.Customer ? ReleaseNeed.SecondPerson : need,
            RouteChoice.ReleaseFor(Ach(dollars), ConfirmationNeed.Link, PolicyOn(Monday)));
    }

    [Fact]
    public void A_supervisor_does_not_release_what_takes_a_principal()
    {
        var story = Of(Wire(250_001)).CalledBack(Ann);

        Assert.Equal([ObjectionKind.PrincipalNeeded], Why(story.Releases(Bob)));
        Assert.IsType<Verdict.Done>(story.Releases(Cleo));
    }

    [Theory]
    [InlineData(SanctionsResult.NotChecked, InstructionState.Held)]
    [InlineData(SanctionsResult.Hit, InstructionState.Rejected)]
    [InlineData(SanctionsResult.Clear, InstructionState.Released)]
    [InlineData(SanctionsResult.ScreenedByFirm, InstructionState.Released)]
    public void Nothing_passes_by_itself_where_nobody_asked_the_lists(SanctionsResult result, InstructionState state) =>
        Assert.Equal(state, Of(Ach(100), screening: input => input with { Sanctions = result }).State);

    [Theory]
    [InlineData(30, true)]
    [InlineData(29, false)]
    public void A_contact_has_to_have_been_on_file_for_thirty_days_before(int days, bool isEligible) => Assert.Equal(
        isEligible,
        ContactEligibility.Judge(
            Phone with { OnFileSince = Monday - Duration.FromDays(days) }, Monday, Monday, PolicyOn(Monday))
            is Eligibility.Eligible);

    [Fact]
    public void Every_reason_why_a_contact_may_not_be_used_is_told()
    {
        var contact = Phone with
        {
            OnFileSince = Monday + Duration.FromHours(1), IsUnconfirmedChange = true,
            CoolingUntil = Monday + Duration.FromDays(1), RemovedAt = Monday, IsTrustedContact = true,
            IsUndeliverable = true,
        };

        Assert.Equal(
            [
                ContactFault.NewerThanInstruction, ContactFault.ChangedWithoutConfirmation, ContactFault.CoolingOff,
                ContactFault.Removed, ContactFault.TrustedContact, ContactFault.Undeliverable,
            ],
            ((Eligibility.NotEligible)ContactEligibility.Judge(contact, Monday, Monday, PolicyOn(Monday))).Faults);
    }

    [Fact]
    public void Where_no_contact_may_be_used_proof_in_person_is_asked_for()
    {
        var story = new Story { Contacts = [Phone with { OnFileSince = Monday }] };
        story.Done(Receive.Decide(Wire(100)), Officer.System);
        story.Done(Screen.Decide(story.Now, Calm(Monday), story.As(Officer.System)), Officer.System);
        story.Done(
            SeekConfirmation.Decide(story.Now, story.Contacts, null, story.As(Officer.System)), Officer.System);

        Assert.Equal(ConfirmationMethod.BranchVisit, story.Now.Sought!.Method);
        Assert.Equal("c-phone", Assert.Single(story.Now.Sought.PassedOver).Contact);
        var proof = new ProveInPerson.Proof(
            ConfirmationMethod.NotarisedLetter, ToldRightly(story.Now.Order), "doc-1", false, false, default, default);
        Assert.Equal([ObjectionKind.PersonNeeded],
            Why(ProveInPerson.Decide(story.Now, proof, "case-1", story.As(Officer.System))));
        story.Done(ProveInPerson.Decide(story.Now, proof, "case-1", story.As(Ann)), Ann);
        Assert.Equal(InstructionState.Confirmed, story.State);
    }

    [Theory]
    [InlineData("Acme Tiles LLC", "ACME tiles, llc", true)]
    [InlineData("Acme Tiles LLC", "LLC Tiles Acme", true)]
    [InlineData("Acme Tiles LLC", "Acme Tiles", false)]
    [InlineData("Acme Tiles LLC", "", false)]
    public void Names_are_one_whatever_their_case_punctuation_and_order(string left, string right, bool isSame) =>
        Assert.Equal(isSame, Differences.IsSameName(left, right));

    [Fact]
    public void A_customer_who_is_coached_or_in_distress_has_refused_whatever_they_said()
    {
        Assert.Equal(
            [RefusalKind.Coached, RefusalKind.Distressed],
            Of(Wire(100)).CalledBack(Bob, right => right with { IsCoached = true, IsDistressed = true })
                .Now.Refusal!.Kinds);
        Assert.Equal(
            [ObjectionKind.NotAuthenticated],
            Why(Of(Wire(100)).Calls(Bob, right => right with { Proof = CallerProof.PublicFacts })));
    }

    [Fact]
    public void What_was_shipped_is_a_policy_without_fault_and_a_fault_is_told_by_its_place()
    {
        Assert.Equal(64, Table.Stamp.Sha256.Length);
        var faults = ((PolicyTableReading.Refused)PolicyTable.Parse("""
            version: "1"
            calendar: lunar
            zone: Mars/Olympus
            settings:
              - {name: holdFromScore, value: 2, effective: 2026-01-01, citation: a, source: b}
              - {name: holdFormScore, value: 0.5, effective: 2026-01-01, citation: a, source: b}
              - {name: rule2166, value: yes, effective: soon, citation: a}
            states:
              - {state: Ny, days: 10, count: moons, effective: 2020-01-01, citation: c}
            """)).Faults;

        Assert.Equal(
            [(2, 11), (3, 7), (5, 34), (6, 12), (7, 5), (7, 29), (7, 45), (9, 13), (9, 34)],
            faults.Select(fault => (fault.Line, fault.Column)));
    }

    [Fact]
    public void A_policy_that_contradicts_itself_or_leaves_something_out_is_refused()
    {
        var text = PolicyTable.ShippedText();
        Assert.Contains(
            ((PolicyTableReading.Refused)PolicyTable.Parse(
                text.Replace("value: 0.60", "value: 0.20", StringComparison.Ordinal))).Faults,
            fault => fault.Detail.Contains(
                "'automatedBelowScore' is more than 'holdFromScore'", StringComparison.Ordinal));
        Assert.Contains(
            ((PolicyTableReading.Refused)PolicyTable.Parse(
                text.Replace("name: revertDays", "name: duplicateDays", StringComparison.Ordinal))).Faults,
            fault => fault.Detail.Contains("'revertDays'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_limit_changes_on_the_day_that_the_file_names()
    {
        var text = PolicyTable.ShippedText().Replace(
            "\nsettings:",
            "\nsettings:\n  - {name: principalAbove, value: 100000, effective: 2026-12-01, citation: a, source: b}",
            StringComparison.Ordinal);
        var table = ((PolicyTableReading.Accepted)PolicyTable.Parse(text)).Table;

        Assert.Equal(Money.Of(250_000), table.On(new LocalDate(2026, 11, 30)).PrincipalAbove);
        Assert.Equal(Money.Of(100_000), table.On(new LocalDate(2026, 12, 1)).PrincipalAbove);
    }
}
