using System.Globalization;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Records;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Cases.Http;

/// <summary>What the routes over several cases do: samples, hand-overs, rules.</summary>
internal sealed class CaseDeskRoutes(
    ReviewDesk reviews, CaseReader reader, CaseTexts texts, CaseLooks looks, CaseRulesInForce rules,
    ServerSettings settings)
{
    private static readonly string[] HandOverParameters = ["limit"];

    public async Task DrawAsync(HttpContext context)
    {
        if (await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var days = settings.Firm.TimeZone;
        var (from, until) = (fields.Time("from", days), fields.Time("until", days));
        if (!fields.Has("from"))
        {
            fields.NeededText("from");
        }

        if (!fields.Has("until"))
        {
            fields.NeededText("until");
        }

        if (await CustomerRequest.IsGoodAsync(context, fields))
        {
            var drawn = await reviews.DrawAsync(
                from!.Value, until!.Value, OfficerOf.Request(context), context.RequestAborted);
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
            {
                json.WriteStartArray("drawn");
                foreach (var id in drawn)
                {
                    json.WriteStringValue(id.ToString());
                }

                json.WriteEndArray();
            });
        }
    }

    public async Task ListHandOversAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var limit = query.Limit();
        if (query.Refusal(HandOverParameters) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        var rows = await reader.HandOversAsync(limit, context.RequestAborted);
        await looks.RecordAsync(ActorOf.Request(context), null, rows.Count, context.RequestAborted);
        var written = texts.Read(rows.Select(row => row.Position)).ToDictionary(text => text.Position);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray("handOvers");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                json.WriteNumber("number", row.Position);
                json.WriteString("at", InstantText.Of(row.At));
                json.WriteString("by", row.By);
                json.WriteNumber("openCases", row.OpenCases);
                json.WriteNumber("overdue", row.Overdue);
                json.WriteString("text", written.TryGetValue(row.Position, out var text) ? text.Text.Text : "");
                CaseJson.WriteIfAny(json, "takenBy", row.TakenBy);
                CaseJson.WriteIfAny(json, "takenAt", row.TakenAt);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public async Task HandOverAsync(HttpContext context)
    {
        if (await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var (request, text) = (fields.Name("requestId"), CaseForms.NeededText(fields, "text"));
        if (await CustomerRequest.IsGoodAsync(context, fields))
        {
            await AnswerAsync(
                context,
                await reviews.HandOverAsync(text, request, OfficerOf.Request(context), context.RequestAborted));
        }
    }

    public async Task TakeOverAsync(HttpContext context)
    {
        var number = long.TryParse(
            (string?)context.Request.RouteValues["number"], NumberStyles.None, CultureInfo.InvariantCulture,
            out var read) ? read : -1;
        await AnswerAsync(
            context, await reviews.TakeOverAsync(number, OfficerOf.Request(context), context.RequestAborted));
    }

    /// <summary>The rules that are in force, as they were written.</summary>
    public async Task RulesAsync(HttpContext context)
    {
        var text = await rules.TextAsync(context.RequestAborted);
        context.Response.ContentType = "application/yaml; charset=utf-8";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
    }

    private static Task AnswerAsync(HttpContext context, HandOverOutcome outcome) => outcome switch
    {
        HandOverOutcome.Done => JsonAnswer.WriteAsync(
            context, StatusCodes.Status200OK, json => json.WriteBoolean("done", true)),
        HandOverOutcome.Refused(var objection) => CaseAnswers.RefuseAsync(context, [objection]),
        HandOverOutcome.Unknown => CaseAnswers.AbsentAsync(context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
