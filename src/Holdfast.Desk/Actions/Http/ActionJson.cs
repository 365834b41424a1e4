using System.Text.Json;
using Holdfast.Desk.Actions.Work;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Messages;
using NodaTime;

namespace Holdfast.Desk.Actions.Http;

/// <summary>Writes orders as answers.</summary>
internal static class ActionJson
{
    /// <summary>Where an order stands.</summary>
    public static void WriteStand(Utf8JsonWriter json, ActionOrder order)
    {
        json.WriteString("id", order.Id.ToString());
        json.WriteNumber("version", order.Version);
        json.WriteString("state", Words.Of(order.State));
        json.WriteString("kind", Words.Of(order.Request.Kind));
        Text(json, "undoes", order.Request.Undoes?.ToString());
        Text(json, "undoneBy", order.UndoneBy?.ToString());
    }

    /// <summary>An order in a list.</summary>
    public static void Write(Utf8JsonWriter json, ActionRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteNumber("version", row.Version);
        json.WriteString("state", Words.Of(row.State));
        json.WriteString("kind", Words.Of(row.Kind));
        Text(json, "undoes", row.Undoes);
        Text(json, "undoneBy", row.UndoneBy);
        Text(json, "customer", row.Customer);
        Text(json, "case", row.Case);
        Text(json, "symbol", row.Symbol);
        json.WriteBoolean("emergency", row.IsEmergency);
        json.WriteBoolean("late", row.IsLate);
        json.WriteBoolean("toReview", row.NeedsReview);
        json.WriteString("proposedBy", row.ProposedBy);
        json.WriteString("proposedAt", InstantText.Of(row.ProposedAt));
        Time(json, "orderedAt", row.OrderedAt);
        Time(json, "answeredAt", row.AnsweredAt);
        Time(json, "nextDue", row.NextDue);
        json.WriteEndObject();
    }

    /// <summary>An order, opened.</summary>
    public static void Write(Utf8JsonWriter json, ActionView view)
    {
        var (order, request) = (view.Order, view.Order.Request);
        WriteStand(json, order);
        json.WriteString("targetKind", Words.Of(request.Rule.Target));
        Personal(json, "target", request.Target);
        Personal(json, "reason", request.Reason);
        Text(json, "customer", request.Customer);
        Text(json, "case", request.Case);
        json.WriteBoolean("emergency", request.IsEmergency);
        json.WriteBoolean("toReview", order.NeedsReview);
        WriteReach(json, order.Reach);
        json.WriteString("proposedBy", InstructionRows.NameOf(order.ProposedBy));
        json.WriteString("proposedAt", InstantText.Of(order.ProposedAt));
        Time(json, "orderedAt", order.OrderedAt);
        Time(json, "answerBy", order.OrderedAt + request.Rule.AnswerWithin);
        if (order.Answer is { } answer)
        {
            json.WriteString("outcome", Words.Of(answer.Outcome));
            Personal(json, "outcomeWords", answer.Words);
            json.WriteString("answeredAt", InstantText.Of(answer.At));
        }

        json.WriteStartArray("late");
        foreach (var alarm in order.Late)
        {
            json.WriteStringValue(Words.Of(alarm));
        }

        json.WriteEndArray();
        json.WriteStartArray("history");
        foreach (var recorded in view.History)
        {
            json.WriteStartObject();
            json.WriteString("what", JsonNamingPolicy.CamelCase.ConvertName(recorded.Fact.GetType().Name));
            json.WriteString("by", InstructionRows.NameOf(recorded.By));
            json.WriteString("at", InstantText.Of(recorded.At));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What an order would do.</summary>
    public static void Write(Utf8JsonWriter json, ReachOfAction seen, ActionVerdict verdict)
    {
        var rule = seen.Request.Rule;
        json.WriteString("kind", Words.Of(seen.Request.Kind));
        WriteReach(json, seen.Known.Reach);
        json.WriteBoolean("frozenAlready", seen.IsFrozen);
        json.WriteBoolean("needsSecond", rule.NeedsSecond);
        json.WriteBoolean("canBeEmergency", rule.CanBeEmergency);
        json.WriteBoolean("canBeUndone", rule.CanBeUndone);
        json.WriteNumber("answerWithinMinutes", (int)rule.AnswerWithin.TotalMinutes);
        json.WriteStartArray("will");
        foreach (var sentence in ConsequenceWords.Of(seen))
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
        json.WriteStartArray("objections");
        foreach (var objection in verdict is ActionVerdict.Refused(var objections) ? objections : [])
        {
            json.WriteStringValue(Words.Of(objection.Kind));
        }

        json.WriteEndArray();
    }

    private static void WriteReach(Utf8JsonWriter json, Reach reach)
    {
        if (reach.Accounts is { } accounts)
        {
            json.WriteNumber("accounts", accounts);
        }

        json.WriteNumber("openInstructions", reach.Instructions);
        json.WriteNumber("receivers", reach.Receivers);
    }

    private static void Personal(Utf8JsonWriter json, string name, Personal text) =>
        Text(json, name, text.IsEmpty ? null : text.Text);

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void Time(Utf8JsonWriter json, string name, Instant? at)
    {
        if (at is { } known)
        {
            json.WriteString(name, InstantText.Of(known));
        }
    }
}
