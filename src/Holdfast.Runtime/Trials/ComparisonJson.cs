using System.Text.Json;
using Holdfast.Engine.Contract;
using NodaTime.Text;

namespace Holdfast.Runtime.Trials;

/// <summary>A comparison of two policies for programs.</summary>
public static class ComparisonJson
{
    /// <summary>Writes it as one object.</summary>
    public static void Write(ComparisonReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        TrialJson.WriteHead(json, report.First, report.MeasuredFrom, report.Reported);
        json.WriteString("against", report.Second.Policy.Fingerprint);
        json.WriteNumber("questions", report.Questions);
        WriteChanges(json, report);
        TrialJson.WriteFigures(json, report.Figures.First, "first");
        TrialJson.WriteFigures(json, report.Figures.Second, "second");
        json.WriteNumber("honestVisitsNewlyDisturbed", report.Visits.NewlyDisturbed);
        json.WriteNumber("honestVisitsRelieved", report.Visits.Relieved);
        json.WriteNumber("customersNewlyDisturbed", report.Customers.NewlyDisturbed);
        json.WriteNumber("customersRelieved", report.Customers.Relieved);
        WriteCampaigns(json, report);
        WriteDifferences(json, report);
        json.WriteEndObject();
    }

    private static void WriteChanges(Utf8JsonWriter json, ComparisonReport report)
    {
        json.WriteStartArray("changes");
        foreach (var change in report.Changes)
        {
            json.WriteStartObject();
            json.WriteString("gate", ContractWords.EventType.Of(change.Gate));
            json.WriteString("first", ContractWords.Outcome.Of(change.First));
            json.WriteString("second", ContractWords.Outcome.Of(change.Second));
            json.WriteNumber("questions", change.Count);
            json.WriteNumber("ofCampaigns", change.ByAttackers);
            json.WriteNumber("money", change.Money / 10_000m);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCampaigns(Utf8JsonWriter json, ComparisonReport report)
    {
        json.WriteStartArray("campaigns");
        foreach (var campaign in report.Campaigns)
        {
            json.WriteStartObject();
            json.WriteString("attack", campaign.Name);
            json.WriteString("kind", campaign.Kind);
            json.WriteString("metBy", campaign.BySecond ? "second" : "first");
            json.WriteNumber("money", campaign.Loss / 10_000m);
            json.WriteNumber("stoppedByFirst", campaign.StoppedByFirst / 10_000m);
            json.WriteNumber("stoppedBySecond", campaign.StoppedBySecond / 10_000m);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDifferences(Utf8JsonWriter json, ComparisonReport report)
    {
        json.WriteStartArray("differences");
        foreach (var difference in report.Differences)
        {
            json.WriteStartObject();
            json.WriteString("event", difference.Event);
            json.WriteString("type", ContractWords.EventType.Of(difference.Gate));
            json.WriteString("time", InstantPattern.ExtendedIso.Format(difference.Time));
            json.WriteString("account", difference.Account);
            json.WriteString("attack", difference.Attack);
            json.WriteNumber("amount", difference.Amount / 10_000m);
            WriteAnswer(json, "first", difference.First);
            WriteAnswer(json, "second", difference.Second);
            json.WriteStartArray("why");
            foreach (var why in difference.Why)
            {
                json.WriteStringValue(why);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAnswer(Utf8JsonWriter json, string name, (Outcome Outcome, string Score) answer)
    {
        json.WriteStartObject(name);
        json.WriteString("outcome", ContractWords.Outcome.Of(answer.Outcome));
        json.WritePropertyName("score");
        json.WriteRawValue(answer.Score);
        json.WriteEndObject();
    }
}
