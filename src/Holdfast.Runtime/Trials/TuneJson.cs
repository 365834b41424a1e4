using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Runtime.Trials;

/// <summary>A report of tuning for programs.</summary>
public static class TuneJson
{
    /// <summary>Writes it as one object.</summary>
    public static void Write(TuneReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        TrialJson.WriteHead(json, report.Trial, report.MeasuredFrom, report.Reported);
        json.WriteStartArray("points");
        foreach (var (place, point) in report.Points.Index())
        {
            WritePoint(json, report, place, point);
        }

        json.WriteEndArray();
        WriteKinds(json, report);
        WriteGroups(json, report);
        WriteProposal(json, report);
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, TuneReport report, int place, DialPoint point)
    {
        json.WriteStartObject();
        json.WriteString("name", point.Target is not null ? "dial" : place == 0 ? "asItIs" : "hardRulesAlone");
        if (point.Target is { } target)
        {
            json.WriteNumber("target", target / 10_000m);
        }

        json.WriteBoolean("reached", point.IsReached);
        if (point.Figures is { } figures)
        {
            if (point.Shift is { } shift)
            {
                json.WriteNumber("shift", shift / 1000m);
                WriteThresholds(json, report.Trial.Policy, shift);
            }

            TrialJson.WriteFigures(json, figures);
            json.WriteNumber("campaignsWithLoss", point.WithLoss.All);
            json.WriteNumber("metWithLoss", point.WithLoss.Met);
            json.WriteNumber("moneyStoppedAtCustomersAsked", point.StoppedNear / 10_000m);
            TrialJson.WriteInterval(json, "disturbedInterval", point.Disturbed);
            TrialJson.WriteInterval(json, "metInterval", point.Met);
            TrialJson.WriteInterval(json, "moneyStoppedInterval", point.Stopped);
        }

        json.WriteEndObject();
    }

    private static void WriteThresholds(Utf8JsonWriter json, DecisionPolicy policy, int shift)
    {
        json.WriteStartObject("thresholds");
        foreach (var gate in Gates.All)
        {
            if (GateThresholds.Lowest(policy.GateOf(gate)!.Thresholds) is { } lowest)
            {
                json.WriteNumber(
                    ContractWords.EventType.Of(gate), ThresholdShift.Apply(lowest, shift).TenThousandths / 10_000m);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteKinds(Utf8JsonWriter json, TuneReport report)
    {
        json.WriteStartArray("kinds");
        foreach (var kind in report.Kinds)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind.Kind);
            json.WriteNumber("campaigns", kind.Campaigns);
            json.WriteNumber("money", kind.Loss / 10_000m);
            json.WriteStartArray("met");
            foreach (var (met, stopped) in kind.Met)
            {
                json.WriteStartObject();
                json.WriteNumber("campaigns", met);
                json.WriteNumber("moneyStopped", stopped / 10_000m);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGroups(Utf8JsonWriter json, TuneReport report)
    {
        json.WriteStartArray("groups");
        foreach (var group in report.Groups)
        {
            json.WriteStartObject();
            json.WriteString("name", group.Name);
            json.WriteString("definition", group.Definition);
            json.WriteNumber("honestVisits", group.Visits);
            json.WriteNumber("disturbed", group.Disturbed);
            TrialJson.WriteInterval(json, "disturbedInterval", new Interval(group.Low, group.High));
            json.WriteBoolean("carriesTheCost", group.CarriesTheCost);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProposal(Utf8JsonWriter json, TuneReport report)
    {
        json.WriteNumber("budget", report.BudgetPerTenThousand / 10_000m);
        if (report.Proposal is not { } proposal)
        {
            json.WriteNull("proposal");
            return;
        }

        json.WriteStartObject("proposal");
        json.WriteString("policy", proposal.Policy.Fingerprint);
        json.WriteStartArray("moves");
        foreach (var move in proposal.Moves)
        {
            json.WriteStartObject();
            json.WriteString("gate", ContractWords.EventType.Of(move.Gate));
            json.WriteNumber("shift", move.Shift / 1000m);
            json.WriteString("old", Shown.Threshold(GateThresholds.Lowest(move.Old.Thresholds)));
            json.WriteString("new", Shown.Threshold(GateThresholds.Lowest(move.New.Thresholds)));
            TrialJson.WriteFigures(json, move.Alone, "alone");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        TrialJson.WriteFigures(json, proposal.Fitted.Now, "fittedNow");
        TrialJson.WriteFigures(json, proposal.Fitted.Proposed, "fittedProposed");
        TrialJson.WriteFigures(json, proposal.Unseen.Now, "unseenNow");
        TrialJson.WriteFigures(json, proposal.Unseen.Proposed, "unseenProposed");
        TrialJson.WriteFigures(json, proposal.All.Now, "allNow");
        TrialJson.WriteFigures(json, proposal.All.Proposed, "allProposed");
        TrialJson.WriteFigures(json, proposal.PlayedAgain, "playedAgain");
        json.WriteEndObject();
    }
}
