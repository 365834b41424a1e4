using System.Text;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>What every report of a trial begins with: which file, which time, how much of what.</summary>
internal static class TrialHead
{
    public static string Of(Trial trial, Instant from, ReportedCampaigns? reported, Figures figures)
    {
        var text = new StringBuilder();
        text.Append($"Policy {trial.Policy.Fingerprint} on {Shown.Count(trial.Events)} events from ")
            .Append($"{Shown.Day(trial.Span.First)} to {Shown.Day(trial.Span.Last)}, ")
            .Append($"measured from {Shown.Day(from)} on.\n")
            .Append($"{Shown.Count(figures.HonestVisits)} honest visits, {Shown.Count(figures.Campaigns)} campaigns ")
            .Append($"that take or move {Shown.Dollars(figures.Loss)}.\n");
        if (trial.Faulty > 0)
        {
            text.Append($"Passed over: {Shown.Count(trial.Faulty)} lines in error, the first line ")
                .Append($"{trial.FirstError!.Line}: {trial.FirstError.Detail}\n");
        }

        if (trial.LabelsWithoutEvent.Count > 0)
        {
            text.Append($"WARNING: {Shown.Count(trial.LabelsWithoutEvent.Count)} labels name an event that the file ")
                .Append($"does not have (line{(trial.LabelsWithoutEvent.Count > 1 ? "s" : "")} ")
                .Append($"{string.Join(", ", trial.LabelsWithoutEvent.Take(10))}")
                .Append(trial.LabelsWithoutEvent.Count > 10 ? ", ..." : "").Append("): is it the right file?\n");
        }

        if (reported is not null)
        {
            AppendReported(text, reported);
        }

        return text.ToString();
    }

    private static void AppendReported(StringBuilder text, ReportedCampaigns reported)
    {
        text.Append('\n').Append("Without labels, what customers reported stands in for them:\n")
            .Append($"  {Shown.Count(reported.Reports)} reports of theft or of a denied transfer, ")
            .Append($"{Shown.Count(reported.TakenBack)} of them taken back as false alarms, make ")
            .Append($"{Shown.Count(reported.Campaigns)} campaigns;\n")
            .Append($"  in {Shown.Count(reported.WithoutQuestion)} of these nothing was asked between what is ")
            .Append("reported and the report.\n");
        if (reported.MedianDelay is { } delay)
        {
            text.Append($"  Half of the reports came later than {Shown.Number(delay.TotalDays, 1)} days after what ")
                .Append("they report.\n");
        }

        text.Append("  Attacks that nobody reported, or not yet, count as honest visits here; what the customer did\n")
            .Append("  in the time of a reported theft cannot be told from what the thief did. Take the figures as a\n")
            .Append("  rough guide.\n");
    }
}
