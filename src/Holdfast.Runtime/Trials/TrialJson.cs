using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Runtime.Trials;

/// <summary>What reports of trials have in common when they are written for programs.</summary>
internal static class TrialJson
{
    public static void WriteHead(Utf8JsonWriter json, Trial trial, Instant from, ReportedCampaigns? reported)
    {
        json.WriteString("policy", trial.Policy.Fingerprint);
        json.WriteNumber("events", trial.Events);
        json.WriteNumber("linesInError", trial.Faulty);
        json.WriteNumber("linesSentAgain", trial.Repeats);
        json.WriteString("from", InstantPattern.ExtendedIso.Format(trial.Span.First));
        json.WriteString("to", InstantPattern.ExtendedIso.Format(trial.Span.Last));
        json.WriteString("measuredFrom", InstantPattern.ExtendedIso.Format(from));
        json.WriteNumber("labelsWithoutEvent", trial.LabelsWithoutEvent.Count);
        if (reported is not null)
        {
            json.WriteStartObject("reported");
            json.WriteNumber("reports", reported.Reports);
            json.WriteNumber("takenBack", reported.TakenBack);
            json.WriteNumber("campaigns", reported.Campaigns);
            json.WriteNumber("withoutQuestion", reported.WithoutQuestion);
            json.WriteEndObject();
        }
    }

    public static void WriteFigures(Utf8JsonWriter json, Figures figures, string? name = null)
    {
        if (name is not null)
        {
            json.WriteStartObject(name);
        }

        json.WriteNumber("honestVisits", figures.HonestVisits);
        json.WriteNumber("disturbed", figures.Disturbed);
        json.WriteNumber("campaigns", figures.Campaigns);
        json.WriteNumber("met", figures.Met);
        json.WriteNumber("money", figures.Loss / 10_000m);
        json.WriteNumber("moneyStopped", figures.Stopped / 10_000m);
        if (name is not null)
        {
            json.WriteEndObject();
        }
    }

    public static void WriteInterval(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(Rounded(interval.Low));
        json.WriteNumberValue(Rounded(interval.High));
        json.WriteEndArray();
    }

    /// <summary>Six decimals: what follows may differ between machines.</summary>
    public static decimal Rounded(double number) => Math.Round((decimal)number, 6);
}
