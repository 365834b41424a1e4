using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Policies;
using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class LearnRunTests
{
    // Weights that make too little of what all thieves of this firm have in common.
    private static readonly DecisionPolicy Blind = DecisionPolicy.Default.With(new Dictionary<string, LogOdds>
    {
        ["newDevice"] = LogOdds.Of(0.05m),
        ["newDeviceOnStrangeNetwork"] = LogOdds.Of(0.05m),
        ["newDeviceNetworkAndCountry"] = LogOdds.Of(0.05m),
        ["newPayeeFromRecentDevice"] = LogOdds.Of(0.05m),
    });

    private static readonly Lazy<LearnReport> Report = new(() => Learn(BusyFirm.Month()));

    [Fact]
    public void Fitted_weights_foretell_what_they_have_not_seen_better_where_the_present_ones_are_blind()
    {
        var (present, fitted) = Report.Value.Check;

        Assert.NotNull(Report.Value.Strength);
        Assert.True(fitted.Loss < present.Loss);
        Assert.InRange(Report.Value.LossFalls, Report.Value.LossFallsBetween.Low, Report.Value.LossFallsBetween.High);
    }

    [Fact]
    public void Every_change_names_how_often_the_signal_spoke_and_none_is_without_evidence()
    {
        Assert.NotEmpty(Report.Value.Signals);
        Assert.All(
            Report.Value.Signals, change => Assert.True(change.AtAttacks + change.AtHonest > 0, change.Signal.Id));
        Assert.All(Report.Value.Signals, change => Assert.True(
            Math.Sign(change.New.Thousandths) * Math.Sign(change.Signal.Description.Weight) >= 0, change.Signal.Id));
    }

    [Fact]
    public void File_holds_the_policy_that_was_checked()
    {
        var text = LearnedPolicy.Write(Report.Value, "events.ndjson")!;

        var read = Assert.IsType<PolicyReading.Accepted>(PolicyFile.Parse(text)).Policy;
        Assert.Equal(Report.Value.Policy.Fingerprint, read.Fingerprint);
        Assert.Contains("Nothing is switched on by this file", text.Replace("\n# ", " ", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Report_is_the_same_to_the_last_letter_when_it_is_made_again() =>
        Assert.Equal(LearnText.Of(Report.Value), LearnText.Of(Learn(BusyFirm.Month())));

    [Fact]
    public void Calibration_counts_every_question_that_was_checked_alike_for_both() => Assert.Equal(
        Report.Value.Check.Present.Calibration.Sum(bin => bin.Questions),
        Report.Value.Check.Fitted.Calibration.Sum(bin => bin.Questions));

    [Fact]
    public void Without_an_attack_in_the_fitted_time_there_is_nothing_to_fit()
    {
        var firm = new Firm().SignIn("2026-01-01T09:00:00Z", "s-1").SignIn("2026-01-30T09:00:00Z", "s-2")
            .SignIn("2026-01-30T10:00:00Z", "s-3", attack: "at-1");

        var failure = Assert.Throws<TrialException>(() => Learn(firm));

        Assert.Contains("nothing to fit", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_of_reliability_is_an_image_with_a_title() => Assert.Equal(
        "Share of attacks by score",
        System.Xml.Linq.XDocument.Parse(ReliabilityDrawing.Of(Report.Value)).Root!.Elements().First().Value);

    private static LearnReport Learn(Firm firm) => LearnRun.Run(
        firm.Open, new LearnOrder { Policy = Blind, Labels = firm.Labels() }, CancellationToken.None);
}
