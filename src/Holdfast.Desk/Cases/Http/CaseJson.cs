using System.Globalization;
using System.Text.Json;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Messages;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Cases.Http;

/// <summary>Writes cases as the API shows them.</summary>
internal static class CaseJson
{
    /// <summary>A case in a list.</summary>
    public static void Write(Utf8JsonWriter json, CaseRow row)
    {
        json.WriteStartObject();
        WriteMembers(json, row);
        json.WriteEndObject();
    }

    /// <summary>The members of a case, without those of its parts.</summary>
    public static void WriteMembers(Utf8JsonWriter json, CaseRow row)
    {
        json.WriteString("id", row.Id);
        json.WriteNumber("version", row.Version);
        json.WriteString("state", Words.Of(row.State));
        json.WriteString("kind", Words.Of(row.Kind));
        json.WriteString("severity", ContractWords.Outcome.Of(row.Severity));
        json.WriteString("openedAt", InstantText.Of(row.OpenedAt));
        json.WriteString("lastAlertAt", InstantText.Of(row.LastAlertAt));
        json.WriteString("atRisk", Units(row.AtRisk));
        json.WriteBoolean("otherCurrencies", row.HasOtherCurrencies);
        json.WriteString("due", InstantText.Of(row.Due));
        json.WriteString("dueFor", Words.Of(row.DueKind));
        WriteIfAny(json, "assignee", row.Assignee);
        WriteIfAny(json, "assigneeName", row.AssigneeName);
        json.WriteNumber("subjects", row.Subjects);
        json.WriteNumber("alertCount", row.Alerts);
        WriteWords(json, "signals", row.Signals);
        WriteIfAny(json, "symbol", row.Symbol);
        json.WriteNumber("openTasks", row.OpenTasks);
        WriteIfAny(json, "firstLookAt", row.FirstLookAt);
        WriteIfAny(json, "decidedAt", row.DecidedAt);
        WriteIfAny(json, "decidedBy", row.DecidedByName);
        WriteIfAny(json, "disposition", row.Disposition is { } disposition ? Words.Of(disposition) : null);
        if (row.State is CaseState.Decided)
        {
            json.WriteString("saved", Units(row.Saved));
        }

        json.WriteString("review", Words.Of(row.Review));
        json.WriteNumber("reopened", row.Reopened);
        WriteIfAny(json, "mergedInto", row.MergedInto);
        WriteIfAny(json, "splitFrom", row.SplitFrom);
        WriteIfAny(json, "earlier", row.Earlier);
    }

    /// <summary>An alert.</summary>
    public static void Write(Utf8JsonWriter json, CaseAlertRow alert)
    {
        json.WriteStartObject();
        json.WriteNumber("position", alert.Position);
        json.WriteString("at", InstantText.Of(alert.At));
        json.WriteString("type", alert.Type);
        json.WriteString("outcome", ContractWords.Outcome.Of(alert.Outcome));
        json.WriteNumber("score", alert.Score / 10_000m);
        WriteIfAny(json, "customer", alert.Customer);
        WriteWords(json, "signals", alert.Signals);
        WriteWords(json, "advice", alert.Advice);
        if (alert.Currency.Length > 0)
        {
            json.WriteString("amount", Units(alert.Amount));
            json.WriteString("currency", alert.Currency);
            json.WriteString("flow", Words.Of(alert.Flow));
        }

        WriteIfAny(json, "transfer", alert.Transfer);
        WriteIfAny(json, "instruction", alert.Instruction);
        WriteIfAny(json, "symbol", alert.Symbol);
        WriteIfAny(json, "rule", alert.Rule);
        WriteIfAny(json, "firstCase", alert.FirstCaseId == alert.CaseId ? null : alert.FirstCaseId);
        json.WriteEndObject();
    }

    /// <summary>A task, with what it asks for.</summary>
    public static void Write(Utf8JsonWriter json, CaseTaskRow task, string text)
    {
        json.WriteStartObject();
        json.WriteNumber("task", task.Position);
        json.WriteString("text", text);
        json.WriteString("due", InstantText.Of(task.Due));
        WriteIfAny(json, "to", task.AssigneeName);
        json.WriteString("by", task.By);
        json.WriteString("at", InstantText.Of(task.At));
        WriteIfAny(json, "doneAt", task.DoneAt);
        WriteIfAny(json, "doneBy", task.DoneBy);
        WriteIfAny(json, "overdueAt", task.OverdueAt);
        json.WriteEndObject();
    }

    /// <summary>Something that was done.</summary>
    public static void Write(Utf8JsonWriter json, CaseHistoryRow row, IEnumerable<string> texts)
    {
        json.WriteStartObject();
        json.WriteNumber("position", row.Position);
        json.WriteString("case", row.CaseId);
        WriteWords(json, "what", row.What);
        json.WriteString("by", row.By);
        json.WriteString("at", InstantText.Of(row.At));
        WriteIfAny(json, "other", row.Other);
        WriteIfAny(json, "text", string.Join('\n', texts));
        json.WriteEndObject();
    }

    /// <summary>An amount in units.</summary>
    public static string Units(long tenThousandths) =>
        Money.OfSum(tenThousandths).Units.ToString("0.00##", CultureInfo.InvariantCulture);

    public static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    public static void WriteIfAny(Utf8JsonWriter json, string name, Instant? value)
    {
        if (value is { } at)
        {
            json.WriteString(name, InstantText.Of(at));
        }
    }

    private static void WriteWords(Utf8JsonWriter json, string name, string words)
    {
        json.WriteStartArray(name);
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }
}
