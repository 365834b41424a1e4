using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Engine.Contract;
using NodaTime;
using static Holdfast.Desk.Tests.Cases.Alerts;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>The file of rules: what is taken, what is refused, and what holds when.</summary>
public sealed class CaseRulesTests
{
    [Theory]
    [InlineData("key: symbol", "key: simbol", "did you mean 'symbol'")]
    [InlineData("thinStockBurst", "thinStockBrust", "did you mean 'thinStockBurst'")]
    [InlineData("events: [order.placed]", "events: [order.place]", "did you mean 'order.placed'")]
    [InlineData("window: 48", "window: 0", "a number of hours from 1")]
    [InlineData("unites: true", "unites: maybe", "true or false")]
    [InlineData("value: AS21928", "value: 198.51.100.300/24", "AS and a number")]
    [InlineData("name: decisionHours, value: 24", "name: decisionHours, value: 0", "a whole number from 1")]
    [InlineData("name: decisionHours", "name: decideHours", "decideHours")]
    [InlineData("zone: America/New_York", "zone: America/Gotham", "There is no time zone")]
    [InlineData("name: sameAccount", "name: sameCustomer", "Two rules are called 'sameCustomer'")]
    public void What_is_misspelt_is_refused_at_its_place(string text, string instead, string fault)
    {
        var refused = Assert.IsType<CaseRulesReading.Refused>(
            CaseRulesTable.Parse(CaseRulesTableText.With(text, instead)));

        Assert.Contains(refused.Faults, one => one.Detail.Contains(fault, StringComparison.Ordinal) && one.Line > 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("version: [\n")]
    [InlineData("version: \"1\"\nzone: America/New_York\nsettings: []\nrules: []\n")]
    public void A_file_that_is_not_whole_is_refused(string text) =>
        Assert.IsType<CaseRulesReading.Refused>(CaseRulesTable.Parse(text));

    [Fact]
    public void A_rule_holds_from_its_first_day_to_its_last()
    {
        var table = Read(CaseRulesTableText.With(
            "    window: 48\n", "    window: 48\n    until: 2026-11-23\n"));

        Assert.Contains(table.At(Noon).Rules, rule => rule.Name == "pump");
        Assert.DoesNotContain(table.At(Noon + Duration.FromDays(1)).Rules, rule => rule.Name == "pump");
    }

    [Theory]
    [InlineData(Outcome.StepUp, 480)]
    [InlineData(Outcome.Hold, 60)]
    [InlineData(Outcome.Deny, 30)]
    public void The_more_severe_a_case_is_the_sooner_somebody_looks_at_it(Outcome severity, int minutes) =>
        Assert.Equal(Duration.FromMinutes(minutes), InForce.FirstLook(severity));

    [Theory]
    [InlineData("2026-11-23T17:00:00Z", "2026-11-24T05:00:00Z")]
    [InlineData("2026-11-25T17:00:00Z", "2026-11-27T05:00:00Z")]
    [InlineData("2026-11-27T17:00:00Z", "2026-11-30T05:00:00Z")]
    public void An_order_settles_on_the_next_business_day(string placed, string settles) =>
        Assert.Equal(Instructions.Given.At(settles), InForce.SettlementOf(Instructions.Given.At(placed)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(999, 0)]
    [InlineData(1_000, 0)]
    [InlineData(2_000, 45)]
    [InlineData(3_000, 67)]
    [InlineData(1_024_000, 450)]
    public void Each_time_the_money_doubles_a_case_stands_further_ahead(long dollars, int minutes)
    {
        var ahead = CaseUrgency.RankOf(Noon, 0, InForce) - CaseUrgency.RankOf(Noon, dollars * 10_000, InForce);

        Assert.Equal(minutes, ahead / 60);
    }
}
