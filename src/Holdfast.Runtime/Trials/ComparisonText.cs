using System.Text;
using Holdfast.Engine.Contract;
using NodaTime.Text;

namespace Holdfast.Runtime.Trials;

/// <summary>A comparison of two policies for people.</summary>
public sealed class ComparisonText
{
    private readonly ComparisonReport _report;
    private readonly StringBuilder _text = new();

    private ComparisonText(ComparisonReport report) => _report = report;

    /// <summary>All of it.</summary>
    public static string Of(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new ComparisonText(report);
        text._text.Append($"What policy {report.Second.Policy.Fingerprint} (second) would have decided otherwise than "
            + $"policy {report.First.Policy.Fingerprint} (first)\n\n");
        text._text.Append(TrialHead.Of(report.First, report.MeasuredFrom, report.Reported, report.Figures.First));
        text.AppendChanges();
        if (report.Changes.Count > 0)
        {
            text.AppendCosts();
            text.AppendCampaigns();
            text.AppendDifferences();
        }

        return text._text.ToString();
    }

    private static string Word(Outcome outcome) => ContractWords.Outcome.Of(outcome);

    private void AppendChanges()
    {
        var changed = _report.Changes.Sum(change => change.Count);
        Heading("Answers that change");
        if (changed == 0)
        {
            Line($"None of {Shown.Count(_report.Questions)}: both decide alike.");
            return;
        }

        var table = new TextTable("", "first", "second", "questions", "of campaigns", "money");
        foreach (var change in _report.Changes)
        {
            table.Add(
                ContractWords.EventType.Of(change.Gate), Word(change.First), Word(change.Second),
                Shown.Count(change.Count), Shown.Count(change.ByAttackers),
                change.Money == 0 ? "" : Shown.Dollars(change.Money));
        }

        _text.Append(table);
        var held = _report.Changes.Where(change => change.First is Outcome.Allow).Sum(change => change.Money);
        var letGo = _report.Changes.Where(change => change.Second is Outcome.Allow).Sum(change => change.Money);
        Line($"{Shown.Count(changed)} of {Shown.Count(_report.Questions)} questions. Money newly asked about: "
            + $"{Shown.Dollars(held)}, let go: {Shown.Dollars(letGo)}.");
    }

    private void AppendCosts()
    {
        var (before, after) = _report.Figures;
        Heading("Whom it disturbs and what it meets");
        var table = new TextTable("", "first", "second", "only first", "only second");
        table.Add("honest visits disturbed", Cost(before), Cost(after),
            Shown.Count(_report.Visits.Relieved), Shown.Count(_report.Visits.NewlyDisturbed));
        table.Add("customers disturbed in them", "", "",
            Shown.Count(_report.Customers.Relieved), Shown.Count(_report.Customers.NewlyDisturbed));
        table.Add("campaigns met before loss", Met(before), Met(after),
            Shown.Count(_report.Campaigns.Count(campaign => !campaign.BySecond)),
            Shown.Count(_report.Campaigns.Count(campaign => campaign.BySecond)));
        table.Add("money of campaigns stopped", Shown.Dollars(before.Stopped), Shown.Dollars(after.Stopped));
        _text.Append(table);

        static string Cost(Figures figures) =>
            $"{Shown.Count(figures.Disturbed)} = {Shown.Share(figures.Disturbed, figures.HonestVisits, 2)}";

        static string Met(Figures figures) => $"{figures.Met} of {figures.Campaigns}";
    }

    private void AppendCampaigns()
    {
        if (_report.Campaigns.Count == 0)
        {
            return;
        }

        Heading("Campaigns that only one of them meets before their loss");
        var table = new TextTable("", "kind", "met by", "money", "stopped by first", "by second");
        foreach (var campaign in _report.Campaigns)
        {
            table.Add(campaign.Name, campaign.Kind, campaign.BySecond ? "second" : "first",
                Shown.Dollars(campaign.Loss), Shown.Dollars(campaign.StoppedByFirst),
                Shown.Dollars(campaign.StoppedBySecond));
        }

        _text.Append(table);
    }

    private void AppendDifferences()
    {
        Heading($"The most telling {Shown.Count(_report.Differences.Count)}");
        foreach (var difference in _report.Differences)
        {
            var about = difference.Amount == 0 ? "" : $" {Shown.Dollars(difference.Amount)}";
            var account = difference.Account.Length == 0 ? "" : $", account {difference.Account}";
            var attack = difference.Attack is { } name ? $", of {name}" : "";
            Line($"{ContractWords.EventType.Of(difference.Gate)}{about}, event {difference.Event}, "
                + $"{InstantPattern.General.Format(difference.Time)}{account}{attack}");
            Line($"  first {Word(difference.First.Outcome)} at {difference.First.Score}, "
                + $"second {Word(difference.Second.Outcome)} at {difference.Second.Score}");
            foreach (var why in difference.Why)
            {
                Line($"  {why}");
            }
        }
    }

    private void Heading(string heading) => _text.Append('\n').Append(heading).Append('\n');

    private void Line(string line) => _text.Append("  ").Append(line).Append('\n');
}
