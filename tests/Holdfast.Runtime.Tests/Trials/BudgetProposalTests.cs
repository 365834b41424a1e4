using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Policies;
using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class BudgetProposalTests
{
    private static readonly Firm Month = BusyFirm.Month();

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(300)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void Half_that_is_fitted_on_keeps_to_the_budget(int perTenThousand)
    {
        var measured = Month.Measure("2026-01-12T00:00:00Z", DecisionPolicy.Default);
        var halves = new Halves(measured);

        var figures = Under(measured, halves, BudgetProposal.Fit(measured, halves, perTenThousand)!);

        Assert.True(figures.Disturbed * 10_000L <= (long)perTenThousand * figures.HonestVisits, $"{figures}");
    }

    [Fact]
    public void Proposal_meets_more_than_thresholds_that_are_too_high_and_no_less_for_a_larger_budget()
    {
        var lax = ThresholdShift.Apply(
            new DecisionPolicy(hardRules: []), Gates.All.ToDictionary(gate => gate, _ => 6_000));
        var measured = Month.Measure("2026-01-12T00:00:00Z", lax);
        var halves = new Halves(measured);

        int[] met =
        [
            halves.Of(measured.Count(Measured.AsPlayed), measured, fit: true).Met,
            .. new[] { 0, 300, 2_000, 10_000 }.Select(
                budget => Under(measured, halves, BudgetProposal.Fit(measured, halves, budget)!).Met),
        ];

        Assert.Equal(met.Order(), met);
        Assert.True(met[0] < met[1], string.Join(' ', met));
    }

    [Fact]
    public void Halves_share_no_customer()
    {
        var measured = Month.Measure("2026-01-12T00:00:00Z", DecisionPolicy.Default);
        var halves = new Halves(measured);

        var customers = measured.HonestVisits.Index()
            .ToLookup(visit => halves.FitVisits[visit.Index], visit => measured.Trial.Visits[visit.Item].Customer);

        Assert.Empty(customers[true].Intersect(customers[false]));
        Assert.NotEmpty(customers[true]);
        Assert.NotEmpty(customers[false]);
    }

    [Fact]
    public void There_is_no_proposal_where_hard_rules_alone_are_over_the_budget()
    {
        var policy = new DecisionPolicy(hardRules:
            [new HardRule("all", EventType.LoginSucceeded, ["newDevice"], Outcome.StepUp, "A test.")]);
        var measured = Month.Measure("2026-01-12T00:00:00Z", policy);

        Assert.Null(BudgetProposal.Fit(measured, new Halves(measured), 1));
    }

    [Fact]
    public void Proposal_that_is_written_reads_back_as_the_policy_that_was_proposed()
    {
        var report = Tune(DecisionPolicy.Default);

        var text = TunedPolicy.Write(report, "events.ndjson")!;

        Assert.Equal(report.Proposal!.Policy.Fingerprint, Read(text).Fingerprint);
        Assert.Contains("# Proposed by holdfast tune", text, StringComparison.Ordinal);
        Assert.DoesNotContain("limits:", text, StringComparison.Ordinal);
        Assert.All(report.Proposal.Moves, move => Assert.Contains(
            $"{ContractWords.EventType.Of(move.Gate)}:\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Proposal_from_a_policy_of_the_firms_own_keeps_all_that_is_its_own()
    {
        var own = new DecisionPolicy(
            new Dictionary<string, LogOdds> { ["newDevice"] = LogOdds.Of(1.25m) },
            new Dictionary<string, decimal> { ["newPayee"] = 21 });
        var report = Tune(own);

        var read = Read(TunedPolicy.Write(report, "events.ndjson")!);

        Assert.Equal(report.Proposal!.Policy.Fingerprint, read.Fingerprint);
        Assert.NotEqual(own.Fingerprint, read.Fingerprint);
    }

    [Fact]
    public void Report_is_the_same_to_the_last_letter_when_it_is_made_again() =>
        Assert.Equal(TuneText.Of(Tune(DecisionPolicy.Default)), TuneText.Of(Tune(DecisionPolicy.Default)));

    [Fact]
    public void Drawing_is_an_image_with_a_title_and_a_description()
    {
        var drawing = System.Xml.Linq.XDocument.Parse(CurveDrawing.Of(Tune(DecisionPolicy.Default)));

        Assert.Equal("svg", drawing.Root!.Name.LocalName);
        Assert.Equal("title desc", drawing.Root.Attribute("aria-labelledby")!.Value);
        Assert.Contains(
            drawing.Root.Elements(), element => element.Name.LocalName == "desc" && element.Value.Length > 80);
        Assert.DoesNotContain(drawing.Descendants(), element => element.Name.LocalName == "script");
    }

    private static TuneReport Tune(DecisionPolicy policy) => TuneRun.Run(
        Month.Open,
        new TuneOrder
        {
            Policy = policy, Labels = Month.Labels(), Period = new MeasuredPeriod(LearnDays: 11),
            BudgetPerTenThousand = 2_000,
        },
        CancellationToken.None);

    private static DecisionPolicy Read(string text) =>
        Assert.IsType<PolicyReading.Accepted>(PolicyFile.Parse(text)).Policy;

    private static Figures Under(Measured measured, Halves halves, IReadOnlyDictionary<EventType, int> shifts)
    {
        var thresholds = new GateThresholds(ThresholdShift.Apply(measured.Trial.Policy, shifts));
        return halves.Of(
            measured.Count((int _, in GateRecord gate) => thresholds.Answers(gate)), measured, fit: true);
    }
}
