using System.Text.Json;
using Holdfast.Desk.Api;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Retention;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;

namespace Holdfast.Desk.Records;

/// <summary>
/// Legal holds: put on, taken off, listed. What is on hold is not disposed of (17 CFR 248.30(b)(3): a duty to keep
/// comes before a duty to dispose).
/// </summary>
internal sealed class LegalHolds(RetentionDesk desk, LookUps lookUps)
{
    private static readonly string[] Names = ["matter", "reason", "account", "customer", "first", "last", "all"];

    public async Task ListAsync(HttpContext context)
    {
        var holds = desk.Holds();
        await lookUps.RecordAsync(context, new Look("holds", holds.Count));
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray("holds");
            foreach (var hold in holds)
            {
                Write(json, hold);
            }

            json.WriteEndArray();
        });
    }

    public async Task PutOnAsync(HttpContext context)
    {
        if (await JsonAnswer.ReadAsync(context) is not { } body)
        {
            return;
        }

        List<EventFault> faults = [];
        var matter = JsonAnswer.Text(body, "matter", HoldContent.TextAtMost, faults);
        var reason = JsonAnswer.Text(body, "reason", HoldContent.ReasonAtMost, faults);
        var scope = ScopeOf(body, faults);
        faults.AddRange(JsonAnswer.Unknown(body, Names));
        if (faults.Count > 0)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        await AnswerAsync(context, StatusCodes.Status201Created, await desk.PutOnAsync(
            scope!, matter, reason, Asker.Of(context).ToString(), context.RequestAborted));
    }

    public async Task TakeOffAsync(HttpContext context)
    {
        if (await JsonAnswer.ReadAsync(context) is not { } body)
        {
            return;
        }

        List<EventFault> faults = [];
        var reason = JsonAnswer.Text(body, "reason", HoldContent.ReasonAtMost, faults);
        faults.AddRange(JsonAnswer.Unknown(body, "reason"));
        if (faults.Count > 0)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        await AnswerAsync(context, StatusCodes.Status200OK, await desk.TakeOffAsync(
            (string)context.Request.RouteValues["hold"]!, reason, Asker.Of(context).ToString(),
            context.RequestAborted));
    }

    private static Task AnswerAsync(HttpContext context, int done, RetentionAnswer answer) => answer switch
    {
        RetentionAnswer.Done hold => JsonAnswer.WriteAsync(context, done, json => json.WriteString("hold", hold.Id)),
        RetentionAnswer.Unknown unknown => JsonAnswer.NotFoundAsync(context, unknown.Reason),
        RetentionAnswer.Refused refused => Problem.Of(ProblemTypes.Refused, refused.Reason).ExecuteAsync(context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static HoldScope? ScopeOf(JsonElement body, List<EventFault> faults)
    {
        List<HoldScope> scopes = [];
        if (body.TryGetProperty("account", out _))
        {
            scopes.Add(new HoldScope.OfAccount(JsonAnswer.Text(body, "account", HoldContent.TextAtMost, faults)));
        }

        if (body.TryGetProperty("customer", out _))
        {
            scopes.Add(new HoldScope.OfCustomer(JsonAnswer.Text(body, "customer", HoldContent.TextAtMost, faults)));
        }

        if (body.TryGetProperty("all", out var all) && all.ValueKind is JsonValueKind.True)
        {
            scopes.Add(new HoldScope.All());
        }

        if (body.TryGetProperty("first", out var first) | body.TryGetProperty("last", out var last))
        {
            scopes.Add(first is { ValueKind: JsonValueKind.Number } && first.TryGetInt64(out var from) &&
                last is { ValueKind: JsonValueKind.Number } && last.TryGetInt64(out var to) && from >= 0 && from <= to
                ? new HoldScope.Entries(from, to)
                : new HoldScope.Entries(-1, -1));
        }

        if (scopes is [not HoldScope.Entries(-1, -1) and var scope])
        {
            return scope;
        }

        faults.Add(new EventFault("", "Expected one of account, customer, first and last, or all as true."));
        return null;
    }

    private static void Write(Utf8JsonWriter json, LegalHold hold)
    {
        json.WriteStartObject();
        json.WriteString("hold", hold.Id);
        json.WriteString("matter", hold.Matter);
        json.WriteString("reason", hold.Reason);
        json.WriteString("by", hold.By);
        json.WriteString("putOn", InstantPattern.ExtendedIso.Format(hold.PutOn));
        if (hold.TakenOff is { } off)
        {
            json.WriteString("takenOff", InstantPattern.ExtendedIso.Format(off));
        }

        hold.Scope.WriteTo(json);
        json.WriteEndObject();
    }
}
